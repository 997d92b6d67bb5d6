using System.Globalization;
using InterTrust.Pathways;

namespace InterTrust.InventedPatients;

/// <summary>What is recorded on the pathways of the sample patients.</summary>
internal static class SampleEvents
{
    private const int DiagnoseWithin = 28;
    private const int TreatWithin = 62;

    /// <summary>What has happened until today of the way to a diagnosis.</summary>
    internal static IReadOnlyList<ClinicalEventDetails> Of(SamplePerson person, SamplePlace at, SampleWay way, DateOnly today) =>
        [.. new[] { FirstSeen(at, way), Told(person, at, way), Staged(person, way) }.OfType<ClinicalEventDetails>().Where(happened => happened.Date <= today)];

    internal static ClinicalEventDetails Discussed(DateOnly day, string? outcome = null) => Event("mdtDiscussion", day, ("outcome", outcome));

    internal static ClinicalEventDetails Decided(SamplePlace at, DateOnly day) => Event("decisionToTreat", day, ("site", at.Site));

    internal static ClinicalEventDetails Planned(SamplePerson person, SamplePlace at, DateOnly day, string? careSetting = null) => Event(
        "treatmentPlanned",
        day,
        ("site", at.Site),
        ("modality", person.Tumour.Treatment.Modality),
        ("careSetting", careSetting ?? person.Tumour.Treatment.CareSetting),
        ("eventType", "01"));

    internal static ClinicalEventDetails Treated(SamplePerson person, SamplePlace at, DateOnly start, DateOnly day) => Event(
        "treatment",
        day,
        ("site", at.Site),
        ("modality", person.Tumour.Treatment.Modality),
        ("careSetting", person.Tumour.Treatment.CareSetting),
        ("eventType", "01"),
        ("clinicalTrial", "02"),
        ("delayReason", day.DayNumber - start.DayNumber > TreatWithin ? "05" : null));

    internal static ClinicalEventDetails Closed(DateOnly day, string reasonCode) => Event("closed", day, ("reasonCode", reasonCode));

    internal static ClinicalEventDetails Paused(DateOnly day, int days) => Event(
        "adjustment", day, ("adjusts", "treatment"), ("days", days.ToString(CultureInfo.InvariantCulture)), ("reasonCode", "8"));

    private static ClinicalEventDetails FirstSeen(SamplePlace at, SampleWay way) => Event("firstSeen", way.Seen, ("site", at.Site));

    private static ClinicalEventDetails Told(SamplePerson person, SamplePlace at, SampleWay way) => Event(
        "patientTold",
        way.Told,
        ("site", at.Site),
        ("primaryCancerSite", person.Tumour.Site),
        ("reasonCode", "01"),
        ("delayReason", way.Told.DayNumber - way.Start.DayNumber > DiagnoseWithin ? "07" : null));

    private static ClinicalEventDetails? Staged(SamplePerson person, SampleWay way) => person.Stage is { } stage
        ? Event("staging", way.Staged, ("t", stage.T), ("n", stage.N), ("m", stage.M), ("stageGroup", stage.Group))
        : null;

    private static ClinicalEventDetails Event(string type, DateOnly day, params IEnumerable<(string Name, string? Value)> facts) =>
        new(type, day, facts.Where(fact => fact.Value is not null).ToDictionary(fact => fact.Name, fact => fact.Value!));
}
