using System.Globalization;

namespace InterTrust.Pathways;

/// <summary>The dates that a pathway's clocks need, from what both trusts recorded on it.</summary>
internal static class PathwayDates
{
    /// <summary>CANCER TREATMENT EVENT TYPE of later treatments, which stop no 62-day clock.</summary>
    private static readonly string[] Later = ["02", "08", "09", "10", "11"];

    internal static ClockFacts From(PathwayData facts, TransferDatePolicy dating)
    {
        var treatment = FirstTreatment(facts);
        var transfers = facts.AllTransfers;
        return new()
        {
            PeriodStart = PeriodStartOf(facts),
            ConsultantUpgradeDate = facts.FirstDate(ClinicalEventType.ConsultantUpgrade),
            DateFirstSeen = facts.FirstDate(ClinicalEventType.FirstSeen),
            FirstSeenAdjustmentDays = AdjustmentDays(facts, ClinicalEventType.FirstSeen),
            Transfers = [.. transfers.Select(transfer => transfer.ToTransfer(dating))],
            DecisionToTreat = facts.FirstDate(ClinicalEventType.DecisionToTreat),
            EarliestClinicallyAppropriateDate = facts.FirstDate(ClinicalEventType.EarliestClinicallyAppropriateDate),
            TreatmentStart = treatment?.Date,
            TreatmentAdjustmentDays = AdjustmentDays(facts, ClinicalEventType.Treatment),
            CareSetting = CareSettingOf(facts),
            PatientTold = facts.FirstDate(ClinicalEventType.PatientTold),
            Investigating = transfers is [var first, ..] ? first.From : facts.Ods,
            Treating = treatment is null && transfers is [.., var last] ? last.To : facts.Ods,
        };
    }

    /// <summary>The milestones before the first treatment that have not happened, in clinical order.</summary>
    internal static IEnumerable<string> Awaits(PathwayData facts) => ClinicalEventType.All
        .Where(type => type.IsMilestone && facts.OccurredEvents.All(e => e.Type != type.Type))
        .Select(type => type.Type);

    internal static DateOnly PeriodStartOf(PathwayData facts) => facts.OccurredEvents
        .Where(e => e.Type is ClinicalEventType.Referral)
        .Select(e => ClinicalEvents.ReadDay(e, ClinicalEventField.PeriodStartDate))
        .Append(facts.FirstDate(ClinicalEventType.ConsultantUpgrade) is null ? facts.Dates.PeriodStart : null)
        .Min() ?? facts.Dates.PeriodStart;

    /// <summary>The care setting of the first treatment, or else of the planned one.</summary>
    internal static string? CareSettingOf(PathwayData facts) =>
        FirstTreatment(facts)?[ClinicalEventField.CareSetting]
        ?? facts.OccurredEvents.LastOrDefault(e => e.Type is ClinicalEventType.TreatmentPlanned)?[ClinicalEventField.CareSetting];

    /// <summary>The first definitive treatment; null before it.</summary>
    internal static ClinicalEvent? FirstTreatment(PathwayData facts) => facts.OccurredEvents
        .Where(e => e.Type is ClinicalEventType.Treatment && !Later.Contains(e[ClinicalEventField.EventType]))
        .MinBy(e => e.Date);

    private static int AdjustmentDays(PathwayData facts, string wait) => facts.OccurredEvents
        .Where(e => e.Type is ClinicalEventType.Adjustment && e[ClinicalEventField.Adjusts] == wait)
        .Sum(e => int.Parse(e.Facts[ClinicalEventField.Days.Name], CultureInfo.InvariantCulture));
}
