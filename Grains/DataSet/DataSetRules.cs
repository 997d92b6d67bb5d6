namespace InterTrust.DataSet;

/// <summary>What no data set of this shape may say.</summary>
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

    /// <summary>Days come off for one reason only, 3; and no more days than there were.</summary>
    private static IEnumerable<Finding> CheckAdjustment(EnfCancerWait? wait, ValidationContext context)
    {
        const string Missed = "3";
        Finding Impossible(string field, string why) => new($"{context.At}/cancerWait/{field}", RefusalCode.ValidationFailed, why);

        if (wait is { FirstSeenAdjustmentDays: > 0, FirstSeenAdjustmentReason: not Missed })
            yield return Impossible("firstSeenAdjustmentReason",
                "Days are adjusted only for a missed appointment or an arrival too late to be seen: give reason 3, or no days.");
        if (wait is { FirstSeenAdjustmentReason: Missed, FirstSeenAdjustmentDays: null or 0 })
            yield return Impossible("firstSeenAdjustmentDays", "With reason 3, say how many days are adjusted.");
        if (wait is { FirstSeenAdjustmentDays: { } days, PeriodStartDate: { } start, DateFirstSeen: { } seen }
            && seen >= start && seen < start.AddDays(days))
            yield return Impossible("firstSeenAdjustmentDays", "More days are adjusted than passed from the period start to the day first seen.");
    }
}
