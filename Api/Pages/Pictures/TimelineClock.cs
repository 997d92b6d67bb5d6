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
        .. new (string Name, string Limit, Clock? Clock)[]
        {
            ("Faster Diagnosis within 28 days", clocks.Faster28?.Start == start ? "Day 28" : "Period start + 28", clocks.Faster28),
            ("Hand-over within 38 days", "Day 38", clocks.Handover38),
            ("Treatment within 24 days of hand-over", "Hand-over + 24", clocks.After24),
            ("Treatment within 31 days of the decision", "Decision + 31", clocks.Treat31),
            ("Treatment within 62 days", "Day 62", clocks.Treat62),
        }.Where(clock => clock.Clock is not null).Select(clock => new TimelineClock(clock.Name, $"{clock.Limit}{Off(clock.Clock!)}", clock.Clock!)),
    ];

    public bool Runs => Clock.Status is not ClockStatus.Stopped;

    /// <summary>Until where it has run. Days that do not count stand between its start and its limit, and so in what has run.</summary>
    public DateOnly Until => Clock.Due.AddDays(-Clock.DaysLeft);

    /// <summary>How it stands, in the words of its tag.</summary>
    public string Label => Labels.Clock(Clock.Status, Clock.DaysLeft, Clock.Day, Clock.Met) is var words ? $"{char.ToLowerInvariant(words[0])}{words[1..]}" : "";

    /// <summary>Days that do not count put the limit off.</summary>
    private static string Off(Clock clock) => clock.Due.DayNumber - clock.Start.DayNumber - clock.Day - clock.DaysLeft is > 0 and var off ? $" (+{off})" : "";

    public Fill Fill => Clock.Status switch
    {
        ClockStatus.Stopped when Clock.Met is true => new(Fill.Green),
        ClockStatus.Stopped or ClockStatus.Breached => Fill.Late,
        ClockStatus.ActToday => new(Fill.Orange),
        ClockStatus.PlanNow => new(Fill.Amber),
        _ => Fill.Plain,
    };
}
