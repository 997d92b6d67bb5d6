using InterTrust.Calendar;
using InterTrust.Identity;
using InterTrust.Journal;
using InterTrust.Organisations;
using Orleans.Concurrency;

namespace InterTrust.Worklists;

/// <summary>
/// Reads a trust's worklists. A stateless worker: a silo activates as many as it needs. Concurrent callers share the reads that screens
/// poll.
/// </summary>
[StatelessWorker, Reentrant, GrainType("worklist")]
public sealed class WorklistGrain : Grain, IWorklistGrain
{
    private readonly IHubReader reader;
    private readonly DirectoryCache directory;
    private readonly TimeProvider time;
    private readonly SharedRead<long?> version;
    private readonly SharedRead<IReadOnlyList<WorklistCount>> summary;

    public WorklistGrain(IHubReader reader, DirectoryCache directory, TimeProvider time)
    {
        (this.reader, this.directory, this.time) = (reader, directory, time);
        version = new(() => reader.Version(Ods));
        summary = new(async () => await reader.Summary(Ods, LondonTime.Day(time.GetUtcNow()), await directory.ThresholdsOf(Ods)));
    }

    private OdsCode Ods => OdsCode.Parse(this.GetPrimaryKeyString(), null);

    public async Task<WorklistPage> Page(WorklistQuery query) =>
        await reader.Page(Ods, query, LondonTime.Day(time.GetUtcNow()), await directory.ThresholdsOf(Ods));

    public async Task<int> Count(WorklistQuery query) =>
        await reader.Count(Ods, query, LondonTime.Day(time.GetUtcNow()), await directory.ThresholdsOf(Ods));

    public Task<long?> Version() => version.Get();

    public Task<IReadOnlyList<WorklistCount>> Summary() => summary.Get();

    public Task<IReadOnlyList<FeedEvent>> Feed(long after, int limit) => reader.Feed(Ods, after, limit);
}
