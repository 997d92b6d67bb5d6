using System.Collections;
using InterTrust.Referrals;

namespace InterTrust.DataSet;

/// <summary>What is missing that the other trust or the national return needs. An incomplete data set is still accepted.</summary>
internal static class CompletenessRules
{
    private static readonly EnfField[] Minimum = [.. EnfFields.All.Where(f => f.Minimum)];

    private static readonly EnfField[] Cwt = [.. EnfFields.All.Where(f => f.Cwt is not null)];

    /// <summary>With a clinical letter the six key items are enough, and those are required fields.</summary>
    internal static Completeness ForMinimumDataSet(EnfDataSet dataSet, ValidationContext context)
    {
        var withLetter = dataSet.Transfer?.ClinicalLetterSent is true;
        string[] missing = withLetter ? [] : [.. Minimum.Where(f => IsAbsent(f, dataSet)).Select(f => f.Pointer)];
        return new(
            withLetter ? "withClinicalLetter" : "standalone",
            missing is [],
            missing,
            missing is [] ? context.CompleteSince ?? context.Today : null);
    }

    internal static CwtCompleteness ForWaitingTimes(EnfDataSet dataSet) =>
        new("1e", [.. Cwt.Where(f => Applies(f, dataSet) && IsAbsent(f, dataSet)).Select(f => f.Pointer)]);

    /// <summary>
    /// The one M* item that depends on another item: a two-week-wait referral (3) has a decision to refer, unless a screening programme
    /// (17) invited the patient. DataSetRules.cs checks the two fields of the adjustment against each other.
    /// </summary>
    private static bool Applies(EnfField field, EnfDataSet dataSet) =>
        !field.Cwt!.IfApplicable || dataSet.CancerWait is { PriorityType: "3", SourceOfReferral: not "17" };

    private static bool IsAbsent(EnfField field, EnfDataSet dataSet) => field.Value(dataSet) is null or IList { Count: 0 };
}
