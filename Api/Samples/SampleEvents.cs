using InterTrust.Pathways;
using static InterTrust.Pathways.ClinicalEventField;

namespace InterTrust.Samples;

/// <summary>What is recorded on the pathways of the sample patients.</summary>
internal static class SampleEvents
{
    private const int DiagnoseWithin = 28;
    private const int TreatWithin = 62;

    /// <summary>What has happened until today of the way to a diagnosis.</summary>
    internal static IReadOnlyList<ClinicalEventRequest> Of(SamplePerson person, SamplePlace at, SampleWay way, DateOnly today) =>
    [
        .. new[]
        {
            new ClinicalEventRequest { Type = "firstSeen", Date = way.Seen, [Site] = at.Site },
            Told(person, at, way),
            Staged(person, way),
        }.OfType<ClinicalEventRequest>().Where(happened => happened.Date <= today),
    ];

    internal static EventRequest Discussed(DateOnly day, string? outcome = null) => new() { Type = "mdtDiscussion", Date = day, [Outcome] = outcome };

    internal static EventRequest Decided(SamplePlace at, DateOnly day) => new() { Type = "decisionToTreat", Date = day, [Site] = at.Site };

    internal static EventRequest Planned(SamplePerson person, SamplePlace at, DateOnly day, string? careSetting = null) => new()
    {
        Type = "treatmentPlanned",
        Date = day,
        [Modality] = person.Tumour.Treatment.Modality,
        [CareSetting] = careSetting ?? person.Tumour.Treatment.CareSetting,
        [EventType] = "01",
        [Site] = at.Site,
    };

    internal static EventRequest Treated(SamplePerson person, SamplePlace at, DateOnly start, DateOnly day) => new()
    {
        Type = "treatment",
        Date = day,
        [Modality] = person.Tumour.Treatment.Modality,
        [CareSetting] = person.Tumour.Treatment.CareSetting,
        [EventType] = "01",
        [ClinicalTrial] = "02",
        [Site] = at.Site,
        [DelayReason] = day.DayNumber - start.DayNumber > TreatWithin ? "05" : null,
    };

    internal static EventRequest Closed(DateOnly day, string reasonCode) => new() { Type = "closed", Date = day, [ReasonCode] = reasonCode };

    internal static EventRequest Paused(DateOnly day, int days) => new() { Type = "adjustment", Date = day, [Adjusts] = "treatment", [Days] = $"{days}", [ReasonCode] = "8" };

    private static ClinicalEventRequest Told(SamplePerson person, SamplePlace at, SampleWay way) => new()
    {
        Type = "patientTold",
        Date = way.Told,
        [ReasonCode] = "01",
        [PrimaryCancerSite] = person.Tumour.Site,
        [Site] = at.Site,
        [DelayReason] = way.Told.DayNumber - way.Start.DayNumber > DiagnoseWithin ? "07" : null,
    };

    private static ClinicalEventRequest? Staged(SamplePerson person, SampleWay way) => person.Stage is { } stage
        ? new() { Type = "staging", Date = way.Staged, [T] = stage.T, [N] = stage.N, [M] = stage.M, [StageGroup] = stage.Group }
        : null;
}
