using InterTrust.Identity;
using InterTrust.Pathways;
using InterTrust.Worklists;

namespace InterTrust;

/// <summary>
/// Reads across referrals and pathways. Every method throws <see cref="StorageUnavailableException"/> when the database does not answer.
/// </summary>
public interface IHubReader
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

    /// <summary>The open referral between two trusts for a patient and tumour group, if there is one that was not additional.</summary>
    Task<ReferralId?> OpenReferral(OdsCode from, OdsCode to, NhsNumber nhsNumber, string tumourGroup);

    /// <summary>The open pathways of a patient at a trust, oldest first.</summary>
    Task<IReadOnlyList<TrackedPathway>> Pathways(OdsCode ods, NhsNumber nhsNumber);

    /// <summary>The work that is waiting, for the people who run the hub.</summary>
    Task<HubBacklog> Backlog(DateTimeOffset now);

    /// <summary>Checks whether the database answers, stores durably (fsync, synchronous commit) and has the right schema.</summary>
    /// <returns>The problems; empty if there are none.</returns>
    Task<IReadOnlyList<string>> Problems();
}

/// <summary>The work that is waiting.</summary>
/// <param name="Due">The number of referrals whose next check is due.</param>
/// <param name="Oldest">How long the oldest of them has been due.</param>
/// <param name="Overdue">The number of overdue referrals by the trust that must act.</param>
public sealed record HubBacklog(long Due, TimeSpan Oldest, IReadOnlyList<(OdsCode Ods, long Count)> Overdue);
