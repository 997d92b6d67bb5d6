namespace InterTrust.Cluster;

/// <summary>
/// How a process takes part in the cluster. The time-outs bear the names that Orleans gives them; their defaults were chosen by
/// killing silos and are explained in docs/operations.md.
/// </summary>
public sealed record HubClusterOptions
{
    /// <summary>Processes with the same name on the same database are one cluster.</summary>
    public string Name { get; init; } = "intertrust";

    /// <summary>The site where this silo stands; a trust's actors live at its home site while a silo there lives.</summary>
    public string? Site { get; init; }

    /// <summary>Whether the dashboard of Orleans is there, for those who may see metrics; the same in all processes of a cluster.</summary>
    public bool Dashboard { get; init; }

    /// <summary>The address on which the other processes reach this silo, and the only one on which it listens.</summary>
    public string Address { get; init; } = "127.0.0.1";

    /// <summary>Where the other silos come in; 0 for a free port.</summary>
    public int SiloPort { get; init; } = 11111;

    /// <summary>Where the Api hosts come in; 0 for a free port.</summary>
    public int GatewayPort { get; init; } = 30000;

    /// <summary>
    /// How long a silo waits for another's answer to a probe, and how often it probes, before it knows how fast the other answers.
    /// </summary>
    public TimeSpan ProbeTimeout { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>
    /// How long it waits at most once it knows. A silo that was heard within this times <see cref="NumMissedProbesLimit"/>
    /// is not suspected; left to Orleans it is four times the probe's, and a silo that stands still holds its callers up for twelve
    /// seconds.
    /// </summary>
    public TimeSpan MaxProbeTimeout { get; init; } = TimeSpan.FromSeconds(1.5);

    /// <summary>Probes without an answer until a silo is declared dead.</summary>
    public int NumMissedProbesLimit { get; init; } = 3;

    /// <summary>How often a silo writes that it lives.</summary>
    public TimeSpan IAmAliveTablePublishTimeout { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>So many of these missed, and a cluster that starts anew does not wait for the silo.</summary>
    public int NumMissedTableIAmAliveLimit { get; init; } = 3;

    /// <summary>
    /// How often a silo reads the membership anew. When a whole cluster starts again on its old addresses, this is when a silo tries again
    /// to declare the one dead that stood there before, if another's write came in between; nobody joins until then.
    /// </summary>
    public TimeSpan TableRefreshTimeout { get; init; } = TimeSpan.FromSeconds(3);

    /// <summary>
    /// How often an Api host looks which silos there are. One that stands still keeps its connections: only here the host learns
    /// that it is dead.
    /// </summary>
    public TimeSpan GatewayListRefreshPeriod { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>How long an Api host waits for one answer before it asks again; the caller hears something in under five seconds.</summary>
    public TimeSpan ResponseTimeout { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>How long a silo waits for another's grain directory; long enough for one that is starting on a busy machine.</summary>
    public TimeSpan SystemResponseTimeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>The certificates by which the members know one another; without them a silo listens on loopback alone.</summary>
    public TlsOptions Tls { get; init; } = new();
}
