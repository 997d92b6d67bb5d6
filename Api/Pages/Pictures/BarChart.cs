using Microsoft.AspNetCore.Html;

namespace InterTrust.Pages.Pictures;

/// <summary>One bar, with its numbers in words. Its parts are 0 long if the numbers may not be shown.</summary>
public sealed record Bar(string Label, IReadOnlyList<BarPart> Parts, string Description);

public sealed record BarPart(int Value, Fill Fill);

/// <summary>Horizontal bars, each with its label above and its numbers at its end.</summary>
public static class BarChart
{
    private const double Margin = 8;
    private const double BarHeight = 18;
    private const double LineHeight = 18;

    public static IHtmlContent Draw(string name, string title, IReadOnlyList<Bar> bars)
    {
        var picture = new SvgCanvas(name, title, string.Join(' ', bars.Select(bar => $"{bar.Label}: {bar.Description}.")));
        var room = SvgCanvas.Width - 3 * Margin - bars.Max(bar => TextMetrics.Width(bar.Description, SvgCanvas.TextSize));
        var most = Math.Max(1, bars.Max(bar => bar.Parts.Sum(part => part.Value)));
        var top = Margin;
        foreach (var bar in bars)
        {
            foreach (var line in TextMetrics.Lines(bar.Label, SvgCanvas.TextSize, SvgCanvas.Width - 2 * Margin, most: 2))
                picture.Text(Margin, (top += LineHeight) - 6, line);
            var x = Margin;
            foreach (var part in bar.Parts.Where(part => part.Value > 0))
            {
                picture.Box(x, top, part.Value * room / most, BarHeight, part.Fill);
                x += part.Value * room / most;
            }
            picture.Line(Margin, top, Margin, top + BarHeight, Fill.Grey);
            picture.Text(x + Margin, top + 14, bar.Description);
            top += BarHeight + 10;
        }
        picture.Height = top;
        return picture;
    }
}
