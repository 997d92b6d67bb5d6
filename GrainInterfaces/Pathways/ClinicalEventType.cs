#pragma warning disable CS1591 // The code list pathwayEventType says what each type is.
using InterTrust.Reference;
using static InterTrust.Pathways.ClinicalEventField;

namespace InterTrust.Pathways;

/// <summary>A type of clinical event: one row of the table that the rules, the form, the history and the records read.</summary>
/// <param name="Type">A code of the list <see cref="CodeList"/>.</param>
public sealed record ClinicalEventType(string Type)
{
    public const string CodeList = "pathwayEventType";

    public const string Referral = "referral";
    public const string FirstSeen = "firstSeen";
    public const string ConsultantUpgrade = "consultantUpgrade";
    public const string Diagnosis = "diagnosis";
    public const string Staging = "staging";
    public const string PatientTold = "patientTold";
    public const string MdtDiscussion = "mdtDiscussion";
    public const string DecisionToTreat = "decisionToTreat";
    public const string EarliestClinicallyAppropriateDate = "earliestClinicallyAppropriateDate";
    public const string TreatmentPlanned = "treatmentPlanned";
    public const string Treatment = "treatment";
    public const string Adjustment = "adjustment";
    public const string Transfer = "transfer";
    public const string Death = "death";
    public const string Closed = "closed";

    /// <summary>The fields that must be given, in the order of the form.</summary>
    public IReadOnlyList<ClinicalEventField> Required { get; init; } = [];

    /// <summary>The fields that may be given as well.</summary>
    public IReadOnlyList<ClinicalEventField> Optional { get; init; } = [];

    /// <summary>Whether it happens once on a pathway; an adjustment, once for each wait. A second one must be a correction.</summary>
    public bool Once { get; init; }

    /// <summary>Whether it may be recorded for a future day.</summary>
    public bool CanBePlanned { get; init; }

    /// <summary>Whether only the tracking trust may record it.</summary>
    public bool TrackingTrustOnly { get; init; }

    /// <summary>Whether it must be after the period start.</summary>
    public bool WithinPeriod { get; init; }

    /// <summary>Whether every patient has it before the first treatment: the worklist names the first one that is missing.</summary>
    public bool IsMilestone { get; init; }

    /// <summary>Whether a waiting-times record reports its day.</summary>
    public bool IsReported { get; init; }

    /// <summary>In clinical order.</summary>
    public static IReadOnlyList<ClinicalEventType> All { get; } =
    [
        new(FirstSeen)
        {
            Optional = [Site with { Elements = [CwtElement.FirstSeenSite] }],
            Once = true, WithinPeriod = true, IsReported = true,
        },
        new(ConsultantUpgrade)
        {
            Optional = [Site with { Elements = [CwtElement.UpgradeSite] }],
            Once = true, WithinPeriod = true,
        },
        new(Diagnosis)
        {
            Optional = [PrimaryIcd10, Laterality, Basis, Morphology, Grade],
            Once = true, IsMilestone = true,
        },
        new(Staging)
        {
            Optional = [T, N, M, StageGroup],
            IsMilestone = true,
        },
        new(PatientTold)
        {
            Required =
            [
                ReasonCode with { Label = "Told, or excluded", List = "fasterDiagnosisEndReason", Elements = [CwtElement.FasterDiagnosisEndReason] },
            ],
            Optional =
            [
                PrimaryCancerSite,
                ExclusionReason,
                Site with { Elements = [CwtElement.FasterDiagnosisEndSite] },
                DelayReason with { Elements = [CwtElement.FasterDiagnosisDelay] },
            ],
            Once = true, WithinPeriod = true, IsMilestone = true, IsReported = true,
        },
        new(MdtDiscussion)
        {
            Optional = [Outcome, Site],
            CanBePlanned = true, IsMilestone = true,
        },
        new(DecisionToTreat)
        {
            Optional = [Site with { Elements = [CwtElement.DecisionToTreatSite] }],
            TrackingTrustOnly = true, WithinPeriod = true, IsMilestone = true, IsReported = true,
        },
        new(EarliestClinicallyAppropriateDate)
        {
            Once = true, CanBePlanned = true, TrackingTrustOnly = true, WithinPeriod = true,
        },
        new(TreatmentPlanned)
        {
            Optional = [Modality, CareSetting, EventType, Site],
            CanBePlanned = true, TrackingTrustOnly = true, WithinPeriod = true,
        },
        new(Treatment)
        {
            Optional =
            [
                Modality,
                CareSetting,
                EventType,
                Site with { Elements = [CwtElement.TreatmentSite] },
                ClinicalTrial,
                DelayReason with { Elements = [CwtElement.ReferralDelay, CwtElement.UpgradeDelay] },
                DecisionDelayReason,
            ],
            TrackingTrustOnly = true, WithinPeriod = true, IsMilestone = true, IsReported = true,
        },
        new(Adjustment)
        {
            Required = [Adjusts, Days, ReasonCode],
            Once = true, WithinPeriod = true,
        },
        new(Transfer)
        {
            Required = [To],
            TrackingTrustOnly = true, WithinPeriod = true, IsReported = true,
        },
        new(Death)
        {
            Once = true,
        },
        new(Closed)
        {
            Required = [ReasonCode with { Label = "Reason", List = "closeReason" }],
            Optional = [Reason],
            Once = true, TrackingTrustOnly = true,
        },
    ];

    /// <summary>The first event of every pathway. It comes with a referral or a registration; no trust records it later.</summary>
    private static readonly ClinicalEventType OfReferral = new(Referral)
    {
        Optional = [NhsNumberStatus, SourceOfReferral, PriorityType, ReferralType, CancerDecisionToReferDate, DiagnosticReferralRoute],
    };

    private static readonly ClinicalEventField[] OfFirstSeenAdjustment =
    [
        Adjusts,
        Days with { Elements = [CwtElement.FirstSeenAdjustment] },
        ReasonCode with { List = "firstSeenAdjustmentReason", Codes = ["3"], Elements = [CwtElement.FirstSeenAdjustmentReason] },
    ];

    private static readonly ClinicalEventField[] OfTreatmentAdjustment =
    [
        Adjusts,
        Days with { Elements = [CwtElement.TreatmentAdjustment] },
        ReasonCode with { List = "treatmentAdjustmentReason", Codes = ["6", "7", "8"], Elements = [CwtElement.TreatmentAdjustmentReason] },
    ];

    /// <summary>All its fields, in the order of the form.</summary>
    public IReadOnlyList<ClinicalEventField> Fields => [.. Required, .. Optional];

    /// <summary>The type that can be recorded under this name; null where there is none.</summary>
    /// <param name="type">A code of the list <see cref="CodeList"/>.</param>
    public static ClinicalEventType? Find(string? type) => All.FirstOrDefault(row => row.Type == type);

    /// <summary>The fields of an event. Those of an adjustment depend on the wait that it adjusts.</summary>
    /// <param name="type">Its type.</param>
    /// <param name="facts">Its facts.</param>
    public static IReadOnlyList<ClinicalEventField> FieldsOf(string type, IReadOnlyDictionary<string, string> facts) => type switch
    {
        Referral => OfReferral.Fields,
        Adjustment => facts.GetValueOrDefault(Adjusts.Name) is FirstSeen ? OfFirstSeenAdjustment : OfTreatmentAdjustment,
        _ => Find(type)?.Fields ?? [],
    };

    /// <summary>The label of a type of event on a screen.</summary>
    /// <param name="type">Its type.</param>
    public static string LabelOf(string type) => type is Referral ? "Referral" : CodeLists.Find(CodeList)!.Label(type) ?? type;
}
