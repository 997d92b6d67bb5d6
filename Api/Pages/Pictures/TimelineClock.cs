using InterTrust.Pathways;

namespace InterTrust.Pages.Pictures;

/// <summary>One waiting-time clock on the timeline.</summary>
/// <param name="Name">What has to happen.</param>
/// <param name="LimitName">The label of the line at its limit.</param>
/// <param name="Clock">Its days and status.</param>
public sealed record TimelineClock(string Name, string LimitName, Clock Clock)
{
    /// <summary>The started clocks, in drawing order.</summary>
    /// <param name="clocks">The clocks of a pathway.</param>
    /// <param name="start">Day 0 of the picture. After a consultant upgrade, Faster Diagnosis began before it.</param>
    public static IReadOnlyList<TimelineClock> For(PathwayClocks clocks, DateOnly start) =>
    [
        .. from labels in ClockLabels.All
           let clock = clocks[labels.Name]
           where clock is not null
           let limit = clock.Start == start ? labels.LimitLabel : labels.LimitLabelAfterUpgrade ?? labels.LimitLabel
           select new TimelineClock(labels.Goal, $"{limit}{AdjustmentLabel(clock)}", clock),
    ];

    public bool Runs => Clock.Status is not ClockStatus.Stopped;

    /// <summary>The end of its bar. Days that do not count lengthen the bar, because they lie between start and limit.</summary>
    public DateOnly Until => Clock.Due.AddDays(-Clock.DaysLeft);

    /// <summary>Its status, with the text of its tag.</summary>
    public string Label => Labels.Clock(Clock.Status, Clock.DaysLeft, Clock.Day, Clock.Met) is var words
        ? $"{char.ToLowerInvariant(words[0])}{words[1..]}"
        : "";

    /// <summary>Days that do not count delay the limit.</summary>
    private static string AdjustmentLabel(Clock clock) =>
        clock.Due.DayNumber - clock.Start.DayNumber - clock.Day - clock.DaysLeft is > 0 and var days ? $" (+{days})" : "";

    public Fill Fill => Clock.Status switch
    {
        ClockStatus.Stopped when Clock.Met is true => new(Fill.Green),
        ClockStatus.Stopped or ClockStatus.Breached => Fill.Late,
        ClockStatus.ActToday => new(Fill.Orange),
        ClockStatus.PlanNow => new(Fill.Amber),
        _ => Fill.Plain,
    };
}
