using System.Diagnostics;

namespace InterTrust.TestKit;

/// <summary>Waits for a named thing with a bound; the time-out says what was expected and what was seen.</summary>
public static class Eventually
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(25);

    public static async Task<T> Sees<T>(string expected, Func<Task<T>> look, Func<T, bool> isIt)
    {
        var waited = Stopwatch.StartNew();
        while (true)
        {
            var seen = await look();
            if (isIt(seen))
                return seen;
            if (waited.Elapsed > Patience)
                throw new TimeoutException($"Expected within {Patience.TotalSeconds} s: {expected}. Seen: {seen}.");
            await Task.Delay(Pause);
        }
    }
}
