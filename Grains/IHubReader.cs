using InterTrust.Identity;
using InterTrust.Pathways;
using InterTrust.Referrals;
using InterTrust.Worklists;

namespace InterTrust;

/// <summary>
/// Reads across all trusts. Every method throws <see cref="StorageUnavailableException"/> when the database does not answer.
/// </summary>
public interface IHubReader : IWorklistReader, IReferralReader, IPathwayReader
{
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
