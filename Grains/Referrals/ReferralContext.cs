using InterTrust.Organisations;
using InterTrust.Pathways;

namespace InterTrust.Referrals;

/// <summary>What the rules of a referral may read.</summary>
public sealed record ReferralContext(DateTimeOffset Now, OrganisationDirectory Directory, bool TestNumbersOnly)
    : DecisionContext(Now, Directory, TestNumbersOnly)
{
    /// <summary>For a Send that names one: the referral that it follows; null where the sender has no such referral.</summary>
    public ReferralView? Predecessor { get; init; }

    /// <summary>
    /// For a Send onward: the patient's transfers to the sender, oldest first; null where the sender tracks no such pathway.
    /// </summary>
    public OnwardReferral? Onward { get; init; }

    /// <summary>For an Accept: the pathway to join or to create.</summary>
    public Match? Match { get; init; }
}
