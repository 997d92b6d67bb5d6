namespace InterTrust.Pathways;

/// <summary>With how many days left a running clock asks to be planned for, and to be acted on.</summary>
/// <param name="PlanNow">So many days left, or fewer.</param>
/// <param name="ActToday">So many days left, or fewer.</param>
[GenerateSerializer, Immutable, Alias("clock.threshold")]
public sealed record ClockThreshold([property: Id(0)] int PlanNow, [property: Id(1)] int ActToday)
{
    /// <summary>How a running clock stands.</summary>
    /// <param name="daysLeft">Days to its limit; less than none when it has passed.</param>
    public ClockStatus StatusWith(int daysLeft) =>
        daysLeft < 0 ? ClockStatus.Breached
        : daysLeft <= ActToday ? ClockStatus.ActToday
        : daysLeft <= PlanNow ? ClockStatus.PlanNow
        : ClockStatus.OnTrack;
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
}
