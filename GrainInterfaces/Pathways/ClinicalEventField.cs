#pragma warning disable CS1591 // Each row of the table describes its field.
using InterTrust.Identity;
using InterTrust.Json;
using InterTrust.Reference;
using static InterTrust.Json.StringFormat;

namespace InterTrust.Pathways;

/// <summary>
/// A field of clinical events, for the request, the rules, the form, the history and the waiting times' records. A row of
/// <see cref="ClinicalEventType.All"/> may narrow it for its own type with <c>with</c>.
/// </summary>
/// <param name="Name">Its name in JSON and among an event's facts.</param>
/// <param name="Label">Its name on a screen; null where it comes from the data set, which has its label.</param>
/// <param name="Rule">What a request may send, as a rule attribute; null where the value's type decides.</param>
/// <param name="Description">What it is; for the API's document, <see cref="ClinicalEventType.Describe"/> adds where it belongs.</param>
public sealed record ClinicalEventField(string Name, string? Label = null, Attribute? Rule = null, string? Description = null)
{
    /// <summary>The type that a request's JSON is read as: text, a number or an identity.</summary>
    public Type ValueType { get; init; } = typeof(string);

    /// <summary>Its code list; null if it has none, or if the list depends on the event.</summary>
    public string? List { get; init; } = (Rule as CodeAttribute)?.List;

    /// <summary>The codes of the list that are allowed here; null for all of them.</summary>
    public IReadOnlyList<string>? Codes { get; init; }

    /// <summary>The items of a waiting-times record that it fills.</summary>
    public IReadOnlyList<string> Elements { get; init; } = [];

    /// <summary>A number in JSON, stored as digits.</summary>
    public bool IsNumber => Rule is NumberAttribute;

    /// <summary>Text of several lines.</summary>
    public bool IsLong => Rule is TextAttribute { Max: > 100 };

    public static readonly ClinicalEventField Site =
        new("site", "Site code", new FormatAttribute(SiteCode), "ORGANISATION SITE IDENTIFIER: where it happened.");

    public static readonly ClinicalEventField PrimaryIcd10 =
        new("primaryIcd10", "Diagnosis (ICD-10)", new FormatAttribute(Icd10), "PRIMARY DIAGNOSIS (ICD), without a dot.")
        {
            Elements = [CwtElement.Diagnosis],
        };

    public static readonly ClinicalEventField Laterality =
        new("laterality", "Side", new CodeAttribute("laterality"), "TUMOUR LATERALITY.") { Elements = [CwtElement.Laterality] };

    public static readonly ClinicalEventField Basis =
        new("basis", "Basis of diagnosis", new CodeAttribute("basis"), "BASIS OF DIAGNOSIS (CANCER).");

    public static readonly ClinicalEventField Morphology =
        new("morphology", "Morphology (ICD-O)", new FormatAttribute(IcdOMorphology), "MORPHOLOGY (ICD-O DIAGNOSIS).");

    public static readonly ClinicalEventField Grade =
        new("grade", "Grade", new CodeAttribute("grade"), "GRADE OF DIFFERENTIATION (AT DIAGNOSIS).");

    public static readonly ClinicalEventField T =
        new("t", "T category", new TextAttribute(15), "T CATEGORY, without the letter T.");

    public static readonly ClinicalEventField N =
        new("n", "N category", new TextAttribute(15), "N CATEGORY, without the letter N.");

    public static readonly ClinicalEventField M =
        new("m", "M category", new TextAttribute(15), "M CATEGORY, without the letter M.");

    public static readonly ClinicalEventField StageGroup =
        new("stageGroup", "Stage group", new TextAttribute(15), "TNM STAGE GROUPING.");

    public static readonly ClinicalEventField PrimaryCancerSite =
        new("primaryCancerSite", "Site found", new CodeAttribute("primaryCancerSite"),
            "PRIMARY CANCER SITE (CANCER FASTER DIAGNOSIS PATHWAY).")
        {
            Elements = [CwtElement.CancerSite],
        };

    public static readonly ClinicalEventField Outcome =
        new("outcome", "Outcome", new TextAttribute(2_000) { Lines = true }, "the recommendation of the meeting.");

    public static readonly ClinicalEventField Modality =
        new("modality", "Treatment", new CodeAttribute("treatmentModality"), "CANCER TREATMENT MODALITY.")
        {
            Elements = [CwtElement.Modality],
        };

    public static readonly ClinicalEventField CareSetting =
        new("careSetting", "Care setting", new CodeAttribute("careSetting"), "CANCER CARE SETTING (TREATMENT).")
        {
            Elements = [CwtElement.CareSetting],
        };

    public static readonly ClinicalEventField EventType =
        new("eventType", "Kind of treatment", new CodeAttribute("treatmentEventType"), "CANCER TREATMENT EVENT TYPE.")
        {
            Elements = [CwtElement.TreatmentEventType],
        };

    public static readonly ClinicalEventField Adjusts =
        new("adjusts", "Of which wait: firstSeen or treatment", new TextAttribute(10),
            "the wait that it applies to, `firstSeen` or `treatment`.");

    public static readonly ClinicalEventField Days =
        new("days", "Days that do not count", new NumberAttribute(1, 999), "WAITING TIME ADJUSTMENT, the number of days to deduct.")
        {
            ValueType = typeof(int?),
        };

    public static readonly ClinicalEventField ReasonCode =
        new("reasonCode", "Reason code", new TextAttribute(30), "the reason.");

    public static readonly ClinicalEventField Reason =
        new("reason", "In words", new TextAttribute(500), "the reason in free text.");

    public static readonly ClinicalEventField To =
        new("to", "To which trust", null, "the trust that the patient goes to.") { ValueType = typeof(OdsCode) };

    public static readonly ClinicalEventField ClinicalTrial =
        new("clinicalTrial", "Clinical trial", new CodeAttribute("clinicalTrial"), "CLINICAL TRIAL INDICATOR.")
        {
            Elements = [CwtElement.ClinicalTrial],
        };

    public static readonly ClinicalEventField DelayReason =
        new("delayReason", "Why it came after its limit", new CodeAttribute("delayReason"),
            "CANCER CARE SPELL DELAY REASON, why Faster Diagnosis ended, or the treatment came, after its limit.");

    public static readonly ClinicalEventField DecisionDelayReason =
        new("decisionDelayReason", "Why it came after the 31 days", new CodeAttribute("delayReason"),
            "CANCER CARE SPELL DELAY REASON (DECISION TO TREATMENT), why it came after the 31 days.")
        {
            Elements = [CwtElement.DecisionDelay],
        };

    public static readonly ClinicalEventField ExclusionReason =
        new("exclusionReason", "Why excluded", new CodeAttribute("exclusionReason"), "CANCER FASTER DIAGNOSIS PATHWAY EXCLUSION REASON.")
        {
            Elements = [CwtElement.ExclusionReason],
        };

    // From the data set of a referral, and from the hub for an onward transfer.
    public static readonly ClinicalEventField PeriodStartDate = new("periodStartDate");
    public static readonly ClinicalEventField DecisionToReferDate = new("decisionToReferDate");
    public static readonly ClinicalEventField NhsNumberStatus = new("nhsNumberStatus") { Elements = [CwtElement.NhsNumberStatus] };
    public static readonly ClinicalEventField SourceOfReferral = new("sourceOfReferral") { Elements = [CwtElement.SourceOfReferral] };
    public static readonly ClinicalEventField PriorityType = new("priorityType") { Elements = [CwtElement.PriorityType] };
    public static readonly ClinicalEventField ReferralType = new("referralType") { Elements = [CwtElement.ReferralType] };
    public static readonly ClinicalEventField CancerDecisionToReferDate =
        new("cancerDecisionToReferDate") { Elements = [CwtElement.DecisionToRefer] };
    public static readonly ClinicalEventField DiagnosticReferralRoute =
        new("diagnosticReferralRoute") { Elements = [CwtElement.DiagnosticRoute] };
    public static readonly ClinicalEventField ReasonForReferral = new("reasonForReferral");
    public static readonly ClinicalEventField QuestionForMdt = new("questionForMdt");

    /// <summary>The day on which the minimum data set was complete or the referral was accepted without it.</summary>
    public static readonly ClinicalEventField CompleteOn = new("completeOn");
    public static readonly ClinicalEventField ServiceRequestedDate = new("serviceRequestedDate");
    public static readonly ClinicalEventField TransferReason = new("transferReason");

    /// <summary>
    /// What a request may send. An event keeps its facts in this order, which the stored fingerprint of a registered pathway
    /// depends on: a new field goes at the end.
    /// </summary>
    public static IReadOnlyList<ClinicalEventField> All { get; } =
    [
        Site, PrimaryIcd10, Laterality, Basis, Morphology, Grade, T, N, M, StageGroup, PrimaryCancerSite, Outcome, Modality, CareSetting,
        EventType, Adjusts, Days, ReasonCode, Reason, To, ClinicalTrial, DelayReason, DecisionDelayReason, ExclusionReason,
    ];

    /// <summary>Facts by field name, without absent values.</summary>
    /// <param name="facts">In the order of storage.</param>
    public static Dictionary<string, string> Facts(params IEnumerable<(ClinicalEventField Field, string? Value)> facts) =>
        facts.Where(fact => fact.Value is not null).ToDictionary(fact => fact.Field.Name, fact => fact.Value!);
}
