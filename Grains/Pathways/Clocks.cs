using InterTrust.Journal;

namespace InterTrust.Pathways;

/// <summary>
/// The waiting-time clocks of a pathway: pure functions of the facts. Day 0 is the start; a limit of n days is met up to and including day
/// n.
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
        // A patient who was treated without a transfer has no hand-over.
        Applies = facts => facts.HandedOver is not null || facts.TreatmentStart is null,
    };

    internal static readonly ClockRule After24 = new(ClockName.After24, 24, HandedOver, Treated, Treatment);

    internal static readonly ClockRule Treat31 =
        new(ClockName.Treat31, 31, AppropriateOrDecided, Treated, Treatment) { PathwaysOnly = true };

    internal static readonly ClockRule Treat62 = new(ClockName.Treat62, 62, DayZero, Treated, FirstSeen, Treatment);

    /// <summary>All of them; each is one column, in this order.</summary>
    public static readonly IReadOnlyList<ClockRule> Rules = [Faster28, Handover38, After24, Treat31, Treat62];

    /// <param name="all">The facts; those after <paramref name="asOf"/> have not happened.</param>
    /// <param name="thresholds">The days left at which a clock's status changes.</param>
    /// <param name="asOf">The day of the calculation.</param>
    public static PathwayClocks Calculate(ClockFacts all, ClockThresholds thresholds, DateOnly asOf)
    {
        var facts = all.AsOf(asOf);
        return PathwayClocks.From(clock => Rules.Single(rule => rule.Name == clock).Calculate(facts, thresholds[clock], asOf));
    }

    /// <summary>The nearest last day of the running clocks; the latest possible day if none is running, so that it sorts last.</summary>
    internal static DateOnly NearestDue(ClockFacts facts) => Rules.Min(rule => rule.Due(facts)) ?? DateOnly.MaxValue;

    /// <summary>
    /// The columns of a row with the last days of the running clocks. They depend only on the facts, so no row changes at midnight.
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
