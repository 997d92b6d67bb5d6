using System.Globalization;
using System.Text;

namespace InterTrust.Faults;

/// <summary>A run in words: for whoever runs it, and a line for the ledger of docs/reliability.md.</summary>
internal static class Report
{
    internal const string Caught = "caught by ";

    internal static string Of(Verdict verdict)
    {
        var text = new StringBuilder();
        foreach (var kind in verdict.Recoveries.GroupBy(recovery => recovery.Fault).OrderBy(kind => kind.Key))
            text.AppendLine(CultureInfo.InvariantCulture, $"  {kind.Key,-30} {kind.Count(),3} ×   {Times(kind)}");
        text.AppendLine(CultureInfo.InvariantCulture, $"  answers cut off after COMMIT: {verdict.Cuts}");
        foreach (var invariant in verdict.Violations.GroupBy(violation => violation.Invariant))
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"{invariant.Key} violated {invariant.Count()} times");
            foreach (var violation in invariant.Take(5))
                text.AppendLine(CultureInfo.InvariantCulture, $"  {violation.What}");
        }
        if (verdict.Violations.Count > 0)
            text.AppendLine(CultureInfo.InvariantCulture, $"{Caught}{string.Join(", ", verdict.Violations.Select(violation => violation.Invariant).Distinct().Order())}");
        return $"{text}{Line(verdict)}";
    }

    /// <summary>Long runs are entered; the short one of every test run is not.</summary>
    internal static void Append(Verdict verdict)
    {
        if (verdict.Plan.Ledger is { } ledger)
            File.AppendAllText(ledger, $"{Line(verdict)}\n");
    }

    private static string Line(Verdict verdict)
    {
        var faults = verdict.Recoveries.GroupBy(recovery => recovery.Fault).OrderBy(kind => kind.Key)
            .Select(kind => $"{kind.Key} {kind.Count()}× {Times(kind)}");
        return string.Create(CultureInfo.InvariantCulture,
            $"| {DateTime.UtcNow:yyyy-MM-dd} | {Commit()} | {verdict.Took.TotalMinutes:0.#} | {verdict.History.Acknowledged:N0} / {verdict.History.Refused:N0} / {verdict.History.Unknown:N0} | {verdict.Recoveries.Count}: {string.Join("; ", faults)} | {verdict.Plan.Seed} | {verdict.Violations.Count} |");
    }

    private static string Times(IEnumerable<Recovery> recoveries)
    {
        var seconds = recoveries.Select(recovery => recovery.After.TotalSeconds).Order().ToList();
        return string.Create(CultureInfo.InvariantCulture, $"{seconds[0]:0.0}/{seconds[seconds.Count / 2]:0.0}/{seconds[^1]:0.0} s");
    }

    private static string Commit() => Environment.GetEnvironmentVariable("FAULTS_COMMIT") ?? "uncommitted";
}
