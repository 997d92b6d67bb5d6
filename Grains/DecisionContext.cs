using InterTrust.Calendar;
using InterTrust.Organisations;
using InterTrust.Pathways;
using InterTrust.Referrals;

namespace InterTrust;

/// <summary>What a rule may know besides the state and the command. Gathered by the host before the rule is asked.</summary>
/// <param name="Now">The moment.</param>
/// <param name="Directory">The organisations.</param>
/// <param name="TestNumbersOnly">Demo mode: only NHS numbers that are never issued.</param>
public sealed record DecisionContext(DateTimeOffset Now, OrganisationDirectory Directory, bool TestNumbersOnly)
{
    /// <summary>The clinical day.</summary>
    public DateOnly Today => LondonTime.Day(Now);

    /// <summary>For a Send that names one: the referral that it follows; null where the sender has no such referral.</summary>
    public ReferralView? Predecessor { get; init; }

    /// <summary>For a Send onward: the patient's way to the sender, oldest first; null where the sender tracks no such pathway.</summary>
    public OnwardReferral? Onward { get; init; }

    /// <summary>For an Accept: what matching found.</summary>
    public Match? Match { get; init; }
}
