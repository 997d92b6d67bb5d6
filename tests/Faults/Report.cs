using System.Globalization;
using System.Text;

namespace InterTrust.Faults;

/// <summary>A run in words, and as a line of the ledger in docs/reliability.md.</summary>
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
        {
            var broken = verdict.Violations.Select(violation => violation.Invariant).Distinct().Order();
            text.AppendLine(CultureInfo.InvariantCulture, $"{Caught}{string.Join(", ", broken)}");
        }
        return $"{text}{Line(verdict)}";
    }

    /// <summary>Enters a long run in the ledger; the short one of every test run has none.</summary>
    internal static void Enter(Verdict verdict)
    {
        if (verdict.Plan.Ledger is { } ledger)
            File.WriteAllText(ledger, Ledger.Add(File.ReadAllText(ledger), Line(verdict)));
    }

    private static string Line(Verdict verdict)
    {
        var (history, slowest) = (verdict.History, verdict.Recoveries.MaxBy(recovery => recovery.After));
        return string.Create(
            CultureInfo.InvariantCulture,
            $"| {DateTime.UtcNow:yyyy-MM-dd} | {Commit()} | {verdict.Took.TotalMinutes:0.#} "
            + $"| {history.Acknowledged:N0} | {history.Refused:N0} | {history.Unknown:N0} "
            + $"| {verdict.Recoveries.Count} | {slowest?.After.TotalSeconds:0.0} s, {slowest?.Fault} "
            + $"| {verdict.Plan.Seed} | {verdict.Violations.Count} |");
    }

    private static string Times(IEnumerable<Recovery> recoveries)
    {
        var seconds = recoveries.Select(recovery => recovery.After.TotalSeconds).Order().ToList();
        return string.Create(CultureInfo.InvariantCulture, $"{seconds[0]:0.0}/{seconds[seconds.Count / 2]:0.0}/{seconds[^1]:0.0} s");
    }

    private static string Commit() => Environment.GetEnvironmentVariable("FAULTS_COMMIT") ?? "uncommitted";
}
