using System.Globalization;

namespace InterTrust.Pathways;

/// <summary>When one clock runs. The views, columns and reports of the clock are all derived from it.</summary>
/// <param name="Name">The clock.</param>
/// <param name="Limit">The last day on which it is met, counted from day 0.</param>
/// <param name="Start">Its day 0; null before that.</param>
/// <param name="Stop">What stopped it; null while it runs.</param>
/// <param name="Adjustments">Days that it does not count.</param>
public sealed record ClockRule(
    ClockName Name,
    int Limit,
    Func<ClockFacts, Milestone?> Start,
    Func<ClockFacts, Milestone?> Stop,
    params IReadOnlyList<ClockAdjustment> Adjustments)
{
    /// <summary>Whether the patient has this clock.</summary>
    public Func<ClockFacts, bool> Applies { get; init; } = _ => true;

    /// <summary>Whether only pathways have it: no referral records its start.</summary>
    public bool PathwaysOnly { get; init; }

    /// <summary>The column of its last day, in the tables of referrals and pathways.</summary>
    public string Column { get; } = $"{Name}_due".ToLowerInvariant();

    /// <summary>The last day on which its limit is met; null before it has started.</summary>
    internal DateOnly? LastDay(ClockFacts facts) =>
        Start(facts)?.Date.AddDays(Limit + Adjustments.Sum(adjustment => adjustment.Days(facts)));

    /// <summary>The last day on which its limit is met; null unless it is running.</summary>
    internal DateOnly? Due(ClockFacts facts) => Applies(facts) && Stop(facts) is null ? LastDay(facts) : null;

    /// <summary>The clock on a day; null where it does not apply or has not started.</summary>
    internal Clock? Calculate(ClockFacts facts, ClockThreshold threshold, DateOnly asOf)
    {
        if (!Applies(facts) || Start(facts) is not { } start)
            return null;
        var (due, stop) = (LastDay(facts)!.Value, Stop(facts));
        var daysLeft = due.DayNumber - (stop?.Date ?? asOf).DayNumber;
        var day = Limit - daysLeft;
        return new(
            start.Date, due, day, daysLeft,
            stop is null ? threshold.StatusWith(daysLeft) : ClockStatus.Stopped,
            stop is null ? null : daysLeft >= 0,
            [
                $"day 0 is {Text(start.Date)}: {start.Reason}",
                .. Adjustments.Where(adjustment => adjustment.Days(facts) > 0)
                    .Select(adjustment => $"{adjustment.Days(facts)} days do not count: {adjustment.Reason}"),
                $"day {Limit} is {Text(due)}",
                stop is { } stopped ? $"it stopped on {Text(stopped.Date)}, day {day}: {stopped.Reason}" : $"{Text(asOf)} is day {day}",
            ]);
    }

    private static string Text(DateOnly day) => day.ToString("d MMM yyyy", CultureInfo.InvariantCulture);
}

/// <summary>A day on which a clock starts or stops, and why.</summary>
public readonly record struct Milestone(DateOnly Date, string Reason)
{
    /// <summary>Null without a date.</summary>
    public static Milestone? On(DateOnly? date, string reason) => date is { } day ? new(day, reason) : null;
}

/// <summary>Days that a clock does not count, 0 or more, and why.</summary>
public sealed record ClockAdjustment(string Reason, Func<ClockFacts, int> Days);
