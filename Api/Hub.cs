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
/// Calls grains for one request. A call that gets no response is retried, with jitter, within one time budget for the whole
/// request, so that the caller has a response in under five seconds.
/// </summary>
public sealed class Hub(IGrainFactory grains, TimeProvider time, IHostApplicationLifetime lifetime)
{
    private static readonly TimeSpan Budget = TimeSpan.FromSeconds(4.5);
    private static readonly TimeSpan CallTimeout = TimeSpan.FromSeconds(2);

    private readonly long started = time.GetTimestamp();

    /// <summary>A copy with its own time budget, for work that lasts longer than one response.</summary>
    public Hub WithNewBudget() => new(grains, time, lifetime);

    public Task<T> Referral<T>(ReferralId id, Func<IReferralGrain, Task<T>> read) =>
        Call(() => read(grains.GetGrain<IReferralGrain>(id.Value)));

    public Task<T> Pathway<T>(PathwayId id, Func<IPathwayGrain, Task<T>> read) =>
        Call(() => read(grains.GetGrain<IPathwayGrain>(id.Value)));

    public Task<T> Worklist<T>(OdsCode ods, Func<IWorklistGrain, Task<T>> read) =>
        Call(() => read(grains.GetGrain<IWorklistGrain>(ods.Value)));

    public Task<T> Report<T>(OdsCode ods, Func<IReportGrain, Task<T>> read) => Call(() => read(grains.GetGrain<IReportGrain>(ods.Value)));

    public Task<T> Directory<T>(Func<IDirectoryGrain, Task<T>> call) => Call(() => call(grains.GetGrain<IDirectoryGrain>("directory")));

    public Task<DataSetFindings> Check(OdsCode ods, Send send) => Call(() => grains.GetGrain<IDataSetGrain>(ods.Value).Check(send));

    public Task<CommandResult<ClocksView>> CalculateClocks(ClockFacts facts, DateOnly? asOf) =>
        Call(() => grains.GetGrain<IClocksGrain>("clocks").Calculate(facts, asOf));

    public Task<HubHealth> Health() => Call(() => grains.GetGrain<IHubGrain>("hub").Health());

    public Task<CommandResult<ReferralView>> Execute(ReferralId id, ReferralCommand command, CommandContext context) =>
        ExecuteWithRetry(() => grains.GetGrain<IReferralGrain>(id.Value).Execute(command, context));

    public Task<CommandResult<PathwayView>> Execute(PathwayId id, PathwayCommand command, CommandContext context) =>
        ExecuteWithRetry(() => grains.GetGrain<IPathwayGrain>(id.Value).Execute(command, context));

    /// <summary>
    /// If the call gets no response, the draft may or may not have been saved or deleted. Reads get the same problem, and are
    /// simply repeated.
    /// </summary>
    public Task<T> Drafts<T>(OdsCode ods, Func<IDraftsGrain, Task<T>> call) =>
        ExecuteWithRetry(() => call(grains.GetGrain<IDraftsGrain>(ods.Value)));

    public Task Discard(OdsCode ods, DraftId id) => Drafts(ods, async drafts =>
    {
        await drafts.Discard(id);
        return true;
    });

    /// <summary>A command without a response may have been applied; a read has changed nothing.</summary>
    private async Task<T> ExecuteWithRetry<T>(Func<Task<T>> call)
    {
        try
        {
            return await Call(call);
        }
        catch (Exception fault) when (Faults.IsUnanswered(fault))
        {
            throw new StorageUncertainException();
        }
    }

    private async Task<T> Call<T>(Func<Task<T>> call)
    {
        // An API host takes requests before it has found its first silo.
        if (!lifetime.ApplicationStarted.IsCancellationRequested)
            throw new StorageUnavailableException();
        for (var attempt = 1; ; attempt++)
        {
            var left = Budget - time.GetElapsedTime(started);
            if (left <= TimeSpan.Zero)
                throw new TimeoutException();
            try
            {
                return await call().WaitAsync(left < CallTimeout ? left : CallTimeout, time);
            }
            catch (Exception fault) when (Faults.IsUnanswered(fault))
            {
                await Task.Delay(TimeSpan.FromMilliseconds(Random.Shared.Next(40, 120) * Math.Min(attempt, 5)), time);
            }
        }
    }
}
