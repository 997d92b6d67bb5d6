using System.Globalization;
using InterTrust.Identity;
using static InterTrust.Pathways.ClinicalEventField;

namespace InterTrust.Pathways;

/// <summary>The events that a registered pathway begins with, and what the facts of an event hold.</summary>
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

    /// <summary>What a further referral brings that the pathway does not have, neither as happened nor as awaited.</summary>
    internal static IReadOnlyList<ClinicalEvent> SelectMissing(IReadOnlyList<ClinicalEvent> events, PathwayData facts) =>
        [.. events.Where(e => e.Type == ClinicalEventType.Referral || facts.Events.All(known => known.Type != e.Type))];

    /// <summary>A day among an event's facts.</summary>
    internal static DateOnly? ReadDay(ClinicalEvent entry, ClinicalEventField field) =>
        entry[field] is { } text ? DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture) : null;

    /// <summary>A day as an event's facts hold it.</summary>
    internal static string? FormatDay(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
