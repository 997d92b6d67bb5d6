using InterTrust.Identity;

namespace InterTrust.Pathways;

/// <summary>The dates that the clocks run from and to; days in Europe/London.</summary>
/// <param name="PeriodStart">Day 0: CANCER REFERRAL TO TREATMENT PERIOD START DATE, or the consultant upgrade date.</param>
/// <param name="HandOverBy">Day 38.</param>
/// <param name="TreatBy">Day 62.</param>
[GenerateSerializer, Immutable, Alias("referral.dates")]
public sealed record ReferralDates(
    [property: Id(0)] DateOnly PeriodStart, [property: Id(1)] DateOnly HandOverBy, [property: Id(2)] DateOnly TreatBy)
{
    /// <summary>The dates that follow from day 0.</summary>
    /// <param name="periodStart">Day 0.</param>
    public static ReferralDates From(DateOnly periodStart) => new(periodStart, periodStart.AddDays(38), periodStart.AddDays(62));
}

/// <summary>A transfer of the patient from one trust to another.</summary>
/// <param name="From">The trust that referred.</param>
/// <param name="To">The trust that received the referral.</param>
/// <param name="Date">The day it was received.</param>
[GenerateSerializer, Immutable, Alias("referral.transfer")]
public sealed record Transfer([property: Id(0)] OdsCode From, [property: Id(1)] OdsCode To, [property: Id(2)] DateOnly Date);
