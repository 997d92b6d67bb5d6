using System.Collections.Concurrent;
using InterTrust.Identity;
using InterTrust.Journal;
using InterTrust.Pathways;
using InterTrust.Worklists;

namespace InterTrust.Api.Hosting;

/// <summary>Storage faults for a referral, a pathway or a trust, so that tests do not disturb each other.</summary>
public sealed class BreakableStorage
{
    private readonly ConcurrentDictionary<string, Break> commits = new();

    /// <summary>Problems that the health check reports.</summary>
    public IReadOnlyList<string> Problems { get; set; } = [];

    /// <summary>The trust for which worklists, summaries and feeds cannot be read.</summary>
    public OdsCode? UnavailableTo { get; set; }

    /// <summary>Makes the next commit of this id fail.</summary>
    public void Break(string id, Exception fault, bool afterCommit = false) => commits[id] = new(fault, afterCommit);

    internal async Task<bool> Commit(Commit commit, Func<Task<bool>> real)
    {
        if (!commits.TryRemove(commit.Id, out var fault))
            return await real();
        if (fault.AfterCommit)
            await real();
        throw fault.Fault;
    }
}

internal sealed record Break(Exception Fault, bool AfterCommit);

internal sealed class BreakableJournal(IJournal real, BreakableStorage storage) : IJournal
{
    public Task<bool> Commit(Commit commit) => storage.Commit(commit, () => real.Commit(commit));

    public Task<StoredState?> Load(Table table, string id) => real.Load(table, id);

    public Task<bool> IsRecorded(Table table, string id, string commandId) => real.IsRecorded(table, id, commandId);

    public Task<IReadOnlyList<HistoryEvent>> History(Table table, string id) => real.History(table, id);

    public Task<IReadOnlyList<string>> LeaseDue(Table table, DateTimeOffset now, int limit) => real.LeaseDue(table, now, limit);
}

internal sealed class BreakableReader(IHubReader real, BreakableStorage storage) : IHubReader
{
    public Task<WorklistPage> Page(OdsCode ods, WorklistQuery query, DateOnly today, ClockThresholds thresholds) =>
        ReaderFor(ods).Page(ods, query, today, thresholds);

    public Task<int> Count(OdsCode ods, WorklistQuery query, DateOnly today, ClockThresholds thresholds) =>
        ReaderFor(ods).Count(ods, query, today, thresholds);

    public Task<long?> Version(OdsCode ods) => ReaderFor(ods).Version(ods);

    public Task<IReadOnlyList<WorklistCount>> Summary(OdsCode ods, DateOnly today, ClockThresholds thresholds) =>
        ReaderFor(ods).Summary(ods, today, thresholds);

    public Task<IReadOnlyList<FeedEvent>> Feed(OdsCode ods, long after, int limit) => ReaderFor(ods).Feed(ods, after, limit);

    public Task<ReferralId?> OpenReferral(OdsCode from, OdsCode to, NhsNumber nhsNumber, string tumourGroup) =>
        real.OpenReferral(from, to, nhsNumber, tumourGroup);

    public Task<IReadOnlyList<TrackedPathway>> Pathways(OdsCode ods, NhsNumber nhsNumber) => real.Pathways(ods, nhsNumber);

    public Task<HubBacklog> Backlog(DateTimeOffset now) => real.Backlog(now);

    public async Task<IReadOnlyList<string>> Problems() => [.. await real.Problems(), .. storage.Problems];

    private IHubReader ReaderFor(OdsCode ods) => ods == storage.UnavailableTo ? throw new StorageUnavailableException() : real;
}
