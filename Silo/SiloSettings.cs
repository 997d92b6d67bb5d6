using InterTrust.Cluster;
using InterTrust.Database;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace InterTrust;

/// <summary>The settings of a silo, read once at start.</summary>
public sealed record SiloSettings(HubMode Mode, HubClusterOptions Cluster, DatabaseOptions Database, string Management)
{
    /// <summary>The address of health and metrics, for operators only.</summary>
    private const string DefaultManagement = "http://127.0.0.1:8080";

    /// <summary>Reads the settings.</summary>
    /// <exception cref="InvalidOperationException">A value has the wrong type; the message names the setting.</exception>
    public static SiloSettings Read(IConfiguration configuration) => new(
        configuration.GetValue("Hub:Mode", HubMode.Demo),
        configuration.GetSection("Cluster").Get<HubClusterOptions>() ?? new(),
        configuration.GetSection("Database").Get<DatabaseOptions>() ?? new(),
        configuration[WebHostDefaults.ServerUrlsKey] ?? DefaultManagement);

    /// <summary>Registers the settings for validation at start.</summary>
    public void AddTo(IServiceCollection services)
    {
        services.AddDatabaseOptions(Mode).Validate(
            options => options.Provider is DatabaseProvider.PostgreSql, "Database:Provider: a silo of its own works on PostgreSql");
        services.AddHubClusterOptions(isSilo: true);
        services.AddSingleton<IValidateOptions<HubClusterOptions>>(new ManagementValidator<HubClusterOptions>("urls", Management));
    }
}
