using InterTrust.Identity;
using InterTrust.Pathways;
using InterTrust.Worklists;

namespace InterTrust.Reports;

/// <summary>First treatments with the same allocation. The four shares sum to the number of cases.</summary>
/// <param name="Month">The month of treatment, YYYY-MM.</param>
/// <param name="Investigating">The trust that the patients were first referred to.</param>
/// <param name="Treating">The trust that treated them.</param>
/// <param name="TumourGroup">A code of the list tumourGroup.</param>
/// <param name="Basis">The rule that allocates them.</param>
/// <param name="Scenario">1 to 6, where one of the six scenarios allocates.</param>
/// <param name="Cases">The number of first treatments.</param>
/// <param name="InvestigatingSuccess">The investigating trust's share of the cases treated in time, in steps of 0.5.</param>
/// <param name="InvestigatingBreach">Its share of the cases treated late.</param>
/// <param name="TreatingSuccess">The treating trust's share of the cases treated in time.</param>
/// <param name="TreatingBreach">Its share of the cases treated late.</param>
[GenerateSerializer, Immutable, Alias("report.allocatedCases")]
public sealed record AllocatedCases(
    [property: Id(0)] string Month,
    [property: Id(1)] OdsCode Investigating,
    [property: Id(2)] OdsCode Treating,
    [property: Id(3)] string TumourGroup,
    [property: Id(4)] AllocationBasis Basis,
    [property: Id(5)] int? Scenario,
    [property: Id(6)] int Cases,
    [property: Id(7)] decimal InvestigatingSuccess,
    [property: Id(8)] decimal InvestigatingBreach,
    [property: Id(9)] decimal TreatingSuccess,
    [property: Id(10)] decimal TreatingBreach);

/// <summary>Which limits a hand-over met.</summary>
[GenerateSerializer, Alias("report.handOverMark")]
public enum HandOverMark
{
    /// <summary>On day 38 or before.</summary>
    By38,

    /// <summary>After day 38, while day 62 could still be met.</summary>
    By62,

    /// <summary>After day 62.</summary>
    After62,
}

/// <summary>Hand-overs on the same day of the pathway.</summary>
/// <param name="From">The trust that referred.</param>
/// <param name="To">The trust that the patient was handed over to.</param>
/// <param name="TumourGroup">A code of the list tumourGroup.</param>
/// <param name="Day">Days from the period start, or the consultant upgrade, to the hand-over, less adjustments.</param>
/// <param name="Mark">Which of days 38 and 62 they met.</param>
/// <param name="Count">The number of hand-overs.</param>
[GenerateSerializer, Immutable, Alias("report.handOvers")]
public sealed record HandOvers(
    [property: Id(0)] OdsCode From,
    [property: Id(1)] OdsCode To,
    [property: Id(2)] string TumourGroup,
    [property: Id(3)] int Day,
    [property: Id(4)] HandOverMark Mark,
    [property: Id(5)] int Count);

/// <summary>
/// How long a receiving trust took to accept, reject or redirect the referrals that it decided in a week. Elapsed hours, including
/// nights and weekends.
/// </summary>
/// <param name="Week">The Monday of the week of the decisions.</param>
/// <param name="From">The trust that referred.</param>
/// <param name="To">The trust that decided.</param>
/// <param name="Decided">The number of referrals decided.</param>
/// <param name="MedianHoursToReceive">The median time from Send to the pick-up.</param>
/// <param name="MedianHoursToDecide">The median time from Send to the decision.</param>
/// <param name="MostHoursToDecide">The longest time from Send to the decision.</param>
[GenerateSerializer, Immutable, Alias("report.responseTimes")]
public sealed record ResponseTimes(
    [property: Id(0)] DateOnly Week,
    [property: Id(1)] OdsCode From,
    [property: Id(2)] OdsCode To,
    [property: Id(3)] int Decided,
    [property: Id(4)] decimal MedianHoursToReceive,
    [property: Id(5)] decimal MedianHoursToDecide,
    [property: Id(6)] decimal MostHoursToDecide);

/// <summary>Referrals rejected for the same reason.</summary>
/// <param name="From">The trust that referred.</param>
/// <param name="To">The trust that rejected.</param>
/// <param name="TumourGroup">A code of the list tumourGroup.</param>
/// <param name="ReasonCode">A code of the list rejectionReason.</param>
/// <param name="Count">The number of referrals.</param>
[GenerateSerializer, Immutable, Alias("report.rejections")]
public sealed record Rejections(
    [property: Id(0)] OdsCode From,
    [property: Id(1)] OdsCode To,
    [property: Id(2)] string TumourGroup,
    [property: Id(3)] string ReasonCode,
    [property: Id(4)] int Count);

/// <summary>
/// How long decisions took in a week, over all partner trusts: a median cannot be calculated from their medians. Elapsed hours,
/// including nights and weekends.
/// </summary>
/// <param name="Week">The Monday of the week of the decisions.</param>
/// <param name="Own">True for the trust's own decisions, false for decisions of others on its referrals.</param>
/// <param name="Decided">The number of referrals decided.</param>
/// <param name="MedianHoursToDecide">The median time from Send to the decision.</param>
/// <param name="MostHoursToDecide">The longest time from Send to the decision.</param>
[GenerateSerializer, Immutable, Alias("report.responseWeek")]
public sealed record ResponseWeek(
    [property: Id(0)] DateOnly Week,
    [property: Id(1)] bool Own,
    [property: Id(2)] int Decided,
    [property: Id(3)] decimal MedianHoursToDecide,
    [property: Id(4)] decimal MostHoursToDecide);

/// <summary>Open pathways in the same band of days.</summary>
/// <param name="Band">Days since the period start, or the consultant upgrade.</param>
/// <param name="Count">The number of pathways.</param>
[GenerateSerializer, Immutable, Alias("report.openPathways")]
public sealed record OpenPathways([property: Id(0)] PathwayBand Band, [property: Id(1)] int Count);
