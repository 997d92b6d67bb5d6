using System.Diagnostics;
using InterTrust.TestKit;

namespace InterTrust.Benchmarks;

/// <summary>From the start of a process to ready, and what it holds at rest.</summary>
internal static class StartBenchmark
{
    private static readonly TimeSpan Rest = TimeSpan.FromSeconds(5);

    public static async Task<Section> Run(Plan plan)
    {
        await using var ground = await Ground.Open();
        using var folder = new TemporaryFolder();
        var database = await ground.NewDatabase();
        var (empty, existing, onPostgres, memory) = (new List<double>(), new List<double>(), new List<double>(), new List<double>());
        for (var round = 0; round < plan.Rounds; round++)
        {
            var data = Path.Combine(folder.Path, $"{round}");
            using (await Timed(empty, () => Ground.Embedded(data))) { }
            // It goes in order: after a kill −9, the next one on other ports waits for the dead one's sign of life to grow old.
            using (var hub = await Timed(onPostgres, () => Ground.Hub(database)))
                await hub.Stop();
            using var again = await Timed(existing, () => Ground.Embedded(data));
            await Task.Delay(Rest);
            memory.Add(again.Megabytes);
        }
        return new(
            "Start and rest",
            $"The hub {Ground.Measured}, from the start of its process to the first good answer of /health/ready; "
                + $"median of {plan.Rounds} runs. Memory is what is resident {Rest.TotalSeconds:0} s after that.",
            [
                new("ready, on an empty folder", empty.Median(), "s", AtMost: 3),
                new("ready, on an existing folder", existing.Median(), "s", AtMost: 3),
                new("ready, on PostgreSQL", onPostgres.Median(), "s", AtMost: 3),
                new("memory at rest", memory.Median(), "MB"),
            ]);
    }

    private static async Task<HubProcess> Timed(List<double> seconds, Func<Task<HubProcess>> start)
    {
        var started = Stopwatch.GetTimestamp();
        var hub = await start();
        seconds.Add(Stopwatch.GetElapsedTime(started).TotalSeconds);
        return hub;
    }
}
