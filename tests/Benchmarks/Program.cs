using System.Diagnostics;
using InterTrust.Benchmarks;
using InterTrust.TestKit;

Dictionary<string, Func<Plan, Task<Section>>> parts = new()
{
    ["lifecycle"] = LifecycleBenchmark.Run,
    ["layers"] = LayersBenchmark.Run,
    ["journal"] = JournalBenchmark.Run,
    ["million"] = MillionBenchmark.Run,
    ["pathways"] = PathwaysBenchmark.Run,
    ["silos"] = SilosBenchmark.Run,
    ["embedded"] = EmbeddedBenchmark.Run,
    ["import"] = ImportBenchmark.Run,
    ["screens"] = ScreensBenchmark.Run,
    ["start"] = StartBenchmark.Run,
};

var (quick, asked) = (args.Contains("--quick"), args.Where(arg => arg != "--quick").ToArray());
if (asked.Except(parts.Keys).Any())
{
    Console.Error.WriteLine($"Say ./bench.sh [--quick] [{string.Join(" | ", parts.Keys)}]...; without a part, all of them.");
    return 1;
}

var clock = Stopwatch.StartNew();
foreach (var (name, run) in parts.Where(part => asked is [] || asked.Contains(part.Key)))
{
    Console.WriteLine($"── {name}, {clock.Elapsed:mm\\:ss} after the start");
    var repeats = HubClient.Repeats;
    var section = await run(quick ? Plan.Quick : Plan.Whole);
    Console.WriteLine(section);
    // Written at once, so that what was measured is kept whatever comes after it.
    await Report.Write(
        quick ? Path.Combine(AppContext.BaseDirectory, "benchmarks") : Repository.Path("docs"),
        [section with { Repeats = HubClient.Repeats - repeats }]);
}
return 0;
