using System.Globalization;
using InterTrust.Pathways;

namespace InterTrust.InventedPatients;

/// <summary>The clinical events that trusts record on pathways.</summary>
internal static class RecordedEvents
{
    private const int FasterDiagnosisDays = 28;
    private const int TreatmentDays = 62;

    /// <summary>The events up to the diagnosis that have happened by today.</summary>
    internal static IReadOnlyList<Happening> Diagnosis(InventedPatient patient, Trust trust, Timeline timeline, DateOnly today) =>
        [.. new[] { FirstSeen(trust, timeline), PatientTold(patient, trust, timeline), Staging(patient, timeline) }
            .OfType<Happening>().Where(happening => happening.Date <= today)];

    internal static Happening MdtDiscussion(DateOnly day, string? outcome = null) => Event("mdtDiscussion", day, ("outcome", outcome));

    internal static Happening DecisionToTreat(Trust trust, DateOnly day) => Event("decisionToTreat", day, ("site", trust.Site));

    internal static Happening TreatmentPlanned(InventedPatient patient, Trust trust, DateOnly day, string? careSetting = null) => Event(
        "treatmentPlanned", day, ("site", trust.Site), ("modality", patient.Tumour.Treatment.Modality),
        ("careSetting", careSetting ?? patient.Tumour.Treatment.CareSetting), ("eventType", "01"));

    internal static Happening Treatment(InventedPatient patient, Trust trust, DateOnly periodStart, DateOnly day) => Event(
        "treatment", day, ("site", trust.Site), ("modality", patient.Tumour.Treatment.Modality),
        ("careSetting", patient.Tumour.Treatment.CareSetting), ("eventType", "01"), ("clinicalTrial", "02"),
        ("delayReason", day.DayNumber - periodStart.DayNumber > TreatmentDays ? "05" : null));

    internal static Happening TreatmentAdjustment(DateOnly day, int days) => Event(
        "adjustment", day, ("adjusts", "treatment"), ("days", days.ToString(CultureInfo.InvariantCulture)), ("reasonCode", "8"));

    internal static Happening Closed(DateOnly day, string reasonCode) => Event("closed", day, ("reasonCode", reasonCode));

    private static Happening FirstSeen(Trust trust, Timeline timeline) => Event("firstSeen", timeline.FirstSeen, ("site", trust.Site));

    private static Happening PatientTold(InventedPatient patient, Trust trust, Timeline timeline) => Event(
        "patientTold", timeline.PatientTold,
        ("site", trust.Site), ("primaryCancerSite", patient.Tumour.PrimaryCancerSite), ("reasonCode", "01"),
        ("delayReason", timeline.PatientTold.DayNumber - timeline.PeriodStart.DayNumber > FasterDiagnosisDays ? "07" : null));

    private static Happening? Staging(InventedPatient patient, Timeline timeline) => patient.Stage is { } stage
        ? Event("staging", timeline.Staging, ("t", stage.T), ("n", stage.N), ("m", stage.M), ("stageGroup", stage.Group))
        : null;

    private static Happening Event(string type, DateOnly day, params IEnumerable<(string Name, string? Value)> facts) =>
        new(type, day, facts.Where(fact => fact.Value is not null).ToDictionary(fact => fact.Name, fact => fact.Value!));
}
