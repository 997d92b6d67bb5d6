namespace InterTrust.InventedPatients;

/// <summary>The days of a patient's way from the GP to the referral on, each a working day and none before the one it follows.</summary>
internal sealed record SampleWay(
    DateOnly Referred, DateOnly Start, DateOnly Seen, DateOnly Scanned, DateOnly Biopsied, DateOnly Diagnosed, DateOnly Told, DateOnly Staged, DateOnly Decided, DateOnly Requested)
{
    /// <param name="start">Day 0; a working day.</param>
    /// <param name="requested">The day on which the patient is referred on.</param>
    /// <param name="draw">The case's chance.</param>
    internal static SampleWay Between(DateOnly start, DateOnly requested, SampleDraw draw)
    {
        var days = requested.DayNumber - start.DayNumber;
        var seen = Math.Min(draw.Between(5, 12), Math.Max(1, days / 3));
        return new(
            WorkingDay(start.AddDays(-draw.Between(0, 1))), start, After(0), After(0.3), After(0.45), After(0.6), After(0.75), After(0.9), Shortly(requested, draw), requested);

        DateOnly After(double share) => WorkingDay(start.AddDays(seen + (int)((days - 1 - seen) * share)));
    }

    /// <summary>The day, or the Friday before.</summary>
    internal static DateOnly WorkingDay(DateOnly day) => day.DayOfWeek switch
    {
        DayOfWeek.Saturday => day.AddDays(-1),
        DayOfWeek.Sunday => day.AddDays(-2),
        _ => day,
    };

    /// <summary>The next day of the week on which the MDT meets.</summary>
    internal static DateOnly Meeting(DateOnly today, SampleTumour tumour)
    {
        var weekday = 1 + tumour.Group.Length % 5;
        return today.AddDays(1 + (weekday - (int)today.AddDays(1).DayOfWeek + 7) % 7);
    }

    /// <summary>The data set is due within 48 hours of the decision.</summary>
    private static DateOnly Shortly(DateOnly requested, SampleDraw draw)
    {
        var decided = WorkingDay(requested.AddDays(-draw.Between(0, 1)));
        return requested.DayNumber - decided.DayNumber <= 2 ? decided : requested;
    }
}
