using System.Globalization;

namespace InterTrust.Pages.Charts;

/// <summary>One to four patients of another trust could be recognised, so their number is hidden.</summary>
public static class SmallNumbers
{
    public const string Hidden = "fewer than 5";

    private const int Least = 5;

    public static bool Hides(int count, bool own) => !own && count is > 0 and < Least;

    /// <summary>The number, or a text in place of a small one.</summary>
    public static string Format(int count, bool own) => Hides(count, own) ? Hidden : count.ToString(CultureInfo.InvariantCulture);
}
