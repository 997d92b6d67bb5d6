using InterTrust.Pathways;
using InterTrust.Worklists;

namespace InterTrust.Database;

/// <summary>
/// The worst status among a row's running clocks, in SQL: the number of <see cref="ClockStatus"/>, every value a parameter.
/// </summary>
internal sealed class ClockSql
{
    private readonly List<(string, object?)> values = [];

    public ClockSql(WorklistKind kind, DateOnly today, ClockThresholds thresholds, bool past)
    {
        var clocks = RulesFor(kind).Select(rule => (Column: DueDate(rule, past), Threshold: thresholds[rule.Name])).ToList();
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

    /// <summary>The clocks that have a column in the table of a worklist.</summary>
    public static IReadOnlyList<ClockRule> RulesFor(WorklistKind kind) =>
        [.. Clocks.Rules.Where(rule => kind is WorklistKind.Pathways || !rule.PathwaysOnly)];

    /// <summary>
    /// The last day of a clock. A row without any clock uses its 62-day date: an earlier version wrote the row, or the receiver's clocks
    /// have ended while the patient still waits.
    /// </summary>
    public static string DueDate(ClockRule rule, bool past) =>
        rule.Name is ClockName.Treat62 && !past ? $"coalesce({rule.Column}, case when nearest_due is null then treat_by end)" : rule.Column;

    public IEnumerable<(string, object?)> Values => values;

    private string Value(DateOnly day)
    {
        values.Add(($"c{values.Count}", day));
        return $"@c{values.Count - 1}";
    }
}
