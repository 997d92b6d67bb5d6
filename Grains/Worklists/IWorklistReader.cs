using InterTrust.Identity;
using InterTrust.Pathways;

namespace InterTrust.Worklists;

/// <summary>
/// Reads a trust's worklists and feed. Every method throws <see cref="StorageUnavailableException"/> when the database does not
/// answer.
/// </summary>
public interface IWorklistReader
{
    /// <summary>One page of a trust's worklist. Bands and clocks are as of <paramref name="today"/>, a day in Europe/London.</summary>
    Task<WorklistPage> Page(OdsCode ods, WorklistQuery query, DateOnly today, ClockThresholds thresholds);

    /// <summary>The number of rows on all pages of a query; its limit and cursor are ignored.</summary>
    Task<int> Count(OdsCode ods, WorklistQuery query, DateOnly today, ClockThresholds thresholds);

    /// <summary>
    /// The last sequence number of the trust's feed. While it is the same, so are the trust's worklists. Null while an older transaction is
    /// in flight.
    /// </summary>
    Task<long?> Version(OdsCode ods);

    /// <summary>The number of rows of each worklist, by status, tumour group and clock status.</summary>
    Task<IReadOnlyList<WorklistCount>> Summary(OdsCode ods, DateOnly today, ClockThresholds thresholds);

    /// <summary>The feed in commit order: no entry ever appears behind one that was returned.</summary>
    Task<IReadOnlyList<FeedEvent>> Feed(OdsCode ods, long after, int limit);
}
