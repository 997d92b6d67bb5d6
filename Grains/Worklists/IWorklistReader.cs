using InterTrust.Identity;
using InterTrust.Pathways;

namespace InterTrust.Worklists;

/// <summary>
/// Reads a trust's worklists and feed. Every method throws <see cref="StorageUnavailableException"/> when the database does not
/// answer.
/// </summary>
public interface IWorklistReader
{
    /// <summary>One page of a trust's worklist.</summary>
    /// <param name="ods">Whose.</param>
    /// <param name="query">Which, filtered and sorted how, from where.</param>
    /// <param name="today">The day in Europe/London that bands and clocks count from.</param>
    /// <param name="thresholds">When a clock asks to be planned for and acted on.</param>
    Task<WorklistPage> Page(OdsCode ods, WorklistQuery query, DateOnly today, ClockThresholds thresholds);

    /// <summary>How many rows all pages of a query have together.</summary>
    /// <param name="ods">Whose.</param>
    /// <param name="query">Which, filtered how; its limit and its place say nothing here.</param>
    /// <param name="today">The day in Europe/London that bands and clocks count from.</param>
    /// <param name="thresholds">When a clock asks to be planned for and acted on.</param>
    Task<int> Count(OdsCode ods, WorklistQuery query, DateOnly today, ClockThresholds thresholds);

    /// <summary>
    /// The last sequence number of the trust's feed, by which its worklists can be told to be unchanged; null where an older
    /// transaction is still in flight, so that nothing can be said.
    /// </summary>
    Task<long?> Version(OdsCode ods);

    /// <summary>How many rows of each worklist stand alike.</summary>
    /// <param name="ods">Whose.</param>
    /// <param name="today">The day in Europe/London that clocks count from.</param>
    /// <param name="thresholds">When a clock asks to be planned for and acted on.</param>
    Task<IReadOnlyList<WorklistCount>> Summary(OdsCode ods, DateOnly today, ClockThresholds thresholds);

    /// <summary>The feed in commit order: no entry ever appears behind one that was returned.</summary>
    Task<IReadOnlyList<FeedEvent>> Feed(OdsCode ods, long after, int limit);
}
