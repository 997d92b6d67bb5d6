using InterTrust.Pages.Pictures;
using InterTrust.Reports;
using InterTrust.Worklists;

namespace InterTrust.Pages.Charts;

/// <summary>How long the trust's open pathways have taken, in the bands of the national return.</summary>
public static class OpenPathwaysChart
{
    private const string Name = "open-pathways";

    private static readonly (PathwayBand Band, string Days, Fill Look)[] Bands =
    [
        (PathwayBand.UpTo28, "Day 0–28", Fill.Plain), (PathwayBand.From29To62, "Day 29–62", Fill.Plain),
        (PathwayBand.From63To104, "Day 63–104", Fill.Late), (PathwayBand.Over104, "Over day 104", Fill.Late),
    ];

    public static Chart Create(IReadOnlyList<OpenPathways> lines, DateOnly today)
    {
        var definition = "Pathways that your trust tracks now, whatever the period above, by the days from the period start, "
            + $"or the consultant upgrade, to today, {Format.Day(today)}; adjustments are not taken off.";
        var counts = Bands
            .Select(band => (band.Days, band.Look, Count: lines.Where(line => line.Band == band.Band).Sum(line => line.Count)))
            .ToList();
        var (late, all) = (counts.Where(band => band.Look.Hatched).Sum(band => band.Count), counts.Sum(band => band.Count));
        if (all is 0)
            return new(Name, "Your trust tracks no open pathway", definition);
        var finding = (late, all) switch
        {
            (0, 1) => "The only open pathway is not past day 62",
            (1, 1) => "The only open pathway is past day 62",
            (0, _) => $"None of {all} open pathways is past day 62",
            (1, _) => $"1 of {all} open pathways is past day 62",
            _ => $"{late} of {all} open pathways are past day 62",
        };
        return new(
            Name, finding, definition,
            new(
                "Open pathways by day", ["Day of the pathway", "Open pathways"],
                [.. counts.Select(band => (string[])[band.Days, $"{band.Count}"])]),
            BarChart.Draw(Name, finding, [.. counts.Select(band => new Bar(band.Days, [new(band.Count, band.Look)], $"{band.Count}"))]));
    }
}
