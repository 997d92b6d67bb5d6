using InterTrust.Identity;
using static InterTrust.Pathways.ClinicalEventField;

namespace InterTrust.Pathways;

/// <summary>Creates the first events of a registered pathway, and reads and writes the facts of events.</summary>
internal static class ClinicalEvents
{
    internal static IReadOnlyList<ClinicalEvent> From(Register register, OdsCode ods)
    {
        var source = new ClinicalEventSource(ods, null);
        return
        [
            new("", ClinicalEventType.Referral, register.PeriodStart, false, source, register.Referral ?? Facts()),
            new("", ClinicalEventType.Diagnosis, register.DiagnosisDate, register.DiagnosisDate is null, source, Facts(
                (PrimaryIcd10, register.PrimaryIcd10))),
            new("", ClinicalEventType.Treatment, null, true, source, Facts()),
        ];
    }

    /// <summary>
    /// The events of a further referral whose types the pathway does not have, either occurred or awaited; its referral event always.
    /// </summary>
    internal static IReadOnlyList<ClinicalEvent> SelectMissing(IReadOnlyList<ClinicalEvent> events, PathwayData pathway) =>
        [.. events.Where(e => e.Type == ClinicalEventType.Referral || pathway.Events.All(existing => existing.Type != e.Type))];

    internal static DateOnly? ReadDay(ClinicalEvent entry, ClinicalEventField field) =>
        entry[field] is { } text ? DateOnly.ParseExact(text, "O") : null;

    internal static string? FormatDay(DateOnly? day) => day is null ? null : $"{day:O}";
}
