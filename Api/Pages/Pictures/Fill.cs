namespace InterTrust.Pages.Pictures;

/// <summary>How an area is filled: a colour of the NHS palette, and hatching for people who do not see the colour.</summary>
public sealed record Fill(string Colour, bool Hatched = false)
{
    public const string Blue = "#005eb8";
    public const string Green = "#007f3b";
    public const string Red = "#d5281b";
    public const string Amber = "#ffb81c";
    public const string Orange = "#ed8b00";
    public const string Grey = "#768692";
    public const string PaleGrey = "#d8dde0";
    public const string White = "#ffffff";
    public const string Ink = "#212b32";
    public const string PaleInk = "#4c6272";

    /// <summary>A number without a warning.</summary>
    public static readonly Fill Plain = new(Blue);

    /// <summary>Late.</summary>
    public static readonly Fill Late = new(Red, Hatched: true);
}
