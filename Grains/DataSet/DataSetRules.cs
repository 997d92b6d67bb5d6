namespace InterTrust.DataSet;

/// <summary>The rules across fields: a data set that breaks one is refused.</summary>
internal static class DataSetRules
{
    internal static IEnumerable<Finding> Check(EnfDataSet dataSet, ValidationContext context) =>
    [
        .. CheckTestNumber(dataSet.Patient, context),
        .. DateOrderRules.Check(dataSet, context),
        .. CheckAdjustment(dataSet.CancerWait, context),
    ];

    private static IEnumerable<Finding> CheckTestNumber(EnfPatient patient, ValidationContext context)
    {
        if (context.TestNumbersOnly && !patient.NhsNumber.IsTestNumber)
            yield return new($"{context.At}/patient/nhsNumber", RefusalCode.NotATestNumber,
                "In demo mode only NHS numbers that begin with 999 are taken: they belong to nobody.");
    }

    /// <summary>Reason 3 is the only one that adjusts days, and no more days than the patient waited.</summary>
    private static IEnumerable<Finding> CheckAdjustment(EnfCancerWait? wait, ValidationContext context)
    {
        const string DidNotAttend = "3";
        Finding Invalid(string field, string detail) => new($"{context.At}/cancerWait/{field}", RefusalCode.ValidationFailed, detail);

        if (wait is { FirstSeenAdjustmentDays: > 0, FirstSeenAdjustmentReason: not DidNotAttend })
            yield return Invalid("firstSeenAdjustmentReason",
                "Days are adjusted only for a missed appointment or an arrival too late to be seen: give reason 3, or no days.");
        if (wait is { FirstSeenAdjustmentReason: DidNotAttend, FirstSeenAdjustmentDays: null or 0 })
            yield return Invalid("firstSeenAdjustmentDays", "With reason 3, say how many days are adjusted.");
        if (wait is { FirstSeenAdjustmentDays: { } days, PeriodStartDate: { } start, DateFirstSeen: { } seen }
            && seen >= start && seen < start.AddDays(days))
            yield return Invalid(
                "firstSeenAdjustmentDays", "More days are adjusted than passed from the period start to the day first seen.");
    }
}
