using System.Net;
using System.Net.Sockets;
using InterTrust.Database;
using InterTrust.Telemetry;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Orleans.Configuration;

namespace InterTrust.Cluster;

/// <summary>Many silos and Api hosts that find one another in the membership table of one PostgreSQL database.</summary>
public static class HubCluster
{
    private const string Npgsql = "Npgsql";

    /// <summary>A silo of the cluster.</summary>
    public static ISiloBuilder UseHubCluster(this ISiloBuilder silo, HubClusterOptions cluster, DatabaseOptions database, HubMode mode)
    {
        // One that is no address is refused at start, by its validator.
        var address = IPAddress.TryParse(cluster.Address, out var given) ? given : IPAddress.Loopback;
        if (cluster.Tls.IsGiven)
            silo.UseMutualTls(cluster.Tls);
        return silo
            .UseAdoNetClustering(
                options => (options.Invariant, options.DataSource) = (Npgsql, PostgreSqlDatabase.Membership(database.ConnectionString)))
            .UseHubDashboard(cluster)
            .ConfigureEndpoints(address, Open(cluster.SiloPort, address), Open(cluster.GatewayPort, address))
            .Configure<ClusterOptions>(options => options.ClusterId = Id(cluster, mode))
            // Longer than an Api host waits: an actor that calls another must not stay occupied by one that is gone.
            .Configure<SiloMessagingOptions>(options =>
            {
                options.ResponseTimeout = 2 * cluster.ResponseTimeout;
                // Who looks for an actor's place asks a silo that may be cut off; whoever asks again meanwhile waits behind him.
                options.PlacementTimeout = cluster.ResponseTimeout;
                options.SystemResponseTimeout = cluster.SystemResponseTimeout;
            })
            .Configure<ClusterMembershipOptions>(options =>
            {
                options.ProbeTimeout = cluster.ProbeTimeout;
                options.MaxProbeTimeout = cluster.MaxProbeTimeout;
                options.NumMissedProbesLimit = cluster.NumMissedProbesLimit;
                options.IAmAliveTablePublishTimeout = cluster.IAmAliveTablePublishTimeout;
                options.NumMissedTableIAmAliveLimit = cluster.NumMissedTableIAmAliveLimit;
                options.TableRefreshTimeout = cluster.TableRefreshTimeout;
            });
    }

    /// <summary>An Api host of the cluster. It waits at the start, and after an outage, until a silo lives.</summary>
    public static IClientBuilder UseHubCluster(
        this IClientBuilder client, HubClusterOptions cluster, DatabaseOptions database, HubMode mode)
    {
        if (cluster.Tls.IsGiven)
            client.UseMutualTls(cluster.Tls);
        return client
            .PropagateTraces()
            .UseHubDashboard(cluster)
            .UseAdoNetClustering(
                options => (options.Invariant, options.DataSource) = (Npgsql, PostgreSqlDatabase.Membership(database.ConnectionString)))
            .UseConnectionRetryFilter(async (_, stop) =>
            {
                await Task.Delay(TimeSpan.FromMilliseconds(500), stop);
                return true;
            })
            .Configure<ClusterOptions>(options => (options.ClusterId, options.ServiceId) = (Id(cluster, mode), HubSilo.ServiceId))
            // The door stands open, and says 503, while no silo lives.
            .ConfigureServices(services => services.Configure<HostOptions>(host => host.ServicesStartConcurrently = true))
            .Configure<ClientMessagingOptions>(options => options.ResponseTimeout = cluster.ResponseTimeout)
            .Configure<GatewayOptions>(options => options.GatewayListRefreshPeriod = cluster.GatewayListRefreshPeriod);
    }

    /// <summary>An Api host of a demo, which gives tokens to everyone, never finds the silos of production.</summary>
    private static string Id(HubClusterOptions cluster, HubMode mode) => mode is HubMode.Demo ? $"{cluster.Name}-demo" : cluster.Name;

    private static int Open(int port, IPAddress address)
    {
        if (port != 0)
            return port;
        using var listener = new TcpListener(address, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
