using System.Globalization;

namespace InterTrust.Pages.Charts;

/// <summary>One to four patients of another trust might be recognised: they are counted, and not shown.</summary>
public static class SmallNumbers
{
    public const string Hidden = "fewer than 5";

    private const int Least = 5;

    public static bool Hides(int count, bool own) => !own && count is > 0 and < Least;

    /// <summary>The number, or that it is small.</summary>
    public static string Format(int count, bool own) => Hides(count, own) ? Hidden : count.ToString(CultureInfo.InvariantCulture);
}
