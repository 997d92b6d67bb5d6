using System.Diagnostics;
using System.Globalization;
using InterTrust.TestKit;

namespace InterTrust.Benchmarks;

/// <summary>What was measured, next to what it is judged by.</summary>
/// <param name="Measure">What.</param>
/// <param name="Value">How much.</param>
/// <param name="Unit">Of what.</param>
/// <param name="Yardstick">What it is held against, measured in the same run and unit.</param>
/// <param name="AtLeast">The goal: of the ratio where there is a yardstick, of the value where there is none.</param>
/// <param name="AtMost">The same, the other way.</param>
internal sealed record Row(string Measure, double Value, string Unit, double? Yardstick = null, double? AtLeast = null, double? AtMost = null)
{
    private double? Ratio => Value / Yardstick;

    private double Judged => Ratio ?? Value;

    private string Goal => AtLeast is { } least ? $"≥ {Number(least)}" : AtMost is { } most ? $"≤ {Number(most)}" : "";

    private string Met => AtLeast is null && AtMost is null ? "" : Judged >= (AtLeast ?? Judged) && Judged <= (AtMost ?? Judged) ? "yes" : "no";

    public string[] Cells => [Measure, Number(Value), Unit, Number(Yardstick), Number(Ratio), Goal, Met];

    private static string Number(double? value) => value is { } number
        ? number.ToString(Math.Abs(number) >= 100 ? "N0" : Math.Abs(number) >= 10 ? "0.#" : "0.##", CultureInfo.InvariantCulture)
        : "";
}

/// <summary>Prints a table, and puts it into docs/benchmarks.md in place of the last one of its kind.</summary>
internal static class Report
{
    private static readonly string[] Heads = ["measure", "value", "unit", "yardstick", "ratio", "goal", "met"];

    public static async Task Write(string title, string how, IReadOnlyList<Row> rows)
    {
        var table = Table([Heads, .. rows.Select(row => row.Cells)]);
        var section = $"## {title}\n\n{how} 2 cores, 24 GiB, Linux; {DateTime.UtcNow:yyyy-MM-dd}; commit {await Commit()}.\n\n{table}";
        Console.WriteLine(section);

        var file = Path.Combine(HubProcess.Repository, "docs", "benchmarks.md");
        var text = File.Exists(file) ? await File.ReadAllTextAsync(file) : "# Benchmarks\n\nWritten by `tests/Benchmarks`; the yardsticks are measured in the same run.\n";
        await File.WriteAllTextAsync(file, Put(text, $"<!-- {title} -->\n", $"<!-- end of {title} -->\n", section));
    }

    private static string Put(string text, string begin, string end, string section)
    {
        var (from, to) = (text.IndexOf(begin, StringComparison.Ordinal), text.IndexOf(end, StringComparison.Ordinal));
        return from < 0 || to < 0
            ? $"{text}\n{begin}{section}{end}"
            : $"{text[..from]}{begin}{section}{text[to..]}";
    }

    private static string Table(IReadOnlyList<string[]> lines)
    {
        var widths = lines[0].Select((_, column) => lines.Max(line => line[column].Length)).ToArray();
        var padded = lines.Select(line => $"| {string.Join(" | ", line.Select((cell, column) => IsText(column) ? cell.PadRight(widths[column]) : cell.PadLeft(widths[column])))} |");
        var rule = $"|{string.Join('|', widths.Select((width, column) => IsText(column) ? new string('-', width + 2) : $"{new string('-', width + 1)}:"))}|";
        return $"{string.Join('\n', padded.Take(1).Append(rule).Concat(padded.Skip(1)))}\n";
    }

    private static bool IsText(int column) => Heads[column] is "measure" or "unit" or "goal" or "met";

    private static async Task<string> Commit()
    {
        using var git = Process.Start(new ProcessStartInfo("git", ["describe", "--always", "--dirty", "--exclude", "*"])
        {
            RedirectStandardOutput = true,
            WorkingDirectory = HubProcess.Repository,
        })!;
        return (await git.StandardOutput.ReadToEndAsync()).Trim();
    }
}
