using InterTrust.Cluster;
using InterTrust.Database;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

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

    /// <summary>Registers the settings, so that all that is wrong with them is found at start.</summary>
    public void AddTo(IServiceCollection services)
    {
        services.AddDatabaseOptions(Mode).Validate(
            options => options.Provider is DatabaseProvider.PostgreSql, "Database:Provider: a silo of its own works on PostgreSql");
        services.AddHubClusterOptions(isSilo: true);
        services.AddSingleton<IValidateOptions<HubClusterOptions>>(new ManagementValidator<HubClusterOptions>("urls", Management));
    }
}
