using System.Diagnostics;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.RegularExpressions;
using InterTrust.TestKit;

namespace InterTrust.Benchmarks;

/// <summary>What was measured, next to what it is judged by.</summary>
/// <param name="Measure">What.</param>
/// <param name="Value">How much.</param>
/// <param name="Unit">Of what.</param>
/// <param name="Yardstick">What it is held against, measured in the same run and unit.</param>
/// <param name="AtLeast">The goal: of the ratio where there is a yardstick, of the value where there is none.</param>
/// <param name="AtMost">The same, the other way.</param>
internal sealed record Line(
    string Measure,
    double Value,
    string Unit,
    double? Yardstick = null,
    [property: JsonIgnore] double? AtLeast = null,
    [property: JsonIgnore] double? AtMost = null)
{
    public double? Ratio => Value / Yardstick;

    public string? Goal => AtLeast is { } least ? $"≥ {Number(least)}" : AtMost is { } most ? $"≤ {Number(most)}" : null;

    public bool? Met => Goal is null ? null : (Ratio ?? Value) is var judged && judged >= (AtLeast ?? judged) && judged <= (AtMost ?? judged);

    [JsonIgnore]
    public string[] Cells => [Measure, Number(Value), Unit, Number(Yardstick), Number(Ratio), Goal ?? "", Met switch { true => "yes", false => "no", null => "" }];

    private static string Number(double? value) => value is { } number
        ? number.ToString(Math.Abs(number) >= 100 ? "N0" : Math.Abs(number) >= 10 ? "0.#" : Math.Abs(number) >= 0.1 ? "0.##" : "0.####", CultureInfo.InvariantCulture)
        : "";
}

/// <summary>Lines that explain each other.</summary>
/// <param name="Title">What they are about.</param>
/// <param name="Says">What was done, and how to read them.</param>
/// <param name="Lines">The lines.</param>
internal sealed record Section(string Title, string Says, IReadOnlyList<Line> Lines)
{
    private static readonly string[] Heads = ["measure", "value", "unit", "yardstick", "ratio", "goal", "met"];

    public override string ToString() => $"## {Title}\n\n{Says}\n\n{Table(Lines)}";

    public static string Table(IEnumerable<Line> measured)
    {
        string[][] lines = [Heads, .. measured.Select(line => line.Cells)];
        var widths = lines[0].Select((_, column) => lines.Max(line => line[column].Length)).ToArray();
        var padded = lines.Select(line => $"| {string.Join(" | ", line.Select((cell, column) => IsText(column) ? cell.PadRight(widths[column]) : cell.PadLeft(widths[column])))} |");
        var rule = $"|{string.Join('|', widths.Select((width, column) => IsText(column) ? new string('-', width + 2) : $"{new string('-', width + 1)}:"))}|";
        return $"{string.Join('\n', padded.Take(1).Append(rule).Concat(padded.Skip(1)))}\n";
    }

    private static bool IsText(int column) => Heads[column] is "measure" or "unit" or "goal" or "met";
}

/// <summary>One run, on one machine, of one commit: for people and for programs.</summary>
internal static partial class Report
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static async Task Write(string folder, IReadOnlyList<Section> sections, TimeSpan took)
    {
        Line[] lines = [.. sections.SelectMany(section => section.Lines)];
        Directory.CreateDirectory(folder);
        await File.WriteAllTextAsync(Path.Combine(folder, "benchmarks.json"), $"{JsonSerializer.Serialize(lines, Json)}\n");
        await File.WriteAllTextAsync(Path.Combine(folder, "benchmarks.md"), $"""
            # Benchmarks

            Written by `./bench.sh` in one run of {took.TotalMinutes:0} minutes, everything on loopback of one machine that the load generator shares:
            {await Machine()}.
            The machine is noisy, so what is compared was measured in turn, round after round, and medians count. Read the ratios rather than the
            figures: a ratio is the value divided by its yardstick, which is named in the text of each section. A goal that is not met says "no".
            {Door.Repeats:N0} requests were answered 503 and repeated; their waiting counts.

            ## The goals

            {Section.Table(lines.Where(line => line.Goal is not null))}
            {string.Join('\n', sections)}
            """);
        Console.WriteLine($"\nWritten to {Path.GetRelativePath(HubProcess.Repository, folder)}/benchmarks.md and benchmarks.json.");
    }

    private static async Task<string> Machine()
    {
        var processor = ModelName().Match(await File.ReadAllTextAsync("/proc/cpuinfo")).Groups[1].Value;
        var memory = GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / (1L << 30);
        return $"{Environment.ProcessorCount} cores ({processor}), {memory} GiB, {await Said("uname", "-sr")}, {(await Said("psql", "--version")).Split(" (")[0]}, "
            + $".NET {Environment.Version}; {DateTime.UtcNow:yyyy-MM-dd}; commit {await Said("git", "describe", "--always", "--dirty", "--exclude", "*")}";
    }

    private static async Task<string> Said(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, WorkingDirectory = HubProcess.Repository })!;
        return (await process.StandardOutput.ReadToEndAsync()).Trim();
    }

    [GeneratedRegex(@"model name\s*:\s*(.*)")]
    private static partial Regex ModelName();
}
