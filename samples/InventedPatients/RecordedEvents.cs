using System.Globalization;
using InterTrust.Pathways;

namespace InterTrust.InventedPatients;

/// <summary>The clinical events that trusts record on pathways.</summary>
internal static class RecordedEvents
{
    private const int FasterDiagnosisDays = 28;
    private const int TreatmentDays = 62;

    /// <summary>The events up to the diagnosis that have happened by today.</summary>
    internal static IReadOnlyList<ClinicalEventDetails> Diagnosis(
        InventedPatient patient, Trust trust, Timeline timeline, DateOnly today) =>
        [.. new[] { FirstSeen(trust, timeline), PatientTold(patient, trust, timeline), Staging(patient, timeline) }
            .OfType<ClinicalEventDetails>().Where(happening => happening.Date <= today)];

    internal static ClinicalEventDetails MdtDiscussion(DateOnly day, string? outcome = null) =>
        Event("mdtDiscussion", day, ("outcome", outcome));

    internal static ClinicalEventDetails DecisionToTreat(Trust trust, DateOnly day) => Event("decisionToTreat", day, ("site", trust.Site));

    internal static ClinicalEventDetails TreatmentPlanned(
        InventedPatient patient, Trust trust, DateOnly day, string? careSetting = null) => Event(
        "treatmentPlanned", day, ("site", trust.Site), ("modality", patient.Tumour.Treatment.Modality),
        ("careSetting", careSetting ?? patient.Tumour.Treatment.CareSetting), ("eventType", "01"));

    internal static ClinicalEventDetails Treatment(InventedPatient patient, Trust trust, DateOnly periodStart, DateOnly day) => Event(
        "treatment", day, ("site", trust.Site), ("modality", patient.Tumour.Treatment.Modality),
        ("careSetting", patient.Tumour.Treatment.CareSetting), ("eventType", "01"), ("clinicalTrial", "02"),
        ("delayReason", day.DayNumber - periodStart.DayNumber > TreatmentDays ? "05" : null));

    internal static ClinicalEventDetails TreatmentAdjustment(DateOnly day, int days) => Event(
        "adjustment", day, ("adjusts", "treatment"), ("days", days.ToString(CultureInfo.InvariantCulture)), ("reasonCode", "8"));

    internal static ClinicalEventDetails Closed(DateOnly day, string reasonCode) => Event("closed", day, ("reasonCode", reasonCode));

    private static ClinicalEventDetails FirstSeen(Trust trust, Timeline timeline) =>
        Event("firstSeen", timeline.FirstSeen, ("site", trust.Site));

    private static ClinicalEventDetails PatientTold(InventedPatient patient, Trust trust, Timeline timeline) => Event(
        "patientTold", timeline.PatientTold,
        ("site", trust.Site), ("primaryCancerSite", patient.Tumour.PrimaryCancerSite), ("reasonCode", "01"),
        ("delayReason", timeline.PatientTold.DayNumber - timeline.PeriodStart.DayNumber > FasterDiagnosisDays ? "07" : null));

    private static ClinicalEventDetails? Staging(InventedPatient patient, Timeline timeline) => patient.Stage is { } stage
        ? Event("staging", timeline.Staging, ("t", stage.T), ("n", stage.N), ("m", stage.M), ("stageGroup", stage.Group))
        : null;

    private static ClinicalEventDetails Event(string type, DateOnly day, params IEnumerable<(string Name, string? Value)> facts) =>
        new(type, day, facts.Where(fact => fact.Value is not null).ToDictionary(fact => fact.Name, fact => fact.Value!));
}
