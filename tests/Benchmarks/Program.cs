using System.Diagnostics;
using InterTrust.Benchmarks;
using InterTrust.TestKit;

Dictionary<string, Func<Plan, Task<Section>>> parts = new()
{
    ["lifecycle"] = LifecycleBenchmark.Run,
    ["layers"] = LayersBenchmark.Run,
    ["journal"] = JournalBenchmark.Run,
    ["million"] = MillionBenchmark.Run,
    ["silos"] = SilosBenchmark.Run,
    ["embedded"] = EmbeddedBenchmark.Run,
    ["start"] = StartBenchmark.Run,
};

var (quick, asked) = (args.Contains("--quick"), args.Where(arg => arg != "--quick").ToArray());
if (asked.Except(parts.Keys).Any())
{
    Console.Error.WriteLine($"Say ./bench.sh [--quick] [{string.Join(" | ", parts.Keys)}]...; without a part, all of them.");
    return 1;
}

var (clock, sections) = (Stopwatch.StartNew(), new List<Section>());
foreach (var (name, run) in parts.Where(part => asked is [] || asked.Contains(part.Key)))
{
    Console.WriteLine($"── {name}, {clock.Elapsed:mm\\:ss} after the start");
    sections.Add(await run(quick ? Plan.Quick : Plan.Whole));
    Console.WriteLine(sections[^1]);
}

// Only a whole run makes the document: its figures were measured side by side.
var whole = !quick && asked is [];
await Report.Write(whole ? Path.Combine(HubProcess.Repository, "docs") : Path.Combine(AppContext.BaseDirectory, "benchmarks"), sections, clock.Elapsed);
return 0;
