using System.Globalization;

namespace InterTrust;

/// <summary>With how many synthetic patients a demo fills itself: <c>--sample 300</c>.</summary>
/// <param name="Asked">As it was said; null for none.</param>
public sealed record SampleOptions(string? Asked)
{
    public const int Most = 5_000;

    public int Count => int.TryParse(Asked, NumberStyles.None, CultureInfo.InvariantCulture, out var count) ? count : 0;

    public IEnumerable<string> Wrong(HubMode mode)
    {
        if (Asked is null)
            yield break;
        if (mode is not HubMode.Demo)
            yield return "Sample: invented patients do not stand beside real ones. Leave it out, or use Hub:Mode=Demo";
        if (Count is < 1 or > Most)
            yield return string.Create(CultureInfo.InvariantCulture, $"Sample: say how many patients, 1 to {Most}, such as --sample 300");
    }
}
