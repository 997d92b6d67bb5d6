using System.Globalization;

namespace InterTrust.Pathways;

/// <summary>The dates that a pathway's clocks need, from what both trusts recorded on it.</summary>
internal static class PathwayDates
{
    /// <summary>CANCER TREATMENT EVENT TYPE of later treatments, which stop no 62-day clock.</summary>
    private static readonly string[] Later = ["02", "08", "09", "10", "11"];

    internal static ClockFacts From(PathwayData pathway, TransferDatePolicy dating)
    {
        var treatment = FirstTreatment(pathway);
        var transfers = pathway.AllTransfers;
        return new()
        {
            PeriodStart = PeriodStartOf(pathway),
            ConsultantUpgradeDate = pathway.FirstDate(ClinicalEventType.ConsultantUpgrade),
            DateFirstSeen = pathway.FirstDate(ClinicalEventType.FirstSeen),
            FirstSeenAdjustmentDays = AdjustmentDays(pathway, ClinicalEventType.FirstSeen),
            Transfers = [.. transfers.Select(transfer => transfer.ToTransfer(dating))],
            DecisionToTreat = pathway.FirstDate(ClinicalEventType.DecisionToTreat),
            EarliestClinicallyAppropriateDate = pathway.FirstDate(ClinicalEventType.EarliestClinicallyAppropriateDate),
            TreatmentStart = treatment?.Date,
            TreatmentAdjustmentDays = AdjustmentDays(pathway, ClinicalEventType.Treatment),
            CareSetting = CareSettingOf(pathway),
            PatientTold = pathway.FirstDate(ClinicalEventType.PatientTold),
            Investigating = transfers is [var first, ..] ? first.From : pathway.Ods,
            Treating = treatment is null && transfers is [.., var last] ? last.To : pathway.Ods,
        };
    }

    /// <summary>The milestones before the first treatment that have not happened, in clinical order.</summary>
    internal static IEnumerable<string> Awaits(PathwayData pathway) => ClinicalEventType.All
        .Where(type => type.IsMilestone && pathway.OccurredEvents.All(e => e.Type != type.Type))
        .Select(type => type.Type);

    internal static DateOnly PeriodStartOf(PathwayData pathway) => pathway.OccurredEvents
        .Where(e => e.Type is ClinicalEventType.Referral)
        .Select(e => ClinicalEvents.ReadDay(e, ClinicalEventField.PeriodStartDate))
        .Append(pathway.FirstDate(ClinicalEventType.ConsultantUpgrade) is null ? pathway.Dates.PeriodStart : null)
        .Min() ?? pathway.Dates.PeriodStart;

    /// <summary>The care setting of the first treatment, or else of the planned one.</summary>
    internal static string? CareSettingOf(PathwayData pathway) =>
        FirstTreatment(pathway)?[ClinicalEventField.CareSetting]
        ?? pathway.OccurredEvents.LastOrDefault(e => e.Type is ClinicalEventType.TreatmentPlanned)?[ClinicalEventField.CareSetting];

    /// <summary>The first definitive treatment; null before it.</summary>
    internal static ClinicalEvent? FirstTreatment(PathwayData pathway) => pathway.OccurredEvents
        .Where(e => e.Type is ClinicalEventType.Treatment && !Later.Contains(e[ClinicalEventField.EventType]))
        .MinBy(e => e.Date);

    private static int AdjustmentDays(PathwayData pathway, string wait) => pathway.OccurredEvents
        .Where(e => e.Type is ClinicalEventType.Adjustment && e[ClinicalEventField.Adjusts] == wait)
        .Sum(e => int.Parse(e.Facts[ClinicalEventField.Days.Name], CultureInfo.InvariantCulture));
}
