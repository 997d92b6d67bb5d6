using Microsoft.AspNetCore.Html;

namespace InterTrust.Pages.Pictures;

/// <summary>One bar.</summary>
/// <param name="Label">What it counts.</param>
/// <param name="Parts">How long it is, part by part; a number that may not be shown has none.</param>
/// <param name="Says">Its numbers in words.</param>
public sealed record Bar(string Label, IReadOnlyList<BarPart> Parts, string Says);

/// <summary>A part of a bar.</summary>
public sealed record BarPart(int Value, Look Look);

/// <summary>Horizontal bars, each with its label above and its numbers at its end.</summary>
public static class BarChart
{
    private const double Margin = 8;
    private const double BarHeight = 18;
    private const double LineHeight = 18;

    public static IHtmlContent Of(string name, string title, IReadOnlyList<Bar> bars)
    {
        var picture = new Picture(name, title, string.Join(' ', bars.Select(bar => $"{bar.Label}: {bar.Says}.")));
        var room = Picture.Width - 3 * Margin - bars.Max(bar => Letters.Width(bar.Says, Picture.TextSize));
        var most = Math.Max(1, bars.Max(bar => bar.Parts.Sum(part => part.Value)));
        var top = Margin;
        foreach (var bar in bars)
        {
            foreach (var line in Letters.Lines(bar.Label, Picture.TextSize, Picture.Width - 2 * Margin, most: 2))
                picture.Text(Margin, (top += LineHeight) - 6, line);
            var x = Margin;
            foreach (var part in bar.Parts.Where(part => part.Value > 0))
            {
                picture.Box(x, top, part.Value * room / most, BarHeight, part.Look);
                x += part.Value * room / most;
            }
            picture.Line(Margin, top, Margin, top + BarHeight, Look.Grey);
            picture.Text(x + Margin, top + 14, bar.Says);
            top += BarHeight + 10;
        }
        picture.Height = top;
        return picture;
    }
}
