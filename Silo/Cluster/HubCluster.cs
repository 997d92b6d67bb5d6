using System.Net;
using System.Net.Sockets;
using InterTrust.Database;
using InterTrust.Telemetry;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Orleans.Configuration;

namespace InterTrust.Cluster;

/// <summary>Configures silos and API hosts that find each other through the membership table of one PostgreSQL database.</summary>
public static class HubCluster
{
    private const string Npgsql = "Npgsql";

    public static ISiloBuilder UseHubCluster(this ISiloBuilder silo, HubClusterOptions cluster, DatabaseOptions database, HubMode mode)
    {
        // The validator refuses an invalid address at start.
        var address = IPAddress.TryParse(cluster.Address, out var given) ? given : IPAddress.Loopback;
        if (cluster.Tls.IsGiven)
            silo.UseMutualTls(cluster.Tls);
        return silo
            .UseAdoNetClustering(
                options => (options.Invariant, options.DataSource) = (Npgsql, PostgreSqlDatabase.Membership(database.ConnectionString)))
            .UseHubDashboard(cluster)
            .ConfigureEndpoints(address, Open(cluster.SiloPort, address), Open(cluster.GatewayPort, address))
            .Configure<ClusterOptions>(options => options.ClusterId = Id(cluster, mode))
            // Longer than in an API host, but limited: a grain must not stay busy with a call to a silo that has gone.
            .Configure<SiloMessagingOptions>(options =>
            {
                options.ResponseTimeout = 2 * cluster.ResponseTimeout;
                // The silo that looks a grain up may be cut off, and further calls to the grain wait for the same lookup.
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

    /// <summary>At start and after an outage, the host waits until a silo runs.</summary>
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
            // Accepts requests, and answers 503, while no silo runs.
            .ConfigureServices(services => services.Configure<HostOptions>(host => host.ServicesStartConcurrently = true))
            .Configure<ClientMessagingOptions>(options => options.ResponseTimeout = cluster.ResponseTimeout)
            .Configure<GatewayOptions>(options => options.GatewayListRefreshPeriod = cluster.GatewayListRefreshPeriod);
    }

    /// <summary>A demo gives tokens to everyone, so its API hosts must never find the silos of production.</summary>
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
