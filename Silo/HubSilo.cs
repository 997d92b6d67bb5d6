using System.Net;
using System.Net.Sockets;
using InterTrust.Database;
using InterTrust.Organisations;
using InterTrust.Pathways;
using InterTrust.Referrals;
using InterTrust.Telemetry;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Orleans.Configuration;
using Orleans.Placement;

namespace InterTrust;

/// <summary>Configures a silo to host the hub's grains: in the silo program, in the embedded mode of the Api and in tests.</summary>
public static class HubSilo
{
    /// <summary>Settings are stored under the service id, so it must never change.</summary>
    public const string ServiceId = "InterTrust";

    /// <summary>
    /// Adds the hub to a silo, which may be at a site. The host must call <see cref="Schema.Prepare"/> before it starts. A demo accepts
    /// only test NHS numbers, and a demo database cannot be used in production.
    /// </summary>
    public static ISiloBuilder AddHub(this ISiloBuilder silo, DatabaseOptions database, HubMode mode, string? site = null)
    {
        silo.Services.TryAddSingleton<TimeProvider>(new MonotonicTimeProvider(TimeProvider.System));
        silo.Services
            .AddDatabase(database, mode)
            .AddSingleton<IPatientKeys>(services => services.GetRequiredService<HubSecret>())
            .AddSingleton(new HubPolicy(TestNumbersOnly: mode is HubMode.Demo))
            .AddSingleton<DirectoryCache>()
            .AddSingleton<ReferralContextReader>()
            .AddSingleton<PathwayContextReader>()
            .AddSingleton<HomeSite>()
            .AddPlacementFilter<HomeSiteFilter, HomeSite>(ServiceLifetime.Singleton)
            .AddHostedService<DueSweep>()
            .AddHostedService<DraftSweep>()
            .AddHostedService(services => ActivatorUtilities.CreateInstance<SiloMeters>(services, site ?? ""))
            // Inserted first: Orleans takes the first provider that has a name.
            .Insert(0, ServiceDescriptor.Singleton<IGrainInterfaceTypeProvider>(services =>
                new InterfaceNames(ActivatorUtilities.CreateInstance<AttributeGrainInterfaceTypeProvider>(services))));
        silo.Configure<ClusterOptions>(cluster => cluster.ServiceId = ServiceId);
        // A referral is idle for days between commands. Reloading it costs one query, keeping it in memory about 12 kB.
        silo.Configure<GrainCollectionOptions>(grains => grains.CollectionAge = TimeSpan.FromMinutes(3));
        if (site is not null)
            silo.Services.PostConfigure<SiloOptions>(options => options.SiloName = HomeSite.Name(site, Environment.MachineName));
        return silo.AddSettingsStorage(database).PropagateTraces();
    }

    /// <summary>A cluster of one silo in this process, on free loopback ports.</summary>
    public static ISiloBuilder UseOneProcess(this ISiloBuilder silo)
    {
        var (siloPort, gatewayPort) = FreePorts();
        return silo.UseLocalhostClustering(siloPort, gatewayPort);
    }

    private static (int Silo, int Gateway) FreePorts()
    {
        using var silo = new TcpListener(IPAddress.Loopback, 0);
        using var gateway = new TcpListener(IPAddress.Loopback, 0);
        silo.Start();
        gateway.Start();
        return (((IPEndPoint)silo.LocalEndpoint).Port, ((IPEndPoint)gateway.LocalEndpoint).Port);
    }
}
