namespace InterTrust.Pathways;

/// <summary>Finds impossible dates in the input of the what-if calculator.</summary>
internal static class ClockFindings
{
    internal static IReadOnlyList<Finding> Check(ClockFacts facts) =>
    [
        .. After("/consultantUpgradeDate", facts.ConsultantUpgradeDate, "/periodStart", facts.PeriodStart),
        .. After("/dateFirstSeen", facts.DateFirstSeen, "/periodStart", facts.PeriodStart),
        .. After("/patientTold", facts.PatientTold, "/periodStart", facts.PeriodStart),
        .. After("/decisionToTreat", facts.DecisionToTreat, "/periodStart", facts.PeriodStart),
        .. After("/earliestClinicallyAppropriateDate", facts.EarliestClinicallyAppropriateDate, "/decisionToTreat", facts.DecisionToTreat),
        .. After("/treatmentStart", facts.TreatmentStart, "/periodStart", facts.PeriodStart),
        .. After("/treatmentStart", facts.TreatmentStart, "/decisionToTreat", facts.DecisionToTreat),
        .. facts.Transfers.Index().SelectMany(transfer => CheckTransfer(facts, transfer.Index)),
    ];

    private static IEnumerable<Finding> CheckTransfer(ClockFacts facts, int i)
    {
        var transfer = facts.Transfers[i];
        return
        [
            .. After($"/transfers/{i}/date", transfer.Date, "/periodStart", facts.PeriodStart),
            .. i > 0 ? After($"/transfers/{i}/date", transfer.Date, $"/transfers/{i - 1}/date", facts.Transfers[i - 1].Date) : [],
            .. transfer.From == transfer.To
                ? [new($"/transfers/{i}/to", RefusalCode.ValidationFailed, "A transfer goes to another trust.")]
                : Array.Empty<Finding>(),
        ];
    }

    private static Finding[] After(string later, DateOnly? laterDay, string earlier, DateOnly? earlierDay) =>
        laterDay < earlierDay ? [new(later, RefusalCode.ValidationFailed, $"This day is before {earlier}, which must come first.")] : [];
}
