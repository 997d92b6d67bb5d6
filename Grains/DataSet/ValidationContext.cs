using InterTrust.Identity;

namespace InterTrust.DataSet;

/// <summary>What validation needs besides the data set.</summary>
/// <param name="From">The referring trust, from the token.</param>
/// <param name="Today">The day in Europe/London.</param>
/// <param name="TestNumbersOnly">Demo mode: only NHS numbers that are never issued.</param>
/// <param name="CompleteSince">The day since which earlier versions of the data set have been complete.</param>
/// <param name="At">The pointer of the data set in the request body.</param>
public sealed record ValidationContext(
    OdsCode From, DateOnly Today, bool TestNumbersOnly, DateOnly? CompleteSince, string At = "/dataset");
