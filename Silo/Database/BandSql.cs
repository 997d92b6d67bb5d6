using InterTrust.Worklists;

namespace InterTrust.Database;

/// <summary>The band of a pathway on a day, in SQL: the number of the <see cref="PathwayBand"/>.</summary>
internal static class BandSql
{
    private static readonly PathwayBand[] Bounded = [PathwayBand.UpTo28, PathwayBand.From29To62, PathwayBand.From63To104];

    private static readonly string Cases =
        string.Join(' ', Bounded.Select(band => $"when period_start >= @band{(int)band} then {(int)band}"));

    public static string Band { get; } = $"case {Cases} else {(int)PathwayBand.Over104} end";

    public static IEnumerable<(string, object?)> On(DateOnly day) =>
        Bounded.Select(band => ($"band{(int)band}", (object?)FirstStart(band, day)));

    /// <summary>The earliest period start of a pathway in this band or an earlier one; null for the last band.</summary>
    public static DateOnly? FirstStart(PathwayBand band, DateOnly day) => band switch
    {
        PathwayBand.UpTo28 => day.AddDays(-28),
        PathwayBand.From29To62 => day.AddDays(-62),
        PathwayBand.From63To104 => day.AddDays(-104),
        _ => null,
    };
}
