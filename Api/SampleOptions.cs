using System.Globalization;

namespace InterTrust;

/// <summary>With how many synthetic patients a demo fills itself: <c>--sample 300</c>.</summary>
/// <param name="Asked">As it was said; null for none.</param>
public sealed record SampleOptions(string? Asked)
{
    public const int Most = 5_000;

    public int Count => int.TryParse(Asked, NumberStyles.None, CultureInfo.InvariantCulture, out var count) ? count : 0;
}
