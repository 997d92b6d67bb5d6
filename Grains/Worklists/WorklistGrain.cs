using InterTrust.Calendar;
using InterTrust.Identity;
using InterTrust.Journal;
using Orleans.Concurrency;

namespace InterTrust.Worklists;

/// <summary>Reads worklists; as many of them as a silo has use for, each without memory. What is polled is read once for all who wait.</summary>
[StatelessWorker, Reentrant, GrainType("worklist")]
public sealed class WorklistGrain : Grain, IWorklistGrain
{
    private readonly IHubReader reader;
    private readonly TimeProvider time;
    private readonly SharedRead<long?> version;

    public WorklistGrain(IHubReader reader, TimeProvider time)
    {
        (this.reader, this.time) = (reader, time);
        version = new(() => reader.Version(Ods));
    }

    private OdsCode Ods => OdsCode.Parse(this.GetPrimaryKeyString(), null);

    public Task<WorklistPage> Page(WorklistQuery query) => reader.Page(Ods, query, London.Day(time.GetUtcNow()));

    public Task<long?> Version() => version.Ask();

    public Task<IReadOnlyList<WorklistCount>> Summary() => reader.Summary(Ods);

    public Task<IReadOnlyList<FeedEvent>> Feed(long after, int limit) => reader.Feed(Ods, after, limit);
}
