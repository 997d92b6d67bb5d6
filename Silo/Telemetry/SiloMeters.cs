using System.Diagnostics.Metrics;
using Microsoft.Extensions.Hosting;

namespace InterTrust.Telemetry;

/// <summary>
/// Whether this silo is ready, and what waits in the database that it works on. Read in the background and only while somebody
/// listens, so that no scrape waits for a database.
/// </summary>
internal sealed class SiloMeters : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(15);

    private readonly ISiloStatusOracle silos;
    private readonly IHubReader reader;
    private readonly TimeProvider time;
    private readonly Meter meter = new(CommandActivity.Name);
    private readonly ObservableGauge<int> ready;
    private bool isReady;
    private HubBacklog? waiting;

    public SiloMeters(ISiloStatusOracle silos, IHubReader reader, TimeProvider time, string site)
    {
        (this.silos, this.reader, this.time) = (silos, reader, time);
        var here = new KeyValuePair<string, object?>("site", site);
        ready = meter.CreateObservableGauge("intertrust.silo.ready", () => new Measurement<int>(isReady ? 1 : 0, here), null, "1 when this silo may be given work");
        meter.CreateObservableGauge("intertrust.due.referrals", () => Known(known => new Measurement<long>(known.Due)), "{referral}", "Referrals whose next_due has passed");
        meter.CreateObservableGauge("intertrust.due.age", () => Known(known => new Measurement<double>(known.Oldest.TotalSeconds)), "s", "For how long the oldest of them has been due");
        meter.CreateObservableGauge("intertrust.overdue.referrals", Overdue, "{referral}", "Referrals on which nobody acted, by the trust that is waited for");
    }

    public override void Dispose()
    {
        meter.Dispose();
        base.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Every, time);
        do
            if (ready.Enabled)
                await Look();
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private async Task Look()
    {
        try
        {
            isReady = silos.CurrentStatus is SiloStatus.Active && await reader.Problems() is [];
            waiting = await reader.Backlog(time.GetUtcNow());
        }
        catch (StorageUnavailableException)
        {
            // What is not known is not said: the series end, and readiness says why.
            (isReady, waiting) = (false, null);
        }
    }

    private IEnumerable<Measurement<long>> Overdue() =>
        waiting?.Overdue.Select(trust => new Measurement<long>(trust.Count, new KeyValuePair<string, object?>("trust", trust.Ods.Value))) ?? [];

    private IEnumerable<Measurement<T>> Known<T>(Func<HubBacklog, Measurement<T>> measure) where T : struct => waiting is { } known ? [measure(known)] : [];
}
