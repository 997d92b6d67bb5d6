using InterTrust.Identity;
using InterTrust.Pathways;
using InterTrust.Worklists;

namespace InterTrust.Journal;

/// <summary>What is read across actors. Every method throws <see cref="StorageUnavailableException"/> when the database does not answer.</summary>
public interface IHubReader
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

    /// <summary>The open referral between two trusts for a patient and tumour group, if there is one that was not additional.</summary>
    Task<ReferralId?> OpenReferral(OdsCode from, OdsCode to, NhsNumber nhsNumber, string tumourGroup);

    /// <summary>The open pathways of a patient at a trust, oldest first.</summary>
    Task<IReadOnlyList<TrackedPathway>> Pathways(OdsCode ods, NhsNumber nhsNumber);

    /// <summary>What waits for the hub and for trusts, over all trusts: for those who run the hub.</summary>
    Task<HubBacklog> Backlog(DateTimeOffset now);

    /// <summary>Whether the database answers, keeps what it says it keeps (fsync, synchronous commit), and is at the right schema.</summary>
    /// <returns>What is wrong; empty when nothing is.</returns>
    Task<IReadOnlyList<string>> Problems();
}

/// <summary>What waits.</summary>
/// <param name="Due">Referrals that somebody should have looked at by now.</param>
/// <param name="Oldest">For how long the oldest of them has been due.</param>
/// <param name="Overdue">By the trust that is waited for: the referrals on which nobody acted.</param>
public sealed record HubBacklog(long Due, TimeSpan Oldest, IReadOnlyList<(OdsCode Ods, long Count)> Overdue);
