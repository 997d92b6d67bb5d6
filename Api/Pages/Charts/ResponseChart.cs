using System.Globalization;
using InterTrust.Pages.Pictures;
using InterTrust.Reports;

namespace InterTrust.Pages.Charts;

/// <summary>How long decisions took, week by week: the trust's own, and those of others on its referrals.</summary>
public static class ResponseChart
{
    public static Chart Create(IReadOnlyList<ResponseWeek> weeks, bool own, Period period)
    {
        var name = own ? "decisions" : "decisions-of-others";
        var whose = own ? "your trust’s decisions" : "other trusts’ decisions on your referrals";
        var definition = $"The hours from Send until {(own ? "your trust" : "another trust")} accepted, rejected or redirected "
            + $"{(own ? "what was referred to it" : "what your trust had referred")}, nights and weekends too, "
            + "by the week of the decision, which begins on Monday; half of a week's referrals took no longer than the median."
            + (own ? "" : $" A week with one to four decisions is shown as “{SmallNumbers.Hidden}”, without its hours.");
        var decided = weeks.Where(week => week.Own == own).ToDictionary(week => week.Week);
        if (decided is { Count: 0 })
            return new(
                name,
                own
                    ? "Your trust decided on no referral in this period"
                    : "No other trust decided on your referrals in this period",
                definition);
        var rows = Mondays(period).Select(monday => new Row(monday, decided.GetValueOrDefault(monday), own)).ToList();
        var finding = DescribeFinding(whose, rows);
        return new(
            name, finding, definition,
            new(
                $"Hours to a decision, {whose}", ["Week from", "Decisions", "Median hours", "Longest, hours"],
                [.. rows.Select(row => row.Cells)]),
            rows.All(row => row.Hours is null or 0)
                ? null
                : ColumnChart.Draw(
                    name, finding, "Median hours to a decision, by the Monday of the week", [.. rows.Select(row => row.Column)]));
    }

    private static string DescribeFinding(string whose, IEnumerable<Row> rows) =>
        rows.Where(row => row.Hours is not null).MaxBy(row => row.Hours) switch
        {
            null => $"No week had more than four of {whose}",
            { Hours: < 1 } => $"Half of {whose} took less than an hour, in every week",
            var slowest => $"{char.ToUpperInvariant(whose[0])}{whose[1..]} took longest in the week of {Format.Day(slowest.Monday)}: "
                + $"half took {slowest.Median} hours or more",
        };

    private static IEnumerable<DateOnly> Mondays(Period period)
    {
        var first = MondayOf(period.From);
        return Enumerable.Range(0, (period.To.DayNumber - first.DayNumber) / 7 + 1).Select(week => first.AddDays(7 * week));
    }

    /// <summary>The Monday of a day's week.</summary>
    public static DateOnly MondayOf(DateOnly day) => day.AddDays(-(((int)day.DayOfWeek + 6) % 7));

    private sealed record Row(DateOnly Monday, ResponseWeek? Week, bool Own)
    {
        /// <summary>Null if there was no decision, or too few to show.</summary>
        internal decimal? Hours => Week is null || Hidden ? null : Week.MedianHoursToDecide;

        internal string Median => Text(Hours);

        internal string[] Cells =>
        [
            Format.Day(Monday), SmallNumbers.Format(Week?.Decided ?? 0, Own), Median, Text(Hidden ? null : Week?.MostHoursToDecide),
        ];

        internal Column Column =>
            new(Monday.ToString("d MMM", CultureInfo.InvariantCulture), Hours, Hidden ? "<5" : Text(Hours), Fill.Plain);

        private bool Hidden => Week is not null && SmallNumbers.Hides(Week.Decided, Own);

        private static string Text(decimal? hours) => hours?.ToString("0.#", CultureInfo.InvariantCulture) ?? "";
    }
}
