using System.Globalization;

namespace InterTrust.Pathways;

/// <summary>
/// The waiting-time clocks of a pathway, as they stand on a day: pure functions of the facts. Day 0 is the start, and a limit of n days
/// is met on day n and before.
/// </summary>
public static class Clocks
{
    internal const int HandOverWithin = 38;
    internal const int TreatAfterHandOverWithin = 24;
    internal const int TreatWithin = 62;
    internal const int DiagnoseWithin = 28;
    internal const int TreatAfterDecisionWithin = 31;

    private const string FirstSeen = "first appointment not attended";
    private const string Treatment = "treatment adjustment, admitted care";

    /// <param name="all">The facts; those after <paramref name="asOf"/> have not happened.</param>
    /// <param name="thresholds">When a clock asks to be planned for and acted on.</param>
    /// <param name="asOf">The day on which one looks.</param>
    public static PathwayClocks Calculate(ClockFacts all, ClockThresholds thresholds, DateOnly asOf)
    {
        var facts = all.AsOf(asOf);
        var (told, decided) = (facts.PatientTold, facts.DecisionToTreat);
        var begins = facts.EarliestClinicallyAppropriateDate ?? decided;

        return new(
            new Run(DiagnoseWithin, facts.PeriodStart, "period start", decided < told ? decided : told ?? decided,
                told is null || decided < told ? "decision to treat" : "patient told or excluded", (facts.FirstSeenOff, FirstSeen)).Stand(thresholds.Faster28, asOf),
            // Who was treated without a transfer is handed over to nobody.
            facts.HandedOver is null && facts.TreatmentStart is not null
                ? null
                : new Run(HandOverWithin, facts.Start, facts.StartsWith, facts.HandedOver, "transfer", (facts.FirstSeenOff, FirstSeen)).Stand(thresholds.Handover38, asOf),
            facts.HandedOver is { } handedOver
                ? new Run(TreatAfterHandOverWithin, handedOver, "transfer", facts.TreatmentStart, "treatment", (facts.TreatmentOff, Treatment)).Stand(thresholds.After24, asOf)
                : null,
            begins is { } from
                ? new Run(TreatAfterDecisionWithin, from, facts.EarliestClinicallyAppropriateDate is null ? "decision to treat" : "earliest clinically appropriate date",
                    facts.TreatmentStart, "treatment", (facts.TreatmentOff, Treatment)).Stand(thresholds.Treat31, asOf)
                : null,
            new Run(TreatWithin, facts.Start, facts.StartsWith, facts.TreatmentStart, "treatment", (facts.FirstSeenOff, FirstSeen), (facts.TreatmentOff, Treatment))
                .Stand(thresholds.Treat62, asOf));
    }

    /// <summary>One clock before anybody looks at it.</summary>
    private readonly struct Run(int limit, DateOnly start, string startsWith, DateOnly? end, string endsWith, params (int Days, string Why)[] off)
    {
        internal Clock Stand(ClockThreshold threshold, DateOnly asOf)
        {
            var taken = off.Where(part => part.Days > 0).ToList();
            var due = start.AddDays(limit + taken.Sum(part => part.Days));
            var day = (end ?? asOf).DayNumber - start.DayNumber - taken.Sum(part => part.Days);
            var left = limit - day;
            return new(start, due, day, left, end is null ? threshold.StatusWith(left) : ClockStatus.Stopped, end is null ? null : left >= 0,
            [
                $"day 0 is {Text(start)}: {startsWith}",
                .. taken.Select(part => $"{part.Days} days do not count: {part.Why}"),
                $"day {limit} is {Text(due)}",
                end is { } stopped ? $"it stopped on {Text(stopped)}, day {day}: {endsWith}" : $"{Text(asOf)} is day {day}",
            ]);
        }

        private static string Text(DateOnly day) => day.ToString("d MMM yyyy", CultureInfo.InvariantCulture);
    }
}
