using System.Net;
using System.Net.Sockets;
using InterTrust.Database;
using InterTrust.Organisations;
using InterTrust.Pathways;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Orleans.Configuration;

namespace InterTrust;

/// <summary>What makes a silo a place for the hub's grains. The same in a process of its own, in the Api's and in a test's cluster.</summary>
public static class HubSilo
{
    /// <summary>Adds the hub to a silo. Whoever builds the host runs <see cref="Schema.Migrate"/> before it starts.</summary>
    /// <param name="silo">The silo.</param>
    /// <param name="database">Where it writes.</param>
    /// <param name="demo">Demo mode: a database of its own kind, and only NHS numbers that belong to nobody.</param>
    public static ISiloBuilder AddHub(this ISiloBuilder silo, DatabaseOptions database, bool demo)
    {
        silo.Services.TryAddSingleton(TimeProvider.System);
        silo.Services
            .AddDatabase(database, demo ? "demo" : "production")
            .AddSingleton<IPatientKeys>(services => services.GetRequiredService<HubSecret>())
            .AddSingleton(new HubPolicy(TestNumbersOnly: demo))
            .AddSingleton<DirectoryCache>()
            .AddHostedService<DueSweep>();
        // Settings are stored under the service's id: it is written down here once and never changes.
        silo.Configure<ClusterOptions>(cluster => cluster.ServiceId = "InterTrust");
        // A referral rests for days between two commands; reading it back costs one query, keeping it some twelve kilobytes.
        silo.Configure<GrainCollectionOptions>(grains => grains.CollectionAge = TimeSpan.FromMinutes(3));
        return silo.AddSettingsStorage(database);
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
