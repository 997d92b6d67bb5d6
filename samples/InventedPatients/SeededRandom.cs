namespace InterTrust.InventedPatients;

/// <summary>Random numbers that are the same on every machine, with a sequence of its own for each seed (SplitMix64).</summary>
internal sealed class SeededRandom(int seed)
{
    private const ulong Increment = 0x9E3779B97F4A7C15;

    // Mixed once more than the generator needs: otherwise the next patient would have the same numbers, shifted by one.
    private ulong state = Mix((ulong)seed * Increment);

    internal T Pick<T>(IReadOnlyList<T> choices) => choices[Next(choices.Count)];

    /// <summary>Both limits included.</summary>
    internal int Between(int least, int most) => least + Next(most - least + 1);

    internal bool OneIn(int times) => Next(times) == 0;

    internal string Digits(int length) => string.Concat(Enumerable.Range(0, length).Select(_ => (char)('0' + Next(10))));

    private int Next(int limit) => (int)(Mix(state += Increment) % (ulong)limit);

    private static ulong Mix(ulong z)
    {
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }
}
