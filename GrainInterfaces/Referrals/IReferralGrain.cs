using InterTrust.Identity;
using Orleans.Concurrency;

namespace InterTrust.Referrals;

/// <summary>One referral. Its key is the <see cref="ReferralId"/>.</summary>
[Alias("referral"), GrainInterfaceType("referral")]
public interface IReferralGrain : IGrainWithStringKey
{
    /// <summary>Executes a command.</summary>
    /// <param name="command">The command.</param>
    /// <param name="context">Its author, its id and the version that the author looked at.</param>
    /// <returns>Applied, unchanged or refused.</returns>
    /// <exception cref="StorageUncertainException">It may or may not have been applied.</exception>
    /// <exception cref="StorageUnavailableException">It was not applied.</exception>
    [Alias("tell")]
    Task<CommandResult<ReferralView>> Execute(ReferralCommand command, CommandContext context);

    /// <summary>The referral as this organisation sees it; null where there is none, or it is not theirs.</summary>
    /// <param name="ods">The calling organisation.</param>
    [ReadOnly, Alias("read")]
    Task<ReferralView?> Read(OdsCode ods);

    /// <summary>The events, oldest first; null where there is no referral, or it is not theirs.</summary>
    /// <param name="ods">The calling organisation.</param>
    [ReadOnly, Alias("history")]
    Task<IReadOnlyList<HistoryEvent>?> History(OdsCode ods);

    /// <summary>Does what is due: finishes an interrupted process and records passed limits. No effect when nothing is due.</summary>
    [Alias("nudge")]
    Task ProcessDue();
}
