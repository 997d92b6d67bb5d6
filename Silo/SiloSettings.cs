using InterTrust.Cluster;
using InterTrust.Database;
using Microsoft.Extensions.Configuration;

namespace InterTrust;

/// <summary>The settings of a silo.</summary>
public sealed record SiloSettings : IProgramSettings
{
    [ConfigurationKeyName("Hub:Mode")]
    public HubMode Mode { get; init; }

    public HubClusterOptions Cluster { get; init; } = new();

    public DatabaseOptions Database { get; init; } = new();

    /// <summary>The addresses of health and metrics, for operators only.</summary>
    public string Urls { get; init; } = "http://127.0.0.1:8080";

    public IEnumerable<SettingRule> Rules() =>
    [
        SettingRule.IsDefined("Hub:Mode", Mode),
        .. Database.Rules(Mode),
        new(Database.Provider is DatabaseProvider.PostgreSql, "Database:Provider: a silo of its own needs PostgreSql"),
        .. Cluster.Rules(isSilo: true),
        .. Loopback.Rules("urls", Urls),
    ];
}
