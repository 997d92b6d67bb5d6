using InterTrust.Pathways;

namespace InterTrust.Pages.Pictures;

/// <summary>One waiting-time clock of a pathway, as its picture names and draws it.</summary>
/// <param name="Name">What has to happen.</param>
/// <param name="LimitName">What the line at its limit is called.</param>
/// <param name="Clock">How it stands.</param>
public sealed record TimelineClock(string Name, string LimitName, Clock Clock)
{
    /// <summary>The clocks that have started, in the order in which they are drawn.</summary>
    /// <param name="clocks">The clocks of a pathway.</param>
    /// <param name="start">Day 0 of its picture: after a consultant upgrade, Faster Diagnosis began before it.</param>
    public static IReadOnlyList<TimelineClock> For(PathwayClocks clocks, DateOnly start) =>
    [
        .. from labels in ClockLabels.All
           let clock = clocks[labels.Name]
           where clock is not null
           let limit = clock.Start == start ? labels.LimitLabel : labels.LimitLabelAfterUpgrade ?? labels.LimitLabel
           select new TimelineClock(labels.Goal, $"{limit}{AdjustmentLabel(clock)}", clock),
    ];

    public bool Runs => Clock.Status is not ClockStatus.Stopped;

    /// <summary>Until where it has run. Days that do not count stand between its start and its limit, and so in what has run.</summary>
    public DateOnly Until => Clock.Due.AddDays(-Clock.DaysLeft);

    /// <summary>How it stands, in the words of its tag.</summary>
    public string Label => Labels.Clock(Clock.Status, Clock.DaysLeft, Clock.Day, Clock.Met) is var words
        ? $"{char.ToLowerInvariant(words[0])}{words[1..]}"
        : "";

    /// <summary>Days that do not count put the limit off.</summary>
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
