using InterTrust.DataSet;
using InterTrust.Pathways;

namespace InterTrust.Pages.Tracking;

/// <summary>What can be said of each kind of event, as the fields of a form. Which of them are right, the hub says.</summary>
/// <param name="Type">A code of the list pathwayEventType.</param>
/// <param name="Fields">Its fields.</param>
public sealed record ClinicalEventForm(string Type, IReadOnlyList<ClinicalEventField> Fields)
{
    private static readonly ClinicalEventField Site = new("site", "Site code");
    private static readonly ClinicalEventField Setting = new("careSetting", "Care setting", "careSetting");
    private static readonly ClinicalEventField Modality = new("modality", "Treatment", "treatmentModality");
    private static readonly ClinicalEventField Kind = new("eventType", "Kind of treatment", "treatmentEventType");
    private static readonly ClinicalEventField Delay = new("delayReason", "Why it came after its limit", "delayReason");

    /// <summary>All of them, in clinical order.</summary>
    public static IReadOnlyList<ClinicalEventForm> All { get; } =
    [
        new("firstSeen", [Site]),
        new("consultantUpgrade", [Site]),
        new("diagnosis", [new("primaryIcd10", "Diagnosis (ICD-10)"), new("laterality", "Side", "laterality"), new("basis", "Basis of diagnosis", "basis"), new("morphology", "Morphology (ICD-O)"), new("grade", "Grade", "grade")]),
        new("staging", [new("t", "T category"), new("n", "N category"), new("m", "M category"), new("stageGroup", "Stage group")]),
        new("patientTold", [new("reasonCode", "Told, or excluded", "fasterDiagnosisEndReason"), new("primaryCancerSite", "Site found", "primaryCancerSite"), new("exclusionReason", "Why excluded", "exclusionReason"), Site, Delay]),
        new("mdtDiscussion", [new("outcome", "Outcome", Form: EnfForm.Lines), Site]),
        new("decisionToTreat", [Site]),
        new("earliestClinicallyAppropriateDate", []),
        new("treatmentPlanned", [Modality, Setting, Kind, Site]),
        new("treatment", [Modality, Setting, Kind, Site, new("clinicalTrial", "Clinical trial", "clinicalTrial"), Delay, new("decisionDelayReason", "Why it came after the 31 days", "delayReason")]),
        new("adjustment", [new("adjusts", "Of which wait: firstSeen or treatment"), new("days", "Days that do not count", Form: EnfForm.Number), new("reasonCode", "Reason code")]),
        new("transfer", [new("to", "To which trust", Form: EnfForm.Code)]),
        new("death", []),
        new("closed", [new("reasonCode", "Reason", "closeReason"), new("reason", "In words", Form: EnfForm.Lines)]),
    ];

    public static ClinicalEventForm? Find(string? type) => All.FirstOrDefault(form => form.Type == type);

    public static string Name(string type) => type == "referral" ? "Referral" : Format.Code("pathwayEventType", type);

    private static (string, string) Describe((string Label, string? List) field, string value) => (field.Label, field.List is { } list ? Format.Code(list, value) : DateInput.Parse(value) is { } day ? Format.Day(day) : value);

    /// <summary>What was said of an event, by label.</summary>
    public static IEnumerable<(string Label, string Says)> DescribeFacts(ClinicalEvent entry)
    {
        var known = Find(entry.Type)?.Fields ?? [];
        foreach (var (name, value) in entry.Facts)
            yield return known.FirstOrDefault(field => field.Name == name) is { } field
                ? (field.Label, field.List is { } list ? Format.Code(list, value) : value)
                : Describe(DataSetLabels.LabelOf(name), value);
    }
}

/// <summary>One field.</summary>
/// <param name="Name">Its name in the API.</param>
/// <param name="Label">Its name on a screen.</param>
/// <param name="List">The code list that it is of.</param>
/// <param name="Form">How a person writes it.</param>
public sealed record ClinicalEventField(string Name, string Label, string? List = null, EnfForm Form = EnfForm.Line);
