namespace InterTrust.Pathways;

/// <summary>
/// The last days of the clocks that run, for the worklists: the same rules as <see cref="Clocks"/> without their words. They follow from
/// the facts alone and do not move at midnight.
/// </summary>
internal readonly record struct ClockDueDates(DateOnly? Faster28, DateOnly? Handover38, DateOnly? After24, DateOnly? Treat31, DateOnly? Treat62)
{
    /// <summary>Where no clock runs: behind all that do.</summary>
    internal static readonly DateOnly Never = DateOnly.MaxValue;

    internal DateOnly Nearest => Min(Min(Faster28, Handover38), Min(Min(After24, Treat31), Treat62)) ?? Never;

    internal static ClockDueDates From(ClockFacts facts)
    {
        var (first, treatment) = (facts.FirstSeenOff, facts.TreatmentOff);
        var told = facts.PatientTold is not null || facts.DecisionToTreat is not null;
        var faster = told ? (DateOnly?)null : facts.PeriodStart.AddDays(Clocks.DiagnoseWithin + first);
        if (facts.TreatmentStart is not null)
            return new(faster, null, null, null, null);
        return new(
            faster,
            facts.HandedOver is null ? facts.Start.AddDays(Clocks.HandOverWithin + first) : null,
            facts.HandedOver?.AddDays(Clocks.TreatAfterHandOverWithin + treatment),
            (facts.EarliestClinicallyAppropriateDate ?? facts.DecisionToTreat)?.AddDays(Clocks.TreatAfterDecisionWithin + treatment),
            facts.Start.AddDays(Clocks.TreatWithin + first + treatment));
    }

    private static DateOnly? Min(DateOnly? one, DateOnly? other) => one is null || other < one ? other ?? one : one;
}
