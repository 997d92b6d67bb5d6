using InterTrust.Pathways;

namespace InterTrust.Referrals;

/// <summary>The hub's assessment of a data set on the day it was received.</summary>
[GenerateSerializer, Immutable, Alias("referral.reading")]
public sealed record DataSetAssessment(
    [property: Id(0)] string TumourGroup,
    [property: Id(1)] ReferralDates Dates,
    [property: Id(2)] Completeness Completeness,
    [property: Id(3)] CwtCompleteness Cwt,
    [property: Id(4)] IReadOnlyList<Warning> Warnings);
