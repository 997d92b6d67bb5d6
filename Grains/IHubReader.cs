using InterTrust.Identity;
using InterTrust.Pathways;
using InterTrust.Referrals;
using InterTrust.Worklists;

namespace InterTrust;

/// <summary>
/// Everything that is read across actors. Every method throws <see cref="StorageUnavailableException"/> when the database does not
/// answer.
/// </summary>
public interface IHubReader : IWorklistReader, IReferralReader, IPathwayReader
{
    /// <summary>What waits for the hub and for trusts, over all trusts: for those who run the hub.</summary>
    Task<HubBacklog> Backlog(DateTimeOffset now);

    /// <summary>
    /// Whether the database answers, keeps what it says it keeps (fsync, synchronous commit), and is at the right schema.
    /// </summary>
    /// <returns>What is wrong; empty when nothing is.</returns>
    Task<IReadOnlyList<string>> Problems();
}

/// <summary>What waits.</summary>
/// <param name="Due">Referrals that somebody should have looked at by now.</param>
/// <param name="Oldest">For how long the oldest of them has been due.</param>
/// <param name="Overdue">By the trust that is waited for: the referrals on which nobody acted.</param>
public sealed record HubBacklog(long Due, TimeSpan Oldest, IReadOnlyList<(OdsCode Ods, long Count)> Overdue);
