namespace InterTrust.InventedPatients;

/// <summary>Synthetic patients for the demo: every status, every clock and every scenario, told as trusts would tell it.</summary>
public static class SampleCases
{
    /// <summary>So many must be asked for that every story is told once.</summary>
    public static int Whole => SampleStories.All.Count;

    /// <summary>The first so many cases. One case is the same whatever their number, so that more can follow later.</summary>
    /// <param name="count">How many patients.</param>
    /// <param name="today">The day on which they are written; their clinical days lie before it.</param>
    public static IReadOnlyList<SampleCase> Of(int count, DateOnly today) => [.. Enumerable.Range(1, count).Select(number => Case(number, today))];

    private static SampleCase Case(int number, DateOnly today)
    {
        var story = new SampleStory(number, today);
        SampleStories.All[(number - 1) % SampleStories.All.Count](story);
        return story.Told;
    }
}
