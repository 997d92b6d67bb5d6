using System.Diagnostics;

namespace InterTrust.TestKit;

/// <summary>Polls until a condition holds; the timeout names what was expected and what was seen.</summary>
public static class Eventually
{
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(25);

    public static async Task<T> Sees<T>(string expected, Func<Task<T>> look, Func<T, bool> holds)
    {
        var waited = Stopwatch.StartNew();
        while (true)
        {
            var seen = await look();
            if (holds(seen))
                return seen;
            if (waited.Elapsed > Timeout)
                throw new TimeoutException($"Expected within {Timeout.TotalSeconds} s: {expected}. Seen: {seen}.");
            await Task.Delay(Pause);
        }
    }
}
