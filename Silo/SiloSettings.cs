using InterTrust.Cluster;
using InterTrust.Database;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;

namespace InterTrust;

/// <summary>Everything that a silo's process can be told, read once at start.</summary>
public sealed record SiloSettings(HubMode Mode, HubClusterOptions Cluster, DatabaseOptions Database, string Management)
{
    /// <summary>Health and metrics: what those who run the silo look at, and nobody else.</summary>
    private const string DefaultManagement = "http://127.0.0.1:8080";

    /// <summary>Reads the settings.</summary>
    /// <exception cref="InvalidOperationException">A value is not what its setting takes; the message names the setting.</exception>
    public static SiloSettings Read(IConfiguration configuration) => new(
        configuration.GetValue("Hub:Mode", HubMode.Demo),
        configuration.GetSection("Cluster").Get<HubClusterOptions>() ?? new(),
        configuration.GetSection("Database").Get<DatabaseOptions>() ?? new(),
        configuration[WebHostDefaults.ServerUrlsKey] ?? DefaultManagement);

    /// <summary>What keeps the silo from starting, each by the name of its setting.</summary>
    public IReadOnlyList<string> Wrong() =>
    [
        .. Database.Provider is DatabaseProvider.PostgreSql ? [] : new[] { "Database:Provider: a silo of its own works on PostgreSql" },
        .. Database.Wrong(Mode),
        .. Cluster.Wrong(),
        .. Loopback.WrongForManagement("urls", Management),
    ];
}
