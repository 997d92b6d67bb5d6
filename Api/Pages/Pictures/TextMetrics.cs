using System.Globalization;
using System.Text;

namespace InterTrust.Pages.Pictures;

/// <summary>The estimated width of a text, slightly wider than in Arial: the server has no fonts to measure with.</summary>
public static class TextMetrics
{
    private const double Room = 1.08;
    private const string Narrow = "ijlI|!'.,:;";
    private const string Slim = "ftr \u00A0()[]-/·";
    private const string Wide = "mwMWOQG@%…—&";

    public static double Width(string text, double size) => text.EnumerateRunes().Sum(WidthOf) * size * Room;

    /// <summary>The text in lines that fit. A word longer than a line is broken; text beyond the last line ends in an ellipsis.</summary>
    public static IReadOnlyList<string> Lines(string text, double size, double width, int most)
    {
        var lines = new List<string>();
        for (var left = text.Trim(); left.Length > 0; left = left[lines[^1].Length..].TrimStart())
        {
            if (lines.Count + 1 == most)
                return [.. lines, Shorten(left, size, width)];
            lines.Add(First(left, size, width));
        }
        return lines;
    }

    /// <summary>The text, shortened with an ellipsis if it does not fit.</summary>
    public static string Shorten(string text, double size, double width) =>
        Width(text, size) <= width ? text : $"{text[..Fitting(text, size, width - Width("…", size))].TrimEnd()}…";

    /// <summary>A text as a picture can show it: control characters become a replacement character.</summary>
    public static string Legible(string text) => string.Concat(text.EnumerateRunes()
        .Select(rune => Rune.IsWhiteSpace(rune) ? " "
            : Rune.IsControl(rune) || rune.Value is 0xFFFE or 0xFFFF ? "\uFFFD"
            : rune.ToString()));

    private static string First(string text, double size, double width)
    {
        var fitting = Fitting(text, size, width);
        if (fitting == text.Length)
            return text;
        var space = text.LastIndexOf(' ', fitting);
        return space > 0 ? text[..space] : text[..fitting];
    }

    /// <summary>The number of characters that fit: at least one, and never half of one.</summary>
    private static int Fitting(string text, double size, double width)
    {
        var (fitting, wide) = (0, 0.0);
        foreach (var rune in text.EnumerateRunes())
        {
            wide += WidthOf(rune) * size * Room;
            if (wide > width && fitting > 0)
                break;
            fitting += rune.Utf16SequenceLength;
        }
        return fitting;
    }

    /// <summary>As a fraction of the font size.</summary>
    private static double WidthOf(Rune rune) => Rune.GetUnicodeCategory(rune) switch
    {
        UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark or UnicodeCategory.Format => 0,
        _ when rune.IsBmp && Narrow.Contains((char)rune.Value) => 0.28,
        _ when rune.IsBmp && Slim.Contains((char)rune.Value) => 0.34,
        _ when rune.IsBmp && Wide.Contains((char)rune.Value) => 0.9,
        UnicodeCategory.UppercaseLetter => 0.71,
        _ when rune.Value < 0x590 => 0.55,
        _ when rune.Value < 0x1100 => 0.8,
        _ => 1.1,
    };
}
