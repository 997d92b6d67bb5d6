using System.Globalization;

namespace InterTrust.TestKit;

/// <summary>A patient of one test only.</summary>
public sealed record Patient(string NhsNumber, string FamilyName, string GivenName, string BirthDate)
{
    /// <summary>Part of every patient's name and of every free text, so that tests can search for leaks.</summary>
    public const string Mark = "Kolibri";

    private static int last;

    /// <summary>The name as the screens show it: <c>ŻÓŁKIEWSKA, Zofia</c>.</summary>
    public string DisplayName => $"{FamilyName.ToUpper(CultureInfo.GetCultureInfo("en-GB"))}, {GivenName}";

    /// <summary>The number as people read it, 3-3-4.</summary>
    public string NumberShown => $"{NhsNumber[..3]} {NhsNumber[3..6]} {NhsNumber[6..]}";

    public static Patient New(string family = $"{Mark}-Świątek", string given = "Zoë") =>
        new(NhsNumbers.Next(), $"{family} {Letters(Interlocked.Increment(ref last))}", given, "1961-04-30");

    /// <summary>Keeps any patient's name from being part of another's.</summary>
    private static string Letters(int place) =>
        $"Q{(char)('a' + place / 676 % 26)}{(char)('a' + place / 26 % 26)}{(char)('a' + place % 26)}";
}
