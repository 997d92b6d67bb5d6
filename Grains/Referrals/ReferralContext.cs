using InterTrust.Calendar;
using InterTrust.Organisations;
using InterTrust.Pathways;

namespace InterTrust.Referrals;

/// <summary>What the rules of a referral may know besides its state and the command.</summary>
/// <param name="Now">The time in UTC.</param>
/// <param name="Directory">The organisations.</param>
/// <param name="TestNumbersOnly">Demo mode: only NHS numbers that are never issued.</param>
public sealed record ReferralContext(DateTimeOffset Now, OrganisationDirectory Directory, bool TestNumbersOnly)
{
    /// <summary>The day in Europe/London.</summary>
    public DateOnly Today => LondonTime.Day(Now);

    /// <summary>For a Send that names one: the referral that it follows; null where the sender has no such referral.</summary>
    public ReferralView? Predecessor { get; init; }

    /// <summary>
    /// For a Send onward: the patient's transfers to the sender, oldest first; null where the sender tracks no such pathway.
    /// </summary>
    public OnwardReferral? Onward { get; init; }

    /// <summary>For an Accept: the pathway to join or to create.</summary>
    public Match? Match { get; init; }
}
