using InterTrust.Identity;
using InterTrust.Pages.Pictures;
using InterTrust.Reports;

namespace InterTrust.Pages.Charts;

/// <summary>Whether hand-overs came by day 38, and on which days they came.</summary>
public static class HandOverCharts
{
    private const string ByTrustName = "hand-overs-by-trust";
    private const string ByDayName = "hand-over-days";

    private const string Day = "The day of a hand-over is counted from the period start, or the consultant upgrade, to the transfer, "
        + "adjustments taken off";

    private static readonly string ByTrustDefinition =
        "Transfers to your trust or from it whose day lies in the period, by the trust that handed over; "
        + "by day 38 means on day 38 or before. "
        + $"{Day}. One to four of another trust are shown as “{SmallNumbers.Hidden}”.";

    private static readonly string ByDayDefinition =
        "Transfers to your trust or from it whose day lies in the period, eight days to a column so that days 38 and 62 end one. "
        + $"{Day}.";

    /// <summary>Columns of eight days, so that 38 and 62 are the last days of theirs.</summary>
    private static readonly (int Last, string Days, Fill Look)[] Columns =
    [
        (6, "up to 6", Fill.Plain), (14, "7–14", Fill.Plain), (22, "15–22", Fill.Plain), (30, "23–30", Fill.Plain),
        (38, "31–38", Fill.Plain),
        (46, "39–46", Fill.Late), (54, "47–54", Fill.Late), (62, "55–62", Fill.Late),
        (70, "63–70", Fill.Late), (78, "71–78", Fill.Late), (int.MaxValue, "over 78", Fill.Late),
    ];

    public static Chart ByTrust(IReadOnlyList<HandOvers> handOvers, OdsCode own, TrustNames trusts)
    {
        if (handOvers is [])
            return new(ByTrustName, "No hand-over to your trust or from it came in this period", ByTrustDefinition);
        var rows = handOvers
            .GroupBy(line => line.From)
            .Select(trust => new ByTrustRow(trusts.Name(trust.Key), trust.Key == own, Sum(trust, late: false), Sum(trust, late: true)))
            .OrderByDescending(row => row.Own).ThenBy(row => row.Trust, StringComparer.Ordinal).ToList();
        var (late, all) = (Sum(handOvers, late: true), handOvers.Sum(line => line.Count));
        var finding = (late, all) switch
        {
            (0, 1) => "The only hand-over came by day 38",
            (1, 1) => "The only hand-over came after day 38",
            (0, _) => $"All {all} hand-overs came by day 38",
            _ => $"{late} of {all} hand-overs came after day 38",
        };
        return new(
            ByTrustName, finding, ByTrustDefinition,
            new("Hand-overs by trust", ["Trust that handed over", "By day 38", "After day 38"], [.. rows.Select(row => row.Cells)]),
            BarChart.Draw(ByTrustName, finding, [.. rows.Select(row => row.Bar)]));
    }

    public static Chart ByDay(IReadOnlyList<HandOvers> handOvers)
    {
        if (handOvers is [])
            return new(ByDayName, "There is no day of a hand-over in this period", ByDayDefinition);
        var counts = Columns
            .Select((column, at) => handOvers
                .Where(line => line.Day <= column.Last && (at == 0 || line.Day > Columns[at - 1].Last))
                .Sum(line => line.Count))
            .ToList();
        var days = handOvers.OrderBy(line => line.Day).SelectMany(line => Enumerable.Repeat(line.Day, line.Count)).ToList();
        var finding = days is [var only]
            ? $"The only hand-over came on day {only}"
            : $"Half of {days.Count} hand-overs came by day {days[(days.Count - 1) / 2]}, the last on day {days[^1]}";
        return new(
            ByDayName, finding, ByDayDefinition,
            new(
                "Hand-overs by day of the pathway", ["Day of the pathway", "Hand-overs"],
                [.. counts.Zip(Columns, (count, column) => (string[])[column.Days, $"{count}"])]),
            ColumnChart.Draw(
                ByDayName, finding, "Day of the pathway on which the hand-over came",
                [.. counts.Zip(Columns, (count, column) => new Column(column.Days, count, $"{count}", column.Look))],
                new(5, "Day 38"), new(8, "Day 62")));
    }

    private static int Sum(IEnumerable<HandOvers> lines, bool late) =>
        lines.Where(line => line.Mark is HandOverMark.By38 != late).Sum(line => line.Count);

    private sealed record ByTrustRow(string Trust, bool Own, int InTime, int Late)
    {
        internal string[] Cells => [Trust, SmallNumbers.Format(InTime, Own), SmallNumbers.Format(Late, Own)];

        internal Bar Bar => new(
            Trust, [new(Drawn(InTime), Fill.Plain), new(Drawn(Late), Fill.Late)],
            $"{SmallNumbers.Format(InTime, Own)} by day 38, {SmallNumbers.Format(Late, Own)} after");

        private int Drawn(int count) => SmallNumbers.Hides(count, Own) ? 0 : count;
    }
}
