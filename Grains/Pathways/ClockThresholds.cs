namespace InterTrust.Pathways;

/// <summary>With how many days left a running clock asks to be planned for, and to be acted on. A trust may set its own.</summary>
/// <param name="PlanNow">So many days left, or fewer.</param>
/// <param name="ActToday">So many days left, or fewer.</param>
public sealed record ClockThreshold(int PlanNow, int ActToday)
{
    internal ClockStatus StatusWith(int daysLeft) =>
        daysLeft < 0 ? ClockStatus.Breached
        : daysLeft <= ActToday ? ClockStatus.ActToday
        : daysLeft <= PlanNow ? ClockStatus.PlanNow
        : ClockStatus.OnTrack;
}

/// <summary>The thresholds of each clock.</summary>
public sealed record ClockThresholds
{
    public ClockThreshold Faster28 { get; init; } = new(PlanNow: 10, ActToday: 3);
    public ClockThreshold Handover38 { get; init; } = new(PlanNow: 10, ActToday: 3);
    public ClockThreshold After24 { get; init; } = new(PlanNow: 10, ActToday: 4);
    public ClockThreshold Treat31 { get; init; } = new(PlanNow: 10, ActToday: 5);
    public ClockThreshold Treat62 { get; init; } = new(PlanNow: 21, ActToday: 7);
}
