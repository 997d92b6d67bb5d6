using InterTrust.Drafts;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace InterTrust;

/// <summary>Deletes drafts that were not saved for <see cref="Draft.KeptFor"/>, when a silo starts and every hour.</summary>
internal sealed partial class DraftSweep(IDraftTable drafts, TimeProvider time, ILogger<DraftSweep> logger) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromHours(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Every, time);
        do
        {
            try
            {
                if (await drafts.DeleteSavedBefore(time.GetUtcNow() - Draft.KeptFor) is > 0 and var deleted)
                    LogDeleted(logger, deleted, Draft.KeptFor.Days);
            }
            catch (Exception e) when (e is StorageUnavailableException or StorageUncertainException)
            {
                LogPostponed(logger, e.GetType().Name);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "{Count} drafts were deleted that nobody had saved for {Days} days")]
    private static partial void LogDeleted(ILogger logger, int count, int days);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The deletion of old drafts is postponed ({Fault})")]
    private static partial void LogPostponed(ILogger logger, string fault);
}
