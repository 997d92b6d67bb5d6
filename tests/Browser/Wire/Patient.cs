using System.Globalization;

namespace InterTrust.Browser;

/// <summary>A patient whom only one test knows.</summary>
public sealed record Patient(string NhsNumber, string FamilyName, string GivenName, string BirthDate)
{
    private static int last;

    /// <summary>The name as the screens show it: <c>ŻÓŁKIEWSKA, Zofia</c>.</summary>
    public string Shown => $"{FamilyName.ToUpper(CultureInfo.GetCultureInfo("en-GB"))}, {GivenName}";

    /// <summary>The number as people read it, 3-3-4.</summary>
    public string NumberShown => $"{NhsNumber[..3]} {NhsNumber[3..6]} {NhsNumber[6..]}";

    public static Patient New(string family = "Świątek", string given = "Zoë")
    {
        var place = Interlocked.Increment(ref last);
        return new(Number(place), $"{family} {Letters(place)}", given, "1961-04-30");
    }

    /// <summary>The place-th number of a test range of our own that has a right check digit.</summary>
    private static string Number(int place) => Enumerable.Range(300_000, 600_000)
        .Select(n => n.ToString("'999'000000", CultureInfo.InvariantCulture))
        .Select(nine => (nine, check: (11 - nine.Select((c, i) => (c - '0') * (10 - i)).Sum() % 11) % 11))
        .Where(number => number.check < 10)
        .Select(number => $"{number.nine}{number.check}")
        .ElementAt(place);

    /// <summary>So that no patient's name is part of another's.</summary>
    private static string Letters(int place) => $"Q{(char)('a' + place / 676 % 26)}{(char)('a' + place / 26 % 26)}{(char)('a' + place % 26)}";
}
