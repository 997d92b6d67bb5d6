using InterTrust.Journal;
using InterTrust.Organisations;
using InterTrust.Referrals;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace InterTrust;

/// <summary>
/// Every second, leases the referrals whose next_due has passed and calls their grains. Orleans reminders are not used: millions of idle
/// referrals must cost nothing.
/// </summary>
internal sealed partial class DueSweep(
    IJournal journal, IGrainFactory grains, DirectoryCache directory, TimeProvider time, ILogger<DueSweep> logger) : BackgroundService
{
    private const int BatchSize = 100;
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Every, time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                // Keeps the directory fresh for grain placement, also on a silo that runs no commands.
                await directory.Read();
                while (await Sweep() == BatchSize && !stoppingToken.IsCancellationRequested) { }
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                LogPostponed(logger, e.GetType().Name);
            }
        }
    }

    private async Task<int> Sweep()
    {
        var due = await journal.LeaseDue(ReferralRow.Table.Definition, time.GetUtcNow(), BatchSize);
        await Task.WhenAll(due.Select(Process));
        return due.Count;
    }

    /// <summary>A grain that cannot be reached does not delay the others; its lease expires and it is tried again.</summary>
    private async Task Process(string id)
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

    [LoggerMessage(Level = LogLevel.Warning, Message = "Referral {Id} could not be processed ({Fault}); it will be tried again")]
    private static partial void LogMissed(ILogger logger, string id, string fault);
}
