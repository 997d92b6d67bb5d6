using System.Text.RegularExpressions;

namespace InterTrust.Faults;

/// <summary>The table of long runs at the end of docs/reliability.md. It keeps the last three.</summary>
internal static partial class Ledger
{
    private const int Kept = 3;

    internal static string Add(string document, string run)
    {
        var lines = document.TrimEnd('\n').Split('\n').ToLookup(Row().IsMatch);
        return string.Join('\n', [.. lines[false], .. lines[true].Append(run).TakeLast(Kept), ""]);
    }

    [GeneratedRegex(@"^\| \d{4}-\d\d-\d\d \|")]
    private static partial Regex Row();
}
