using System.Globalization;

namespace InterTrust;

/// <summary>The number of invented patients in a demo: <c>--sample 300</c>.</summary>
/// <param name="Value">The text of the option; null without it.</param>
public sealed record SampleOptions(string? Value)
{
    public const int Most = 5_000;

    public int Count => int.TryParse(Value, NumberStyles.None, CultureInfo.InvariantCulture, out var count) ? count : 0;
}
