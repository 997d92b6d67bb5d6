using System.Globalization;
using InterTrust.Pathways;
using Microsoft.AspNetCore.Html;

namespace InterTrust.Pages.Pictures;

/// <summary>A pathway from day 0: its limits, its clocks, its events by day, and what is still awaited.</summary>
public static class Timeline
{
    private const double BarHeight = 10;
    private const double EventRow = 22;
    private const double LineHeight = 16;
    private const double AxisHeight = 40;
    private const double Edge = SvgCanvas.Width - 6;

    public static IHtmlContent Draw(PathwayView pathway, TrustNames trusts)
    {
        var clocks = TimelineClock.For(pathway.Clocks, TimelineScale.DayZero(pathway));
        var scale = TimelineScale.For(pathway, clocks);
        var events = TimelineEvent.For(pathway, trusts, scale);
        var picture = new SvgCanvas("timeline", Finding(pathway, clocks, scale), Describe(pathway, clocks, scale, events));

        var flags = FlagsOf(clocks, scale);
        var axis = DrawEvents(picture, events, scale, DrawClocks(picture, clocks, scale, Flags.Height(flags) + 10) + 12) + 6;
        DrawAxis(picture, scale, Flags.Height(flags), axis);
        Flags.Draw(picture, flags, axis);
        picture.Height = DrawAwaited(picture, events, axis + AxisHeight) + 10;
        return picture;
    }

    private static IReadOnlyList<Flag> FlagsOf(IReadOnlyList<TimelineClock> clocks, TimelineScale scale) =>
    [
        .. clocks
            .GroupBy(clock => (clock.LimitName, clock.Clock.Due))
            .Select(limit => new Flag(scale.X(limit.Key.Due), $"{limit.Key.LimitName}, {Short(limit.Key.Due)}", Fill.PaleInk)),
        .. scale.Today is { } today
            ? [new Flag(scale.X(today), $"Today, day {scale.Day(today)}", Thickness: 2.5, Dashes: null)]
            : Array.Empty<Flag>(),
    ];

    /// <summary>Each clock with its text above its bar; the days left of a running clock are framed.</summary>
    private static double DrawClocks(SvgCanvas picture, IReadOnlyList<TimelineClock> clocks, TimelineScale scale, double top)
    {
        foreach (var clock in clocks)
        {
            var (from, until, due) = (scale.X(clock.Clock.Start), scale.X(clock.Until), scale.X(clock.Clock.Due));
            var words = $"{clock.Name}: {clock.Label}";
            picture.Text(Math.Max(6, Math.Min(from, Edge - TextMetrics.Width(words, SvgCanvas.TextSize))), top + 13, words);
            if (clock.Runs && due > until)
                picture.Frame(until, top + 19, due - until, BarHeight, Fill.Grey);
            picture.Box(from, top + 19, Math.Max(until - from, 2), BarHeight, clock.Fill);
            top += 38;
        }
        return top;
    }

    /// <summary>One row for each event, in clinical order; the text is on the side with more room.</summary>
    private static double DrawEvents(SvgCanvas picture, IReadOnlyList<TimelineEvent> events, TimelineScale scale, double top)
    {
        foreach (var shown in events.Where(e => e.Date is not null))
        {
            var (x, words) = (scale.X(shown.Date!.Value), shown.Label);
            var (left, right) = (x - 18, Edge - x - 12);
            var onRight = TextMetrics.Width(words, SvgCanvas.TextSize) <= right || right >= left;
            var lines = TextMetrics.Lines(words, SvgCanvas.TextSize, onRight ? right : left, most: 3);
            foreach (var (at, line) in lines.Index())
                picture.Text(onRight ? x + 12 : x - 12, top + 16 + at * LineHeight, line, onRight ? Anchor.Start : Anchor.End);
            if (scale.IsBefore(shown.Date.Value) || scale.IsBeyond(shown.Date.Value))
                picture.Beyond(x, top + 11, scale.IsBeyond(shown.Date.Value), Fill.Blue);
            else
                picture.Dot(x, top + 11, Fill.Blue, open: shown.Ahead);
            top += EventRow + (lines.Count - 1) * LineHeight;
        }
        return top;
    }

    private static void DrawAxis(SvgCanvas picture, TimelineScale scale, double top, double axis)
    {
        picture.Line(TimelineScale.Left, axis, TimelineScale.Right, axis, Fill.Ink);
        foreach (var day in scale.Ticks())
        {
            picture.Line(scale.X(day), top, scale.X(day), axis + 5, Fill.PaleGrey);
            picture.Text(scale.X(day), axis + 18, day < 0 ? $"−{-day}" : $"{day}", Anchor.Middle, size: SvgCanvas.SmallSize);
            picture.Text(scale.X(day), axis + 33, Short(scale.Start.AddDays(day)), Anchor.Middle, Fill.PaleInk, SvgCanvas.SmallSize);
        }
        picture.Text(TimelineScale.Right + 34, axis + 18, "days", colour: Fill.PaleInk, size: SvgCanvas.SmallSize);
    }

    private static double DrawAwaited(SvgCanvas picture, IReadOnlyList<TimelineEvent> events, double top)
    {
        var awaited = events.Where(e => e.Date is null).Select(e => e.Label).ToList();
        if (awaited is [])
            return top;
        picture.Text(10, top + 20, "Still awaited:", strong: true);
        var (x, y) = (116.0, top + 16);
        foreach (var words in awaited)
        {
            var width = 12 + TextMetrics.Width(words, SvgCanvas.TextSize);
            if (x + width > Edge)
                (x, y) = (16, y + EventRow);
            picture.Dot(x, y, Fill.PaleInk, open: true);
            picture.Text(x + 12, y + 4, words);
            x += width + 24;
        }
        return y + 8;
    }

    /// <summary>The state of the pathway: its treatment, or the clock with the fewest days left.</summary>
    private static string Finding(PathwayView pathway, IReadOnlyList<TimelineClock> clocks, TimelineScale scale) =>
        pathway.Clocks.Treat62 is { Met: { } met } treated ? $"Treated on day {treated.Day}, {(met ? "within" : "later than")} 62 days"
        : clocks.Where(clock => clock.Runs).MinBy(clock => clock.Clock.DaysLeft) is { } nearest
            ? $"Day {scale.Day(pathway.AsOf)}. {nearest.Name}: {nearest.Label}"
        : $"Day {scale.Day(pathway.AsOf)}";

    private static string Describe(
        PathwayView pathway, IReadOnlyList<TimelineClock> clocks, TimelineScale scale, IReadOnlyList<TimelineEvent> events) =>
        string.Join(' ',
        [
            $"Day 0 is {Format.Day(scale.Start)}; {Format.Day(pathway.AsOf)} is day {scale.Day(pathway.AsOf)}.",
            .. clocks.Select(clock => $"{clock.Name}: {clock.Label}; {clock.LimitName} is {Format.Day(clock.Clock.Due)}."),
            .. events.Where(e => e.Date is not null).Select(e => $"{e.Words}."),
            .. events.Where(e => e.Date is null).Select(e => $"Still awaited: {e.Words}."),
        ]);

    private static string Short(DateOnly day) => day.ToString("d MMM", CultureInfo.InvariantCulture);
}
