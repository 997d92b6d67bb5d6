using InterTrust.Pathways;
using InterTrust.Worklists;

namespace InterTrust.Database;

/// <summary>The worst status among a row's running clocks, in SQL: the number of <see cref="ClockStatus"/>, every value a parameter.</summary>
internal sealed class ClockSql
{
    private readonly List<(string, object?)> values = [];

    public ClockSql(WorklistKind kind, DateOnly today, ClockThresholds thresholds, bool past)
    {
        (string Column, ClockThreshold Threshold)[] clocks =
        [
            ("faster28_due", thresholds.Faster28),
            ("handover38_due", thresholds.Handover38),
            ("after24_due", thresholds.After24),
            .. kind == WorklistKind.Pathways ? [("treat31_due", thresholds.Treat31)] : Array.Empty<(string, ClockThreshold)>(),
            (Treat62(past), thresholds.Treat62),
        ];
        Status = $"""
            case
                when {Any(_ => -1)} then {(int)ClockStatus.Breached}
                when {Any(threshold => threshold.ActToday)} then {(int)ClockStatus.ActToday}
                when {Any(threshold => threshold.PlanNow)} then {(int)ClockStatus.PlanNow}
                when {string.Join(" or ", clocks.Select(clock => $"{clock.Column} is not null"))} then {(int)ClockStatus.OnTrack}
                else {(int)ClockStatus.Stopped}
            end
            """;

        string Any(Func<ClockThreshold, int> daysLeft) =>
            string.Join(" or ", clocks.Select(clock => $"{clock.Column} <= {Value(today.AddDays(daysLeft(clock.Threshold)))}"));
    }

    public string Status { get; }

    /// <summary>The last day of the 62-day clock. A row on a list that says nothing of clocks stands by its 62-day date: a version before wrote it, or it is over for the receiver and not for the patient.</summary>
    public static string Treat62(bool past) => past ? "treat62_due" : "coalesce(treat62_due, case when nearest_due is null then treat_by end)";

    public IEnumerable<(string, object?)> Values => values;

    private string Value(DateOnly day)
    {
        values.Add(($"c{values.Count}", day));
        return $"@c{values.Count - 1}";
    }
}
