using InterTrust.Identity;
using Orleans.Concurrency;

namespace InterTrust.Referrals;

/// <summary>One referral. Its key is the <see cref="ReferralId"/>.</summary>
[Alias("referral"), GrainInterfaceType("referral")]
public interface IReferralGrain : IGrainWithStringKey
{
    /// <summary>Says a command to the referral.</summary>
    /// <param name="command">What is said.</param>
    /// <param name="context">Who says it, under which id, looking at which version.</param>
    /// <returns>It happened, it is already so, or no, because.</returns>
    /// <exception cref="StorageUncertainException">It may or may not have happened.</exception>
    /// <exception cref="StorageUnavailableException">It has not happened.</exception>
    [Alias("tell")]
    Task<CommandResult<ReferralView>> Execute(ReferralCommand command, CommandContext context);

    /// <summary>The referral as this organisation sees it; null where there is none, or it is not theirs.</summary>
    /// <param name="ods">Who asks.</param>
    [ReadOnly, Alias("read")]
    Task<ReferralView?> Read(OdsCode ods);

    /// <summary>What happened, oldest first; null where there is none, or it is not theirs.</summary>
    /// <param name="ods">Who asks.</param>
    [ReadOnly, Alias("history")]
    Task<IReadOnlyList<HistoryEvent>?> History(OdsCode ods);

    /// <summary>Something may be due: finish what was begun, speak up where nobody acted. Harmless when nothing is.</summary>
    [Alias("nudge")]
    Task ProcessDue();
}
