using System.Diagnostics;
using System.Runtime.InteropServices;

namespace InterTrust.Benchmarks;

/// <summary>A closed loop, for peaks: each worker asks, waits for the answer, and asks again.</summary>
internal static class Load
{
    /// <param name="workers">How many ask at once.</param>
    /// <param name="time">For how long.</param>
    /// <param name="turn">One turn of a worker, which times what it asks; false when nothing is left to ask.</param>
    public static async Task<Figures> Run(int workers, TimeSpan time, Func<Timed, Task<bool>> turn)
    {
        var clock = Stopwatch.StartNew();
        var took = await Task.WhenAll(Enumerable.Range(0, workers).Select(_ => Task.Run(async () =>
        {
            var timed = new Timed();
            while (clock.Elapsed < time && await turn(timed)) { }
            return timed.Milliseconds;
        })));
        return Figures.Of([.. took.SelectMany(milliseconds => milliseconds)], clock.Elapsed);
    }
}

/// <summary>
/// An open loop, for waiting: who arrives when is fixed in advance and depends on nobody's answer. An answer's time counts from the
/// planned arrival, so that a slow answer is charged with everyone who had to wait behind it.
/// </summary>
internal static class OpenLoop
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    public static async Task<Figures> Run(double perSecond, TimeSpan time, Func<Task> ask)
    {
        var arrivals = Arrivals(perSecond, time);
        var took = new double[arrivals.Count];
        var asked = new Task[arrivals.Count];
        var begun = Stopwatch.GetTimestamp();
        await Task.Factory.StartNew(Arrive, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        await Task.WhenAll(asked).WaitAsync(Patience);
        return Figures.Of(took, Stopwatch.GetElapsedTime(begun));

        void Arrive()
        {
            foreach (var (i, arrival) in arrivals.Index())
            {
                // The runtime's own timers count in whole milliseconds.
                while (arrival - Stopwatch.GetElapsedTime(begun) is { Ticks: > 0 } early)
                    _ = Sleep((uint)Math.Ceiling(early.TotalMicroseconds));
                asked[i] = Task.Run(async () =>
                {
                    await ask();
                    took[i] = (Stopwatch.GetElapsedTime(begun) - arrival).TotalMilliseconds;
                });
            }
        }
    }

    /// <summary>As people arrive who know nothing of each other: the gaps are exponential, and the same in each run.</summary>
    private static List<TimeSpan> Arrivals(double perSecond, TimeSpan time)
    {
        var (random, arrivals) = (new Random(62), new List<TimeSpan>());
        for (var at = TimeSpan.Zero; at < time; at += TimeSpan.FromSeconds(-Math.Log(1 - random.NextDouble()) / perSecond))
            arrivals.Add(at);
        return arrivals;
    }

    [DllImport("libc", EntryPoint = "usleep"), DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Sleep(uint microseconds);
}

/// <summary>How long each answer of one worker took.</summary>
internal sealed class Timed
{
    public List<double> Milliseconds { get; } = [];

    public async Task<T> Ask<T>(Func<Task<T>> ask)
    {
        var asked = Stopwatch.GetTimestamp();
        var answer = await ask();
        Milliseconds.Add(Stopwatch.GetElapsedTime(asked).TotalMilliseconds);
        return answer;
    }
}

/// <summary>
/// What came of a step: how many answers, how many a second, and the milliseconds within which half and 99 of 100 of them came.
/// </summary>
internal sealed record Figures(int Count, double PerSecond, double P50, double P99)
{
    public static Figures Of(double[] milliseconds, TimeSpan time)
    {
        if (milliseconds.Length == 0)
            throw new InvalidOperationException("Nothing was answered in the time: measure for longer.");
        Array.Sort(milliseconds);
        return new(
            milliseconds.Length,
            milliseconds.Length / time.TotalSeconds,
            milliseconds[milliseconds.Length / 2],
            milliseconds[milliseconds.Length * 99 / 100]);
    }
}

/// <summary>What came of the rounds of a comparison; the median of each figure counts.</summary>
internal sealed class Rounds
{
    private readonly List<Figures> figures = [];
    private readonly List<double> processor = [];

    public double PerSecond => figures.Select(f => f.PerSecond).Median();

    public double P50 => figures.Select(f => f.P50).Median();

    public double P99 => figures.Select(f => f.P99).Median();

    /// <summary>Milliseconds of processor time for each answer.</summary>
    public double Processor => processor.Median();

    public void Add(Figures round) => figures.Add(round);

    /// <summary>A round with what these processes used of the processors for it.</summary>
    public async Task Add(Func<Task<Figures>> round, Func<TimeSpan> used)
    {
        var before = used();
        figures.Add(await round());
        processor.Add((used() - before).TotalMilliseconds / figures[^1].Count);
    }
}

internal static class Statistics
{
    public static double Median(this IEnumerable<double> values) => values.Order().ToArray() is var sorted ? sorted[sorted.Length / 2] : 0;
}
