using Microsoft.AspNetCore.Html;

namespace InterTrust.Pages.Pictures;

/// <summary>One column, labelled with the days that it covers; without a value there is nothing to show.</summary>
public sealed record Column(string Label, decimal? Value, string Description, Fill Fill);

/// <summary>A limit, drawn as a line after a number of columns.</summary>
public sealed record Limit(int After, string Label);

/// <summary>
/// Columns side by side: a histogram over days, or a number for each week. If the labels do not all fit, some are left out; the table
/// beside the picture has all.
/// </summary>
public static class ColumnChart
{
    private const double Margin = 10;
    private const double Rise = 150;
    private const double ValueRoom = 18;
    private const double LabelGap = 8;

    public static IHtmlContent Draw(string name, string title, string axis, IReadOnlyList<Column> columns, params Limit[] limits)
    {
        var description = columns.Where(column => column.Description is not "").Select(column => $"{column.Label}: {column.Description}.");
        var picture = new SvgCanvas(name, title, $"{axis}. {string.Join(' ', description)}");
        var step = (SvgCanvas.Width - 2 * Margin) / columns.Count;
        IReadOnlyList<Flag> flags = [.. limits.Select(limit => new Flag(Margin + limit.After * step, limit.Label, Fill.PaleInk))];
        var ground = (flags is [] ? 0 : Flags.Height(flags)) + ValueRoom + Rise;

        Flags.Draw(picture, flags, ground);
        DrawColumns(picture, columns, step, ground);
        DrawLabels(picture, columns, step, ground);
        picture.Line(Margin, ground, SvgCanvas.Width - Margin, ground, Fill.Ink);
        picture.Text(SvgCanvas.Width / 2, ground + 37, axis, Anchor.Middle, Fill.PaleInk);
        picture.Height = ground + 48;
        return picture;
    }

    private static void DrawColumns(SvgCanvas picture, IReadOnlyList<Column> columns, double step, double ground)
    {
        var highest = columns.Max(column => column.Value ?? 0);
        var gap = Math.Min(8, step / 5);
        var labelled = Labelled(columns, step);
        foreach (var (at, column) in columns.Index())
        {
            var height = column.Value is { } value && highest > 0 ? (double)(value / highest) * Rise : 0;
            if (height > 0)
                picture.Box(Margin + at * step + gap / 2, ground - height, step - gap, height, column.Fill);
            if (labelled.Contains(at))
                picture.Text(Middle(at, step, column.Description), ground - height - 5, column.Description, Anchor.Middle);
        }
    }

    private static void DrawLabels(SvgCanvas picture, IReadOnlyList<Column> columns, double step, double ground)
    {
        var widest = columns.Max(column => TextMetrics.Width(column.Label, SvgCanvas.SmallSize));
        var every = (int)Math.Ceiling((widest + LabelGap) / step);
        for (var at = 0; at < columns.Count; at += every)
            picture.Text(Middle(at, step, columns[at].Label), ground + 17, columns[at].Label, Anchor.Middle, size: SvgCanvas.SmallSize);
    }

    /// <summary>All columns if their numbers fit; otherwise the highest and the last.</summary>
    private static HashSet<int> Labelled(IReadOnlyList<Column> columns, double step)
    {
        var described = Enumerable.Range(0, columns.Count).Where(at => columns[at].Description is not "").ToList();
        var widest = LabelGap
            + described.Select(at => TextMetrics.Width(columns[at].Description, SvgCanvas.TextSize)).DefaultIfEmpty().Max();
        if (described is [] || widest <= step)
            return [.. described];
        var highest = described.MaxBy(at => columns[at].Value ?? 0);
        return (described[^1] - highest) * step > widest ? [highest, described[^1]] : [highest];
    }

    /// <summary>Above the middle of its column, but never outside the picture.</summary>
    private static double Middle(int at, double step, string text)
    {
        var half = TextMetrics.Width(text, SvgCanvas.TextSize) / 2 + 2;
        return Math.Clamp(Margin + (at + 0.5) * step, half, SvgCanvas.Width - half);
    }
}
