using InterTrust.Journal;

namespace InterTrust.Pathways;

/// <summary>
/// The waiting-time clocks of a pathway: pure functions of the facts. Day 0 is the start; a limit of n days is met on day n and before.
/// </summary>
public static class Clocks
{
    private static readonly ClockAdjustment FirstSeen = new("first appointment not attended", facts => facts.EffectiveFirstSeenAdjustment);
    private static readonly ClockAdjustment Treatment =
        new("treatment adjustment, admitted care", facts => facts.EffectiveTreatmentAdjustment);

    internal static readonly ClockRule Faster28 =
        new(ClockName.Faster28, 28, facts => new(facts.PeriodStart, "period start"), ToldOrDecided, FirstSeen);

    internal static readonly ClockRule Handover38 = new(ClockName.Handover38, 38, DayZero, HandedOver, FirstSeen)
    {
        // A patient who was treated without a transfer is handed over to nobody.
        Applies = facts => facts.HandedOver is not null || facts.TreatmentStart is null,
    };

    internal static readonly ClockRule After24 = new(ClockName.After24, 24, HandedOver, Treated, Treatment);

    internal static readonly ClockRule Treat31 =
        new(ClockName.Treat31, 31, AppropriateOrDecided, Treated, Treatment) { PathwaysOnly = true };

    internal static readonly ClockRule Treat62 = new(ClockName.Treat62, 62, DayZero, Treated, FirstSeen, Treatment);

    /// <summary>The rule of each clock, in the order of their names.</summary>
    public static readonly IReadOnlyList<ClockRule> Rules = [Faster28, Handover38, After24, Treat31, Treat62];

    /// <param name="all">The facts; those after <paramref name="asOf"/> have not happened.</param>
    /// <param name="thresholds">When a clock asks to be planned for and acted on.</param>
    /// <param name="asOf">The day for which they are calculated.</param>
    public static PathwayClocks Calculate(ClockFacts all, ClockThresholds thresholds, DateOnly asOf)
    {
        var facts = all.AsOf(asOf);
        return PathwayClocks.From(clock => Rules[(int)clock].Calculate(facts, thresholds[clock], asOf));
    }

    /// <summary>The nearest last day of the clocks that run; where none does, a day behind all others.</summary>
    internal static DateOnly NearestDue(ClockFacts facts) => Rules.Min(rule => rule.Due(facts)) ?? DateOnly.MaxValue;

    /// <summary>
    /// The columns of a row for the clocks that run: their last days follow from the facts alone and do not move at midnight.
    /// </summary>
    internal static IEnumerable<(string, ColumnType, Func<TRow, object?>)> Columns<TRow>(
        IEnumerable<ClockRule> rules, Func<TRow, ClockFacts?> factsOf) =>
    [
        .. rules.Select(rule => (rule.Column, ColumnType.Date,
            new Func<TRow, object?>(row => factsOf(row) is { } facts ? rule.Due(facts) : null))),
        ("nearest_due", ColumnType.Date, row => factsOf(row) is { } facts ? NearestDue(facts) : null),
    ];

    private static Milestone? DayZero(ClockFacts facts) =>
        new(facts.Start, facts.ConsultantUpgradeDate is null ? "period start" : "consultant upgrade");

    private static Milestone? ToldOrDecided(ClockFacts facts) =>
        facts.PatientTold is null || facts.DecisionToTreat < facts.PatientTold
            ? Decided(facts)
            : Milestone.On(facts.PatientTold, "patient told or excluded");

    private static Milestone? AppropriateOrDecided(ClockFacts facts) =>
        Milestone.On(facts.EarliestClinicallyAppropriateDate, "earliest clinically appropriate date") ?? Decided(facts);

    private static Milestone? Decided(ClockFacts facts) => Milestone.On(facts.DecisionToTreat, "decision to treat");

    private static Milestone? HandedOver(ClockFacts facts) => Milestone.On(facts.HandedOver, "transfer");

    private static Milestone? Treated(ClockFacts facts) => Milestone.On(facts.TreatmentStart, "treatment");
}
