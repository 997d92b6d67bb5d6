using InterTrust.Calendar;
using InterTrust.Identity;
using InterTrust.Journal;
using Orleans.Concurrency;

namespace InterTrust.Worklists;

/// <summary>Reads worklists; as many of them as a silo has use for, each without memory.</summary>
[StatelessWorker, Reentrant, GrainType("worklist")]
public sealed class WorklistGrain(IHubReader reader, TimeProvider time) : Grain, IWorklistGrain
{
    private OdsCode Ods => OdsCode.Parse(this.GetPrimaryKeyString(), null);

    public Task<WorklistPage> Page(WorklistQuery query) => reader.Page(Ods, query, London.Day(time.GetUtcNow()));

    public Task<long?> Version() => reader.Version(Ods);

    public Task<IReadOnlyList<WorklistCount>> Summary() => reader.Summary(Ods);

    public Task<IReadOnlyList<FeedEvent>> Feed(long after, int limit) => reader.Feed(Ods, after, limit);
}
