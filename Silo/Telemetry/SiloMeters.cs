using System.Diagnostics.Metrics;
using Microsoft.Extensions.Hosting;

namespace InterTrust.Telemetry;

/// <summary>
/// The metrics of readiness and of due work. They are read in the background while a listener is attached, so that no scrape waits for the
/// database.
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
    private HubBacklog? backlog;

    public SiloMeters(ISiloStatusOracle silos, IHubReader reader, TimeProvider time, string site)
    {
        (this.silos, this.reader, this.time) = (silos, reader, time);
        var siteTag = new KeyValuePair<string, object?>("site", site);
        ready = meter.CreateObservableGauge(
            "intertrust.silo.ready",
            () => new Measurement<int>(isReady ? 1 : 0, siteTag),
            null,
            "1 when this silo may be given work");
        meter.CreateObservableGauge(
            "intertrust.due.referrals",
            () => Measure(backlog => new Measurement<long>(backlog.Due)),
            "{referral}",
            "Referrals whose next_due has passed");
        meter.CreateObservableGauge(
            "intertrust.due.age",
            () => Measure(backlog => new Measurement<double>(backlog.Oldest.TotalSeconds)),
            "s",
            "For how long the oldest of them has been due");
        meter.CreateObservableGauge(
            "intertrust.overdue.referrals", Overdue, "{referral}", "Referrals on which nobody acted, by the trust that is waited for");
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
                await Refresh();
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private async Task Refresh()
    {
        try
        {
            isReady = silos.CurrentStatus is SiloStatus.Active && await reader.Problems() is [];
            backlog = await reader.Backlog(time.GetUtcNow());
        }
        catch (StorageUnavailableException)
        {
            // Without a backlog the series end; readiness gives the reason.
            (isReady, backlog) = (false, null);
        }
    }

    private IEnumerable<Measurement<long>> Overdue() =>
        backlog?.Overdue.Select(trust => new Measurement<long>(
            trust.Count, new KeyValuePair<string, object?>("trust", trust.Ods.Value))) ?? [];

    private IEnumerable<Measurement<T>> Measure<T>(Func<HubBacklog, Measurement<T>> measure) where T : struct =>
        backlog is { } current ? [measure(current)] : [];
}
