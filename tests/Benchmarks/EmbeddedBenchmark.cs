using InterTrust.TestKit;

namespace InterTrust.Benchmarks;

/// <summary>The hub in one process on a SQLite file, as it runs with nothing installed.</summary>
internal static class EmbeddedBenchmark
{
    private const int Connections = 32;

    public static async Task<Section> Run(Plan plan)
    {
        using var folder = new TemporaryFolder();
        var bench = new OneRowCommits(folder.Path);
        using var hub = await Ground.Embedded(Path.Combine(folder.Path, "hub"));
        using var client = await HubClient.Open(hub.Address);
        var story = new Story(client);
        await Load.Run(Connections, plan.WarmUp, story.Whole);

        var (commits, whole, lone) = (new Rounds(), new Rounds(), new Rounds());
        for (var round = 0; round < plan.Rounds; round++)
        {
            commits.Add(await bench.Measure(plan.Step));
            await whole.Add(() => Load.Run(Connections, plan.Step, story.Whole), () => hub.Processor);
            lone.Add(await Load.Run(workers: 1, plan.Step / 2, story.Send));
        }
        return new(
            "The lifecycle through HTTP, embedded on SQLite",
            $"The same stories, {Connections} connections, against a hub that keeps its data in a SQLite file. "
                + "The yardstick: one row for each commit on SQLite in WAL with synchronous=FULL, one writer.",
            [
                new("embedded lifecycle commands against one row a commit", whole.PerSecond, "commands/s", commits.PerSecond, AtLeast: 1),
                new("embedded: a command p50", whole.P50, "ms"),
                new("embedded: a command p99", whole.P99, "ms"),
                new("embedded: processor time of the hub", whole.Processor, "ms/command"),
                new("embedded: a lone send p50", lone.P50, "ms", commits.P50),
            ]);
    }
}
