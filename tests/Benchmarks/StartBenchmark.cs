using System.Diagnostics;
using InterTrust.TestKit;

namespace InterTrust.Benchmarks;

/// <summary>The embedded hub from the start of its process to ready, and what it holds at rest.</summary>
internal static class StartBenchmark
{
    private static readonly TimeSpan Rest = TimeSpan.FromSeconds(10);

    public static async Task Run(Plan plan)
    {
        using var folder = new TemporaryFolder();
        var (empty, existing, memory) = (new List<double>(), new List<double>(), new List<double>());
        for (var round = 0; round < plan.Rounds; round++)
        {
            var data = Path.Combine(folder.Path, $"{round}");
            using (var first = await Start(data, empty)) { }
            using var again = await Start(data, existing);
            await Task.Delay(Rest);
            memory.Add(again.Megabytes);
        }
        await Report.Write(
            "Start and rest, SQLite",
            $"The demo as `dotnet run --project Api` starts it after the build; median of {plan.Rounds} runs; memory is what is resident {Rest.TotalSeconds:0} s after it was ready.",
            [
                new("ready, on an empty folder", empty.Median(), "s", AtMost: 3),
                new("ready, on an existing folder", existing.Median(), "s", AtMost: 3),
                new("memory at rest", memory.Median(), "MB", AtMost: 250),
            ]);
    }

    private static async Task<HubProcess> Start(string folder, List<double> seconds)
    {
        var started = Stopwatch.GetTimestamp();
        var hub = await HubProcess.Start(folder);
        seconds.Add(Stopwatch.GetElapsedTime(started).TotalSeconds);
        return hub;
    }
}
