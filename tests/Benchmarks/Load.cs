using System.Diagnostics;

namespace InterTrust.Benchmarks;

/// <summary>A closed loop: each worker asks, waits for the answer, and asks again.</summary>
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

/// <summary>What came of a step: answers a second, and the milliseconds within which half and 99 of 100 of them came.</summary>
internal sealed record Figures(double PerSecond, double P50, double P99)
{
    public static Figures Of(double[] milliseconds, TimeSpan time)
    {
        if (milliseconds.Length == 0)
            throw new InvalidOperationException("Nothing was answered in the time: measure for longer.");
        Array.Sort(milliseconds);
        return new(milliseconds.Length / time.TotalSeconds, milliseconds[milliseconds.Length / 2], milliseconds[milliseconds.Length * 99 / 100]);
    }

    /// <summary>The median of each figure over the rounds.</summary>
    public static Figures Median(IReadOnlyCollection<Figures> rounds) =>
        new(rounds.Select(f => f.PerSecond).Median(), rounds.Select(f => f.P50).Median(), rounds.Select(f => f.P99).Median());
}

internal static class Statistics
{
    public static double Median(this IEnumerable<double> values) => values.Order().ToArray() is var sorted ? sorted[sorted.Length / 2] : 0;
}
