using InterTrust.Calendar;
using InterTrust.Organisations;
using InterTrust.Pathways;
using InterTrust.Referrals;

namespace InterTrust;

/// <summary>What a rule may know besides the state and the command; the grain collects it before the rule decides.</summary>
/// <param name="Now">The moment.</param>
/// <param name="Directory">The organisations.</param>
/// <param name="TestNumbersOnly">Demo mode: only NHS numbers that are never issued.</param>
public sealed record DecisionContext(DateTimeOffset Now, OrganisationDirectory Directory, bool TestNumbersOnly)
{
    /// <summary>The clinical day.</summary>
    public DateOnly Today => LondonTime.Day(Now);

    /// <summary>For a Send that replaces a referral: that referral; null where the sender has no such referral.</summary>
    public ReferralView? Predecessor { get; init; }

    /// <summary>For a Send onward from a pathway: that pathway's onward referral; null where the sender tracks no such pathway.</summary>
    public OnwardReferral? Onward { get; init; }

    /// <summary>For an Accept: the pathway to join or to create.</summary>
    public Match? Match { get; init; }

    /// <summary>For a Register: the patient's open pathways at the trust.</summary>
    public IReadOnlyList<TrackedPathway> OpenPathways { get; init; } = [];
}
