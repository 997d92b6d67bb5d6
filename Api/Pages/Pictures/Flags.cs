namespace InterTrust.Pages.Pictures;

/// <summary>A vertical line with a label; solid without a dash pattern.</summary>
public sealed record Flag(double X, string Label, string Colour = Fill.Ink, double Thickness = 1.5, string? Dashes = "5 3");

/// <summary>
/// Vertical lines with their labels at the top, each to the right of its line, like a flag on a pole. A label that would cross the next
/// line moves one row up, so that nothing crosses a label.
/// </summary>
public static class Flags
{
    private const double RowHeight = 17;
    private const double Gap = 5;

    /// <summary>The height of the labels, in pixels.</summary>
    public static double Height(IReadOnlyList<Flag> flags) => (Rows(flags).Max(row => (int?)row.Row) + 1 ?? 0) * RowHeight + 4;

    /// <summary>Draws them from the top of the picture down to <paramref name="bottom"/>.</summary>
    public static void Draw(SvgCanvas picture, IReadOnlyList<Flag> flags, double bottom)
    {
        var rows = Rows(flags);
        var highest = rows.Max(row => (int?)row.Row) ?? 0;
        foreach (var (flag, row) in rows)
        {
            var top = (highest - row) * RowHeight + 3;
            picture.Line(flag.X, top, flag.X, bottom, flag.Colour, flag.Thickness, flag.Dashes);
            picture.Text(flag.X + Gap, top + 12, flag.Label, size: SvgCanvas.SmallSize, strong: flag.Dashes is null);
        }
    }

    /// <summary>Placed from right to left; row 0 is the lowest.</summary>
    private static List<(Flag Flag, int Row)> Rows(IReadOnlyList<Flag> flags)
    {
        var placed = new List<(Flag Flag, int Row)>();
        foreach (var flag in flags.OrderByDescending(flag => flag.X))
        {
            var end = flag.X + Gap + TextMetrics.Width(flag.Label, SvgCanvas.SmallSize) * 1.06 + Gap;
            placed.Add((flag, placed.Where(earlier => earlier.Flag.X < end).Max(earlier => (int?)earlier.Row) + 1 ?? 0));
        }
        return placed;
    }
}
