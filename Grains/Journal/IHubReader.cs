using InterTrust.Identity;
using InterTrust.Pathways;
using InterTrust.Worklists;

namespace InterTrust.Journal;

/// <summary>
/// Reads across referrals and pathways. Every method throws <see cref="StorageUnavailableException"/> when the database does not answer.
/// </summary>
public interface IHubReader
{
    /// <summary>One page of a trust's worklist.</summary>
    /// <param name="ods">The trust.</param>
    /// <param name="query">The worklist, its filter and order, and the place to start after.</param>
    /// <param name="today">The day in Europe/London for which bands and clocks are calculated.</param>
    /// <param name="thresholds">The thresholds for the status of clocks.</param>
    Task<WorklistPage> Page(OdsCode ods, WorklistQuery query, DateOnly today, ClockThresholds thresholds);

    /// <summary>How many rows all pages of a query have together.</summary>
    /// <param name="ods">The trust.</param>
    /// <param name="query">The worklist and its filter; limit and place are ignored.</param>
    /// <param name="today">The day in Europe/London for which bands and clocks are calculated.</param>
    /// <param name="thresholds">The thresholds for the status of clocks.</param>
    Task<int> Count(OdsCode ods, WorklistQuery query, DateOnly today, ClockThresholds thresholds);

    /// <summary>
    /// The last sequence number of the trust's feed, which shows whether its worklists have changed; null while an older transaction is
    /// still in flight.
    /// </summary>
    Task<long?> Version(OdsCode ods);

    /// <summary>The totals of the trust's worklists.</summary>
    /// <param name="ods">The trust.</param>
    /// <param name="today">The day in Europe/London for which clocks are calculated.</param>
    /// <param name="thresholds">The thresholds for the status of clocks.</param>
    Task<IReadOnlyList<WorklistCount>> Summary(OdsCode ods, DateOnly today, ClockThresholds thresholds);

    /// <summary>The feed in commit order: no entry is ever added before one that was returned.</summary>
    Task<IReadOnlyList<FeedEvent>> Feed(OdsCode ods, long after, int limit);

    /// <summary>The open referral between two trusts for a patient and tumour group that was not sent as additional; null without one.</summary>
    Task<ReferralId?> OpenReferral(OdsCode from, OdsCode to, NhsNumber nhsNumber, string tumourGroup);

    /// <summary>The open pathways of a patient at a trust, oldest first.</summary>
    Task<IReadOnlyList<TrackedPathway>> Pathways(OdsCode ods, NhsNumber nhsNumber);

    /// <summary>The work that is due over all trusts, for monitoring.</summary>
    Task<HubBacklog> Backlog(DateTimeOffset now);

    /// <summary>Checks that the database answers, is durable (fsync, synchronous commit) and has the expected schema.</summary>
    /// <returns>The problems; empty when there are none.</returns>
    Task<IReadOnlyList<string>> Problems();
}

/// <summary>Due and overdue referrals.</summary>
/// <param name="Due">Referrals that the hub should have processed by now.</param>
/// <param name="Oldest">For how long the oldest of them has been due.</param>
/// <param name="Overdue">Overdue referrals by the trust whose turn it is.</param>
public sealed record HubBacklog(long Due, TimeSpan Oldest, IReadOnlyList<(OdsCode Ods, long Count)> Overdue);
