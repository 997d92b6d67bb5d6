using InterTrust.DataSet;
using InterTrust.Drafts;
using InterTrust.Http;
using InterTrust.Identity;
using InterTrust.Organisations;
using InterTrust.Pathways;
using InterTrust.Referrals;
using InterTrust.Reports;
using InterTrust.Worklists;

namespace InterTrust;

/// <summary>
/// The way to the actors, for one request. What is asked is asked again, with jitter, when no answer comes; all of it
/// within one budget of time, so that the caller hears something in under five seconds.
/// </summary>
public sealed class Hub(IGrainFactory grains, TimeProvider time, IHostApplicationLifetime process)
{
    private static readonly TimeSpan Budget = TimeSpan.FromSeconds(4.5);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    private readonly long started = time.GetTimestamp();

    /// <summary>The same way with a budget of its own: for what lives longer than one answer.</summary>
    public Hub WithNewBudget() => new(grains, time, process);

    public Task<T> Referral<T>(ReferralId id, Func<IReferralGrain, Task<T>> read) => Call(() => read(grains.GetGrain<IReferralGrain>(id.Value)));

    public Task<T> Pathway<T>(PathwayId id, Func<IPathwayGrain, Task<T>> read) => Call(() => read(grains.GetGrain<IPathwayGrain>(id.Value)));

    public Task<T> Worklist<T>(OdsCode ods, Func<IWorklistGrain, Task<T>> read) => Call(() => read(grains.GetGrain<IWorklistGrain>(ods.Value)));

    public Task<T> Report<T>(OdsCode ods, Func<IReportGrain, Task<T>> read) => Call(() => read(grains.GetGrain<IReportGrain>(ods.Value)));

    public Task<T> Directory<T>(Func<IDirectoryGrain, Task<T>> ask) => Call(() => ask(grains.GetGrain<IDirectoryGrain>("directory")));

    public Task<DataSetFindings> Check(OdsCode ods, Send send) => Call(() => grains.GetGrain<IDataSetGrain>(ods.Value).Check(send));

    public Task<CommandResult<ClocksView>> CalculateClocks(ClockFacts facts, DateOnly? asOf) => Call(() => grains.GetGrain<IClocksGrain>("clocks").Calculate(facts, asOf));

    public Task<HubHealth> Health() => Call(() => grains.GetGrain<IHubGrain>("hub").Health());

    public Task<CommandResult<ReferralView>> Execute(ReferralId id, ReferralCommand command, CommandContext context) =>
        ExecuteWithRetry(() => grains.GetGrain<IReferralGrain>(id.Value).Execute(command, context));

    public Task<CommandResult<PathwayView>> Execute(PathwayId id, PathwayCommand command, CommandContext context) =>
        ExecuteWithRetry(() => grains.GetGrain<IPathwayGrain>(id.Value).Execute(command, context));

    /// <summary>A draft that was saved or thrown away and nobody answered may be so. What was only read has this answer too: it is asked again.</summary>
    public Task<T> Drafts<T>(OdsCode ods, Func<IDraftsGrain, Task<T>> ask) => ExecuteWithRetry(() => ask(grains.GetGrain<IDraftsGrain>(ods.Value)));

    public Task Discard(OdsCode ods, DraftId id) => Drafts(ods, async drafts =>
    {
        await drafts.Discard(id);
        return true;
    });

    /// <summary>A command that was never answered may have happened; what was only read has not changed anything.</summary>
    private async Task<T> ExecuteWithRetry<T>(Func<Task<T>> tell)
    {
        try
        {
            return await Call(tell);
        }
        catch (Exception fault) when (Faults.IsUnanswered(fault))
        {
            throw new StorageUncertainException();
        }
    }

    private async Task<T> Call<T>(Func<Task<T>> ask)
    {
        // An Api host answers before it has found its first silo.
        if (!process.ApplicationStarted.IsCancellationRequested)
            throw new StorageUnavailableException();
        for (var attempt = 1; ; attempt++)
        {
            var left = Budget - time.GetElapsedTime(started);
            if (left <= TimeSpan.Zero)
                throw new TimeoutException();
            try
            {
                return await ask().WaitAsync(left < Patience ? left : Patience, time);
            }
            catch (Exception fault) when (Faults.IsUnanswered(fault))
            {
                await Task.Delay(TimeSpan.FromMilliseconds(Random.Shared.Next(40, 120) * Math.Min(attempt, 5)), time);
            }
        }
    }
}
