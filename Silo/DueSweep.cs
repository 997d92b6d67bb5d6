using InterTrust.Journal;
using InterTrust.Organisations;
using InterTrust.Referrals;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace InterTrust;

/// <summary>
/// What was begun is finished: every second or so, each silo takes the rows whose next_due has passed and nudges their actors, which
/// look for themselves. No reminder for each referral, so that millions of them cost nothing while idle.
/// </summary>
internal sealed partial class DueSweep(IJournal journal, IGrainFactory grains, DirectoryCache directory, TimeProvider time, ILogger<DueSweep> logger) : BackgroundService
{
    private const int AtOnce = 100;
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Every, time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                // A silo to which nobody is at home reads no directory for a command, and places actors all the same.
                await directory.Read();
                while (await Sweep() == AtOnce && !stoppingToken.IsCancellationRequested) { }
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                LogPostponed(logger, e.GetType().Name);
            }
        }
    }

    private async Task<int> Sweep()
    {
        var due = await journal.LeaseDue(ReferralRow.Table.Shape, time.GetUtcNow(), AtOnce);
        await Task.WhenAll(due.Select(Nudge));
        return due.Count;
    }

    /// <summary>One actor that cannot be reached does not hold up the others; its lease runs out and it is taken again.</summary>
    private async Task Nudge(string id)
    {
        try
        {
            await grains.GetGrain<IReferralGrain>(id).ProcessDue();
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            LogMissed(logger, id, e.GetType().Name);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The sweep of due referrals is postponed ({Fault})")]
    private static partial void LogPostponed(ILogger logger, string fault);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Referral {Id} could not be nudged ({Fault}); it will be again")]
    private static partial void LogMissed(ILogger logger, string id, string fault);
}
