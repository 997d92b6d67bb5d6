using InterTrust.Json;

namespace InterTrust.Pathways;

/// <summary>With how many days left a running clock asks to be planned for, and to be acted on.</summary>
/// <param name="PlanNow">So many days left, or fewer.</param>
/// <param name="ActToday">So many days left, or fewer.</param>
[GenerateSerializer, Immutable, Alias("clock.threshold")]
public sealed record ClockThreshold([property: Id(0), Number(0, 62)] int PlanNow, [property: Id(1), Number(0, 62)] int ActToday)
{
    /// <summary>The status of a running clock.</summary>
    /// <param name="daysLeft">Days to its limit; negative after it.</param>
    public ClockStatus StatusWith(int daysLeft) =>
        daysLeft < 0 ? ClockStatus.Breached
        : daysLeft <= ActToday ? ClockStatus.ActToday
        : daysLeft <= PlanNow ? ClockStatus.PlanNow
        : ClockStatus.OnTrack;
}
