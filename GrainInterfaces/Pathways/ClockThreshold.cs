namespace InterTrust.Pathways;

/// <summary>The number of days left at which a running clock needs planning and action.</summary>
/// <param name="PlanNow">With this many days left or fewer, the status is <c>planNow</c>.</param>
/// <param name="ActToday">With this many days left or fewer, the status is <c>actToday</c>.</param>
[GenerateSerializer, Immutable, Alias("clock.threshold")]
public sealed record ClockThreshold([property: Id(0)] int PlanNow, [property: Id(1)] int ActToday)
{
    /// <summary>The status of a running clock.</summary>
    /// <param name="daysLeft">Days to its limit; negative after it.</param>
    public ClockStatus StatusWith(int daysLeft) =>
        daysLeft < 0 ? ClockStatus.Breached
        : daysLeft <= ActToday ? ClockStatus.ActToday
        : daysLeft <= PlanNow ? ClockStatus.PlanNow
        : ClockStatus.OnTrack;
}
