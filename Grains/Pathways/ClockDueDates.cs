using InterTrust.Journal;

namespace InterTrust.Pathways;

/// <summary>
/// The last days of the clocks that run, for the worklists. They follow from the facts alone and do not move at midnight.
/// </summary>
internal sealed class ClockDueDates(ClockFacts facts)
{
    /// <summary>Where no clock runs: behind all that do.</summary>
    internal static readonly DateOnly Never = DateOnly.MaxValue;

    /// <summary>Null where the clock does not run.</summary>
    internal DateOnly? this[ClockName clock] => Clocks.RuleFor(clock).Due(facts);

    internal DateOnly Nearest => Clocks.Rules.Min(rule => rule.Due(facts)) ?? Never;

    /// <summary>A column for each of these clocks, and one for the nearest of all.</summary>
    internal static IEnumerable<(string, ColumnType, Func<TRow, object?>)> Columns<TRow>(
        IEnumerable<ClockRule> rules, Func<TRow, ClockDueDates?> dueDates) =>
    [
        .. rules.Select(rule => (rule.Column, ColumnType.Date, new Func<TRow, object?>(row => dueDates(row)?[rule.Name]))),
        ("nearest_due", ColumnType.Date, row => dueDates(row)?.Nearest),
    ];
}
