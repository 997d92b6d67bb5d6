using System.Globalization;

namespace InterTrust.Pathways;

/// <summary>The dates that a pathway's clocks run from and to, out of what was recorded on it by both sides.</summary>
internal static class PathwayDates
{
    /// <summary>CANCER TREATMENT EVENT TYPE of those that are not the first: they stop no 62-day clock.</summary>
    private static readonly string[] Later = ["02", "08", "09", "10", "11"];

    internal static ClockFacts Of(PathwayFacts facts, TransferDating dating)
    {
        var treatment = FirstTreatment(facts);
        var way = facts.Way;
        return new()
        {
            PeriodStart = PeriodStartOf(facts),
            ConsultantUpgradeDate = facts.First(HappeningKind.ConsultantUpgrade),
            DateFirstSeen = facts.First(HappeningKind.FirstSeen),
            FirstSeenAdjustmentDays = Adjusted(facts, HappeningKind.FirstSeen),
            Transfers = [.. way.Select(hop => hop.By(dating))],
            DecisionToTreat = facts.First(HappeningKind.DecisionToTreat),
            EarliestClinicallyAppropriateDate = facts.First(HappeningKind.EarliestClinicallyAppropriateDate),
            TreatmentStart = treatment?.Date,
            TreatmentAdjustmentDays = Adjusted(facts, HappeningKind.Treatment),
            CareSetting = CareSettingOf(facts),
            PatientTold = facts.First(HappeningKind.PatientTold),
            Investigating = way is [var first, ..] ? first.From : facts.Ods,
            Treating = treatment is null && way is [.., var last] ? last.To : facts.Ods,
        };
    }

    /// <summary>What has not happened yet on the way to the first treatment, in clinical order.</summary>
    internal static IEnumerable<string> Awaits(PathwayFacts facts) =>
        new[] { HappeningKind.Diagnosis, HappeningKind.Staging, HappeningKind.PatientTold, HappeningKind.MdtDiscussion, HappeningKind.DecisionToTreat, HappeningKind.Treatment }
            .Where(type => facts.Happened.All(e => e.Type != type));

    internal static DateOnly PeriodStartOf(PathwayFacts facts) => facts.Happened
        .Where(e => e.Type is PathwayEntries.Referral)
        .Select(e => PathwayEntries.Day(e, PathwayEntries.PeriodStartDate))
        .Append(facts.First(HappeningKind.ConsultantUpgrade) is null ? facts.Dates.PeriodStart : null)
        .Min() ?? facts.Dates.PeriodStart;

    /// <summary>Where the treatment takes place: as it was, or as it is planned.</summary>
    internal static string? CareSettingOf(PathwayFacts facts) =>
        FirstTreatment(facts)?.Facts.GetValueOrDefault(HappeningKind.CareSetting)
        ?? facts.Happened.LastOrDefault(e => e.Type is HappeningKind.TreatmentPlanned)?.Facts.GetValueOrDefault(HappeningKind.CareSetting);

    /// <summary>The first definitive treatment; null before it.</summary>
    internal static PathwayEntry? FirstTreatment(PathwayFacts facts) => facts.Happened
        .Where(e => e.Type is HappeningKind.Treatment && !Later.Contains(e.Facts.GetValueOrDefault(HappeningKind.EventType)))
        .MinBy(e => e.Date);

    private static int Adjusted(PathwayFacts facts, string wait) => facts.Happened
        .Where(e => e.Type is HappeningKind.Adjustment && e.Facts[HappeningKind.Adjusts] == wait)
        .Sum(e => int.Parse(e.Facts[HappeningKind.Days], CultureInfo.InvariantCulture));
}
