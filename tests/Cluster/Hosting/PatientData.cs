using System.Text.RegularExpressions;
using InterTrust.Identity;

namespace InterTrust.Hosting;

/// <summary>
/// Finds the names and the postcode of the samples' patients, and any valid number of the test range. Numbers inside a word do not
/// count, because an activation id may contain one by chance.
/// </summary>
internal static partial class PatientData
{
    internal static bool IsIn(string line) => Names().IsMatch(line) || AnyValid(TestNumbers().EnumerateMatches(line), line);

    private static bool AnyValid(Regex.ValueMatchEnumerator found, string line)
    {
        foreach (var match in found)
            if (NhsNumber.TryParse(line.Substring(match.Index, match.Length), null, out _))
                return true;
        return false;
    }

    [GeneratedRegex("Żółkiewska|Zolkiewska|ZOLKIEWSKA|Zofia|S74 9AA|Suitable for resection", RegexOptions.IgnoreCase)]
    private static partial Regex Names();

    [GeneratedRegex(@"(?<![0-9A-Za-z])999\d{7}(?![0-9A-Za-z])")]
    private static partial Regex TestNumbers();
}
