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

/// <summary>What makes a silo a place for the hub's grains. The same in a process of its own, in the Api's and in a test's cluster.</summary>
public static class HubSilo
{
    /// <summary>Settings are stored under the service's id: it is written down here once and never changes.</summary>
    public const string ServiceId = "InterTrust";

    /// <summary>Adds the hub to a silo. Whoever builds the host runs <see cref="Schema.Migrate"/> before it starts.</summary>
    /// <param name="silo">The silo.</param>
    /// <param name="database">Where it writes.</param>
    /// <param name="mode">A demo has a database of its own kind, and takes only NHS numbers that belong to nobody.</param>
    /// <param name="site">Where the silo stands.</param>
    public static ISiloBuilder AddHub(this ISiloBuilder silo, DatabaseOptions database, HubMode mode, string? site = null)
    {
        silo.Services.TryAddSingleton<TimeProvider>(new MonotonicTimeProvider(TimeProvider.System));
        silo.Services
            .AddDatabase(database, mode)
            .AddSingleton<IPatientKeys>(services => services.GetRequiredService<HubSecret>())
            .AddSingleton(new HubPolicy(TestNumbersOnly: mode is HubMode.Demo))
            .AddSingleton<IReferredDataSets, ReferredDataSets>()
            .AddSingleton<DirectoryCache>()
            .AddSingleton<HomeSite>()
            .AddPlacementFilter<HomeSiteFilter, HomeSite>(ServiceLifetime.Singleton)
            .AddHostedService<DueSweep>()
            .AddHostedService<DraftSweep>()
            .AddHostedService(services => ActivatorUtilities.CreateInstance<SiloMeters>(services, site ?? ""))
            // The first that knows a name is not followed by another.
            .Insert(0, ServiceDescriptor.Singleton<IGrainInterfaceTypeProvider>(services =>
                new InterfaceNames(ActivatorUtilities.CreateInstance<AttributeGrainInterfaceTypeProvider>(services))));
        silo.Configure<ClusterOptions>(cluster => cluster.ServiceId = ServiceId);
        // A referral rests for days between two commands; reading it back costs one query, keeping it some twelve kilobytes.
        silo.Configure<GrainCollectionOptions>(grains => grains.CollectionAge = TimeSpan.FromMinutes(3));
        if (site is not null)
            silo.Services.PostConfigure<SiloOptions>(options => options.SiloName = HomeSite.Name(site, Environment.MachineName));
        return silo.AddSettingsStorage(database).PropagateTraces();
    }

    /// <summary>A cluster of one, in this process, on ports that nobody else has; nothing outside talks to it.</summary>
    public static ISiloBuilder UseOneProcess(this ISiloBuilder silo)
    {
        var (siloPort, gatewayPort) = FreePorts();
        return silo.UseLocalhostClustering(siloPort, gatewayPort);
    }

    private static (int Silo, int Gateway) FreePorts()
    {
        using var one = new TcpListener(IPAddress.Loopback, 0);
        using var other = new TcpListener(IPAddress.Loopback, 0);
        one.Start();
        other.Start();
        return (((IPEndPoint)one.LocalEndpoint).Port, ((IPEndPoint)other.LocalEndpoint).Port);
    }
}
