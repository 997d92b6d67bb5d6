namespace InterTrust.InventedPatients;

/// <summary>Chance that falls alike every time, on every machine: a case's own, whatever the other cases are. The generator is SplitMix64.</summary>
internal sealed class SampleDraw(int number)
{
    private const ulong Golden = 0x9E3779B97F4A7C15;

    // Mixed once before it is used: cases that follow one another would draw the same, one place on.
    private ulong state = Mixed((ulong)number * Golden);

    internal T Of<T>(IReadOnlyList<T> choices) => choices[Below(choices.Count)];

    internal int Between(int least, int most) => least + Below(most - least + 1);

    internal bool OneIn(int times) => Below(times) == 0;

    internal string Digits(int length) => string.Concat(Enumerable.Range(0, length).Select(_ => (char)('0' + Below(10))));

    private int Below(int limit) => (int)(Mixed(state += Golden) % (ulong)limit);

    private static ulong Mixed(ulong z)
    {
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }
}
