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
    double? AtLeast = null,
    double? AtMost = null)
{
    public double? Ratio => Value / Yardstick;

    public string? Goal => AtLeast is { } least ? $"≥ {Number(least)}" : AtMost is { } most ? $"≤ {Number(most)}" : null;

    public bool? Met => Goal is null
        ? null
        : (Ratio ?? Value) is var judged && judged >= (AtLeast ?? judged) && judged <= (AtMost ?? judged);

    internal static string Number(double? value) => value is { } number
        ? number.ToString(
            Math.Abs(number) >= 100 ? "N0" : Math.Abs(number) >= 10 ? "0.#" : Math.Abs(number) >= 0.1 ? "0.##" : "0.####",
            CultureInfo.InvariantCulture)
        : "";
}

/// <summary>A line as it is written down.</summary>
[method: JsonConstructor]
internal sealed record Entry(
    string Section,
    string Measure,
    double Value,
    string Unit,
    double? Yardstick,
    double? Ratio,
    string? Goal,
    bool? Met)
{
    public Entry(string section, Line line)
        : this(section, line.Measure, line.Value, line.Unit, line.Yardstick, line.Ratio, line.Goal, line.Met) { }

    [JsonIgnore]
    public string[] Cells =>
    [
        Measure,
        Line.Number(Value),
        Unit,
        Line.Number(Yardstick),
        Line.Number(Ratio),
        Goal ?? "",
        Met switch { true => "yes", false => "no", null => "" },
    ];
}

/// <summary>Lines that explain each other.</summary>
/// <param name="Title">What they are about.</param>
/// <param name="Says">What was done, and how to read them.</param>
/// <param name="Lines">The lines.</param>
internal sealed record Section(string Title, string Says, IReadOnlyList<Line> Lines)
{
    private static readonly string[] Heads = ["measure", "value", "unit", "yardstick", "ratio", "goal", "met"];

    /// <summary>How many requests had to be repeated meanwhile.</summary>
    public int Repeats { get; init; }

    public override string ToString() => $"## {Title}\n\n{Says}\n\n{Table(Lines.Select(line => new Entry(Title, line).Cells))}";

    public static string Table(IEnumerable<string[]> cells)
    {
        string[][] lines = [Heads, .. cells];
        var widths = lines[0].Select((_, column) => lines.Max(line => line[column].Length)).ToArray();
        var padded = lines
            .Select(line => line.Select((cell, column) => IsText(column) ? cell.PadRight(widths[column]) : cell.PadLeft(widths[column])))
            .Select(line => $"| {string.Join(" | ", line)} |");
        var rules = widths.Select((width, column) => IsText(column) ? new string('-', width + 2) : $"{new string('-', width + 1)}:");
        var rule = $"|{string.Join('|', rules)}|";
        return $"{string.Join('\n', padded.Take(1).Append(rule).Concat(padded.Skip(1)))}\n";
    }

    private static bool IsText(int column) => Heads[column] is "measure" or "unit" or "goal" or "met";
}

/// <summary>
/// What was measured, on one machine: for people and for programs. A run of some parts replaces their sections and leaves the others.
/// </summary>
internal static partial class Report
{
    private const string Head = "## ";
    private const string Goals = "The goals";

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>Read once, because what is written makes the checkout differ from its commit.</summary>
    private static readonly Lazy<Task<string>> Measured = new(Machine);

    public static async Task Write(string folder, IReadOnlyList<Section> measured)
    {
        Directory.CreateDirectory(folder);
        var (document, data) = (Path.Combine(folder, "benchmarks.md"), Path.Combine(folder, "benchmarks.json"));
        var sections = File.Exists(document) ? Sections(await File.ReadAllTextAsync(document)) : [];
        var lines = File.Exists(data) ? JsonSerializer.Deserialize<List<Entry>>(await File.ReadAllTextAsync(data), Json)! : [];
        foreach (var section in measured)
        {
            sections[section.Title] = $"{section}\nMeasured on {await Measured.Value}; "
                + $"{section.Repeats:N0} requests were answered 503 and repeated, and their waiting counts.\n";
            var at = lines.FindIndex(line => line.Section == section.Title);
            lines.RemoveAll(line => line.Section == section.Title);
            lines.InsertRange(at < 0 ? lines.Count : at, section.Lines.Select(line => new Entry(section.Title, line)));
        }

        await File.WriteAllTextAsync(data, $"{JsonSerializer.Serialize(lines, Json)}\n");
        await File.WriteAllTextAsync(document, $"""
            # Benchmarks

            Written by `./bench.sh`; each section was measured in one run, everything on loopback of one machine that the load
            generator shares. The machine is noisy,
            so what is compared was measured in turn, round after round, and medians count. Read the ratios rather than the figures: a
            ratio is the value divided by
            its yardstick, which is named in the text of each section. A goal that is not met says "no"; [profile.md](profile.md) says
            what stands in its way.

            {Head}{Goals}

            {Section.Table(lines.Where(line => line.Goal is not null).Select(line => line.Cells))}
            {string.Join('\n', sections.Values)}
            """);
        Console.WriteLine($"\nWritten to {Path.GetRelativePath(Repository.Root, folder)}/benchmarks.md and benchmarks.json.");
    }

    private static OrderedDictionary<string, string> Sections(string document)
    {
        var sections = new OrderedDictionary<string, string>();
        foreach (var text in document.Split($"\n{Head}").Skip(1).Where(text => !text.StartsWith(Goals, StringComparison.Ordinal)))
            sections[text[..text.IndexOf('\n', StringComparison.Ordinal)]] = $"{Head}{text.TrimEnd()}\n";
        return sections;
    }

    private static async Task<string> Machine()
    {
        var processor = ModelName().Match(await File.ReadAllTextAsync("/proc/cpuinfo")).Groups[1].Value;
        var memory = GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / (1L << 30);
        return $"{Environment.ProcessorCount} cores ({processor}), {memory} GiB, "
            + $"{await OutputOf("uname", "-sr")}, {(await OutputOf("psql", "--version")).Split(" (")[0]}, "
            + $".NET {Environment.Version}; {DateTime.UtcNow:yyyy-MM-dd}; "
            + $"commit {await OutputOf("git", "describe", "--always", "--dirty", "--exclude", "*")}";
    }

    private static async Task<string> OutputOf(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments)
        {
            RedirectStandardOutput = true,
            WorkingDirectory = Repository.Root,
        })!;
        return (await process.StandardOutput.ReadToEndAsync()).Trim();
    }

    [GeneratedRegex(@"model name\s*:\s*(.*)")]
    private static partial Regex ModelName();
}
