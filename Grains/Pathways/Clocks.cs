namespace InterTrust.Pathways;

/// <summary>
/// The waiting-time clocks of a pathway: pure functions of the facts. Day 0 is the start, and a limit of n days is met on day n and before.
/// </summary>
public static class Clocks
{
    private static readonly ClockAdjustment FirstSeen = new("first appointment not attended", facts => facts.EffectiveFirstSeenAdjustment);
    private static readonly ClockAdjustment Treatment = new("treatment adjustment, admitted care", facts => facts.EffectiveTreatmentAdjustment);

    /// <summary>The rule of each clock: when it starts, what stops it, which days it does not count.</summary>
    public static readonly IReadOnlyList<ClockRule> Rules =
    [
        new(ClockName.Faster28, facts => new(facts.PeriodStart, "period start"), ToldOrDecided, FirstSeen),
        new(ClockName.Handover38, DayZero, HandedOver, FirstSeen)
        {
            // A patient who was treated without a transfer is handed over to nobody.
            Applies = facts => facts.HandedOver is not null || facts.TreatmentStart is null,
        },
        new(ClockName.After24, HandedOver, Treated, Treatment),
        new(ClockName.Treat31, AppropriateOrDecided, Treated, Treatment) { PathwaysOnly = true },
        new(ClockName.Treat62, DayZero, Treated, FirstSeen, Treatment),
    ];

    /// <summary>The rule of one clock.</summary>
    public static ClockRule RuleFor(ClockName clock) => Rules.First(rule => rule.Name == clock);

    /// <param name="all">The facts; those after <paramref name="asOf"/> have not happened.</param>
    /// <param name="thresholds">When a clock asks to be planned for and acted on.</param>
    /// <param name="asOf">The day for which they are calculated.</param>
    public static PathwayClocks Calculate(ClockFacts all, ClockThresholds thresholds, DateOnly asOf)
    {
        var facts = all.AsOf(asOf);
        return PathwayClocks.From(clock => RuleFor(clock).Calculate(facts, thresholds[clock], asOf));
    }

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
