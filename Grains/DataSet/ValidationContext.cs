using InterTrust.Identity;

namespace InterTrust.DataSet;

/// <summary>What a data set is judged by, besides itself.</summary>
/// <param name="From">The referring trust, from the token.</param>
/// <param name="Today">The day in Europe/London.</param>
/// <param name="TestNumbersOnly">Demo mode: only NHS numbers that were never issued.</param>
/// <param name="CompleteSince">The day on which an earlier version of the data set became complete and stayed so.</param>
/// <param name="At">The pointer of the data set in the body that it came in.</param>
public sealed record ValidationContext(
    OdsCode From, DateOnly Today, bool TestNumbersOnly, DateOnly? CompleteSince, string At = "/dataset");
