namespace InterTrust.Pathways;

/// <summary>The waiting-time clocks, by their names in JSON and, with the suffix <c>_due</c>, in SQL.</summary>
public enum ClockName
{
    /// <summary>Faster Diagnosis.</summary>
    Faster28,
    /// <summary>Hand-over.</summary>
    Handover38,
    /// <summary>Treatment after the hand-over.</summary>
    After24,
    /// <summary>Treatment after the decision to treat.</summary>
    Treat31,
    /// <summary>Treatment.</summary>
    Treat62,
}

/// <summary>The labels of a clock on screens and pictures.</summary>
/// <param name="Name">Which clock.</param>
/// <param name="Title">In a table of clocks.</param>
/// <param name="Goal">In a sentence: what has to happen, and how soon.</param>
/// <param name="DueLabel">Before its last day.</param>
/// <param name="LimitLabel">On a time line, at its last day.</param>
/// <param name="LimitLabelAfterUpgrade">
/// The same, if a consultant upgrade has moved day 0 of the timeline to after the clock's start.
/// </param>
public sealed record ClockLabels(
    ClockName Name, string Title, string Goal, string DueLabel, string LimitLabel, string? LimitLabelAfterUpgrade = null)
{
    /// <summary>The labels of all clocks, in display order.</summary>
    public static readonly IReadOnlyList<ClockLabels> All =
    [
        new(ClockName.Faster28, "28 days: Faster Diagnosis", "Faster Diagnosis within 28 days",
            "Diagnosis told by", "Day 28", "Period start + 28"),
        new(ClockName.Handover38, "Day 38: hand over", "Hand-over within 38 days", "Hand over by", "Day 38"),
        new(ClockName.After24, "24 days: treat after hand-over", "Treatment within 24 days of hand-over",
            "Treat after hand-over by", "Hand-over + 24"),
        new(ClockName.Treat31, "31 days: treat after decision", "Treatment within 31 days of the decision",
            "Treat after decision by", "Decision + 31"),
        new(ClockName.Treat62, "62 days: treat", "Treatment within 62 days", "Treat by", "Day 62"),
    ];
}

/// <summary>The clocks of a pathway; one that has not started is absent.</summary>
/// <param name="Faster28">Faster Diagnosis: from the period start until the patient was told or excluded, or the decision to treat.</param>
/// <param name="Handover38">From the period start, or the consultant upgrade, until the transfer to the treating trust.</param>
/// <param name="After24">From the transfer until the treatment.</param>
/// <param name="Treat31">From the decision to treat, or the earliest clinically appropriate date, until the treatment.</param>
/// <param name="Treat62">From the period start, or the consultant upgrade, until the treatment.</param>
[GenerateSerializer, Immutable, Alias("clocks")]
public sealed record PathwayClocks(
    [property: Id(0)] Clock? Faster28,
    [property: Id(1)] Clock? Handover38,
    [property: Id(2)] Clock? After24,
    [property: Id(3)] Clock? Treat31,
    [property: Id(4)] Clock? Treat62)
{
    /// <summary>A clock by its name.</summary>
    public Clock? this[ClockName clock] => new[] { Faster28, Handover38, After24, Treat31, Treat62 }[(int)clock];

    /// <summary>The clocks, each by its name.</summary>
    /// <param name="clock">The clock of a name; null where it has not started.</param>
    public static PathwayClocks From(Func<ClockName, Clock?> clock) =>
        new(clock(ClockName.Faster28), clock(ClockName.Handover38), clock(ClockName.After24),
            clock(ClockName.Treat31), clock(ClockName.Treat62));
}

/// <summary>The running clocks, as a worklist shows them.</summary>
/// <param name="Faster28">Faster Diagnosis.</param>
/// <param name="Handover38">Hand-over.</param>
/// <param name="After24">Treatment after the hand-over.</param>
/// <param name="Treat31">Treatment after the decision to treat.</param>
/// <param name="Treat62">Treatment.</param>
[GenerateSerializer, Immutable, Alias("worklist.clocks")]
public sealed record RowClocks(
    [property: Id(0)] RowClock? Faster28,
    [property: Id(1)] RowClock? Handover38,
    [property: Id(2)] RowClock? After24,
    [property: Id(3)] RowClock? Treat31,
    [property: Id(4)] RowClock? Treat62)
{
    /// <summary>A clock by its name; null where it does not run.</summary>
    public RowClock? this[ClockName clock] => new[] { Faster28, Handover38, After24, Treat31, Treat62 }[(int)clock];

    /// <summary>The clocks, each by its name.</summary>
    /// <param name="clock">The clock of a name; null where it does not run.</param>
    public static RowClocks From(Func<ClockName, RowClock?> clock) =>
        new(clock(ClockName.Faster28), clock(ClockName.Handover38), clock(ClockName.After24),
            clock(ClockName.Treat31), clock(ClockName.Treat62));

    /// <summary>The worst status of those that run; null where none does.</summary>
    public ClockStatus? Worst() => Enum.GetValues<ClockName>().Max(clock => this[clock]?.Status);
}

/// <summary>The thresholds of each clock. A trust may set its own.</summary>
[GenerateSerializer, Immutable, Alias("clock.thresholds")]
public sealed record ClockThresholds
{
    /// <summary>Faster Diagnosis.</summary>
    [Id(0)] public ClockThreshold Faster28 { get; init; } = new(PlanNow: 10, ActToday: 3);

    /// <summary>Hand-over.</summary>
    [Id(1)] public ClockThreshold Handover38 { get; init; } = new(PlanNow: 10, ActToday: 3);

    /// <summary>Treatment after the hand-over.</summary>
    [Id(2)] public ClockThreshold After24 { get; init; } = new(PlanNow: 10, ActToday: 4);

    /// <summary>Treatment after the decision to treat.</summary>
    [Id(3)] public ClockThreshold Treat31 { get; init; } = new(PlanNow: 10, ActToday: 5);

    /// <summary>Treatment.</summary>
    [Id(4)] public ClockThreshold Treat62 { get; init; } = new(PlanNow: 21, ActToday: 7);

    /// <summary>The threshold of a clock.</summary>
    public ClockThreshold this[ClockName clock] => new[] { Faster28, Handover38, After24, Treat31, Treat62 }[(int)clock];
}
