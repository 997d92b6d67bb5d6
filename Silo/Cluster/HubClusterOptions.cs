using System.Net;

namespace InterTrust.Cluster;

/// <summary>
/// The settings of the cluster. Time-outs have the names that Orleans uses; docs/operations.md explains how killing silos in tests led to
/// their defaults.
/// </summary>
public sealed record HubClusterOptions
{
    /// <summary>Processes with the same name on the same database are one cluster.</summary>
    public string Name { get; init; } = "intertrust";

    /// <summary>The site of this silo. A trust's grains run at the trust's home site while a silo runs there.</summary>
    public string? Site { get; init; }

    /// <summary>Whether operators get the Orleans dashboard; the same in all processes of a cluster.</summary>
    public bool Dashboard { get; init; }

    /// <summary>The IP address at which other processes reach this silo, and the only one on which it listens.</summary>
    public string Address { get; init; } = "127.0.0.1";

    /// <summary>The port for other silos; 0 for a free port.</summary>
    public int SiloPort { get; init; } = 11111;

    /// <summary>The port for API hosts; 0 for a free port.</summary>
    public int GatewayPort { get; init; } = 30000;

    /// <summary>
    /// How often a silo probes another, and how long it waits for the answer before it has measured the usual response time.
    /// </summary>
    public TimeSpan ProbeTimeout { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>
    /// The longest wait for an answer once the response time is measured. A silo that answered within this time times
    /// <see cref="NumMissedProbesLimit"/> is not suspected. The default of Orleans is four times the probe time-out: a silo that hangs
    /// would block its callers for twelve seconds.
    /// </summary>
    public TimeSpan MaxProbeTimeout { get; init; } = TimeSpan.FromSeconds(1.5);

    /// <summary>The missed probes after which a silo is declared dead.</summary>
    public int NumMissedProbesLimit { get; init; } = 3;

    /// <summary>How often a silo writes to the membership table that it is alive.</summary>
    public TimeSpan IAmAliveTablePublishTimeout { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>After this many missed writes, a restarting cluster does not wait for the silo.</summary>
    public int NumMissedTableIAmAliveLimit { get; init; } = 3;

    /// <summary>
    /// How often a silo reads the membership table. When a whole cluster restarts on the same addresses, concurrent writes may prevent a
    /// silo from declaring its predecessor dead; it tries again at the next read, and no silo can join before.
    /// </summary>
    public TimeSpan TableRefreshTimeout { get; init; } = TimeSpan.FromSeconds(3);

    /// <summary>
    /// How often an API host reads the list of silos. A hanging silo keeps its connections open, so only this list shows that it is dead.
    /// </summary>
    public TimeSpan GatewayListRefreshPeriod { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>How long an API host waits for a response before it retries. A request gets an answer in under five seconds.</summary>
    public TimeSpan ResponseTimeout { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>How long a silo waits for another's part of the grain directory; enough for one that starts on a busy machine.</summary>
    public TimeSpan SystemResponseTimeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>The certificates of mutual TLS; without them a silo listens on loopback only.</summary>
    public TlsOptions Tls { get; init; } = new();

    /// <summary>For a client, only the certificates matter.</summary>
    public IEnumerable<SettingRule> Rules(bool isSilo) => isSilo ? [.. SiloRules(), .. Tls.Rules()] : Tls.Rules();

    private IEnumerable<SettingRule> SiloRules() =>
    [
        IPAddress.TryParse(Address, out var address)
            ? new(Tls.IsGiven || IPAddress.IsLoopback(address),
                "Cluster:Tls: anyone who reaches a silo's ports can call any grain: a silo listens beyond loopback only with TLS")
            : new(false, $"Cluster:Address: '{Address}' is not an IP address of this machine"),
        new(this is { SiloPort: >= 0 and <= 65535, GatewayPort: >= 0 and <= 65535 } && (SiloPort != GatewayPort || SiloPort == 0),
            "Cluster:SiloPort and Cluster:GatewayPort: two different ports, or 0 for a free one"),
        new(new[]
            {
                ProbeTimeout, IAmAliveTablePublishTimeout, TableRefreshTimeout, GatewayListRefreshPeriod, ResponseTimeout,
                SystemResponseTimeout,
            }.Min() > TimeSpan.Zero,
            "Cluster: its time-outs are longer than nothing"),
        new(MaxProbeTimeout >= ProbeTimeout, "Cluster:MaxProbeTimeout: at least Cluster:ProbeTimeout"),
        new(this is { NumMissedProbesLimit: >= 1, NumMissedTableIAmAliveLimit: >= 1 },
            "Cluster:NumMissedProbesLimit and Cluster:NumMissedTableIAmAliveLimit: at least 1"),
    ];
}
