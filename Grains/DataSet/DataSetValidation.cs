using System.Text.Json;
using InterTrust.Json;
using InterTrust.Pathways;
using InterTrust.Referrals;

namespace InterTrust.DataSet;

/// <summary>
/// The result of validating a data set. Three kinds of finding, kept apart: refused (nothing is stored), missing (stored, and shown to
/// both trusts) and doubtful (stored, with a warning).
/// </summary>
/// <param name="Document">The data set as it is stored; null where it is refused.</param>
/// <param name="Refused">Why it is refused, with pointers into the body.</param>
/// <param name="Completeness">What is missing from the transfer minimum data set; null where it cannot be read.</param>
/// <param name="Cwt">What is missing from the waiting-times record; null where it cannot be read.</param>
/// <param name="Warnings">What a person should check.</param>
/// <param name="Dates">What the clocks run from and to; null where it cannot be read.</param>
public sealed record DataSetValidation(
    EnfDocument? Document,
    IReadOnlyList<Finding> Refused,
    Completeness? Completeness,
    CwtCompleteness? Cwt,
    IReadOnlyList<Warning> Warnings,
    ReferralDates? Dates)
{
    /// <summary>Validates a data set. Invalid JSON is a finding, not an exception.</summary>
    public static DataSetValidation Read(ReadOnlyMemory<byte> json, ValidationContext context)
    {
        List<Finding> refused = [];
        if (ReadStrictly(json, context, refused) is not { } dataSet)
            return new(null, refused, null, null, [], null);

        refused.AddRange(DataSetRules.Check(dataSet, context));
        return new(
            refused is [] ? new EnfDocument(dataSet) : null,
            refused,
            CompletenessRules.ForMinimumDataSet(dataSet, context),
            CompletenessRules.ForWaitingTimes(dataSet),
            [.. DataSetWarnings.Find(dataSet, context)],
            ReferralDates.From(DayZero(dataSet)));
    }

    private static EnfDataSet? ReadStrictly(ReadOnlyMemory<byte> json, ValidationContext context, List<Finding> refused)
    {
        try
        {
            using var document = StrictJson.Parse(json);
            return StrictJson.Read(document.RootElement, EnfJson.DataSet, refused, context.At);
        }
        catch (JsonException e)
        {
            refused.Add(new(context.At, RefusalCode.ValidationFailed, e.Message));
            return null;
        }
    }

    /// <summary>
    /// An upgrade restarts the 62 days; otherwise the national return counts from the cancer period start. The RTT start, the only
    /// required date of the three, is the best substitute where a trust has sent neither.
    /// </summary>
    private static DateOnly DayZero(EnfDataSet dataSet) =>
        dataSet.CancerWait?.ConsultantUpgradeDate ?? dataSet.CancerWait?.PeriodStartDate ?? dataSet.Rtt.PeriodStartDate;
}
