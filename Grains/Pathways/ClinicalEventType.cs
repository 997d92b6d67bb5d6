namespace InterTrust.Pathways;

/// <summary>One kind of event that can be recorded on a pathway.</summary>
/// <param name="Type">A code of the list pathwayEventType.</param>
internal sealed record ClinicalEventType(string Type)
{
    /// <summary>What must be said of it.</summary>
    internal string[] RequiredFields { get; init; } = [];

    /// <summary>What may be said of it besides.</summary>
    internal string[] OptionalFields { get; init; } = [];

    /// <summary>It happens once on a pathway; of an adjustment, once to each wait. A second one corrects the first.</summary>
    internal bool Once { get; init; }

    /// <summary>It may be said of a day to come.</summary>
    internal bool CanBePlanned { get; init; }

    /// <summary>It belongs to the trust that tracks the pathway; a trust that referred has no say in it.</summary>
    internal bool TrackingTrustOnly { get; init; }

    /// <summary>It comes after the period has started.</summary>
    internal bool WithinPeriod { get; init; }

    internal const string FirstSeen = "firstSeen";
    internal const string ConsultantUpgrade = "consultantUpgrade";
    internal const string Diagnosis = "diagnosis";
    internal const string Staging = "staging";
    internal const string MdtDiscussion = "mdtDiscussion";
    internal const string PatientTold = "patientTold";
    internal const string DecisionToTreat = "decisionToTreat";
    internal const string EarliestClinicallyAppropriateDate = "earliestClinicallyAppropriateDate";
    internal const string TreatmentPlanned = "treatmentPlanned";
    internal const string Treatment = "treatment";
    internal const string Adjustment = "adjustment";
    internal const string Transfer = "transfer";
    internal const string Death = "death";
    internal const string Closed = "closed";

    /// <summary>Which wait an adjustment is of: <see cref="FirstSeen"/> or <see cref="Treatment"/>.</summary>
    internal const string Adjusts = "adjusts";
    internal const string Days = "days";
    internal const string ReasonCode = "reasonCode";
    internal const string CareSetting = "careSetting";
    internal const string EventType = "eventType";
    internal const string To = "to";
    internal const string Reason = "reason";
    internal const string Site = "site";
    internal const string ClinicalTrial = "clinicalTrial";
    internal const string ExclusionReason = "exclusionReason";

    /// <summary>Why Faster Diagnosis ended late; of a treatment, why the 62 days were exceeded.</summary>
    internal const string DelayReason = "delayReason";

    /// <summary>Why the 31 days were exceeded.</summary>
    internal const string DecisionDelayReason = "decisionDelayReason";

    private static readonly ClinicalEventType[] All =
    [
        new(FirstSeen) { OptionalFields = [Site], Once = true, WithinPeriod = true },
        new(ConsultantUpgrade) { OptionalFields = [Site], Once = true, WithinPeriod = true },
        new(Diagnosis) { OptionalFields = ["primaryIcd10", "laterality", "basis", "morphology", "grade"], Once = true },
        new(Staging) { OptionalFields = ["t", "n", "m", "stageGroup"] },
        new(PatientTold) { RequiredFields = [ReasonCode], OptionalFields = ["primaryCancerSite", Site, DelayReason, ExclusionReason], Once = true, WithinPeriod = true },
        new(MdtDiscussion) { OptionalFields = ["outcome", Site], CanBePlanned = true },
        new(DecisionToTreat) { OptionalFields = [Site], TrackingTrustOnly = true, WithinPeriod = true },
        new(EarliestClinicallyAppropriateDate) { Once = true, CanBePlanned = true, TrackingTrustOnly = true, WithinPeriod = true },
        new(TreatmentPlanned) { OptionalFields = ["modality", CareSetting, EventType, Site], CanBePlanned = true, TrackingTrustOnly = true, WithinPeriod = true },
        new(Treatment) { OptionalFields = ["modality", CareSetting, EventType, Site, ClinicalTrial, DelayReason, DecisionDelayReason], TrackingTrustOnly = true, WithinPeriod = true },
        new(Adjustment) { RequiredFields = [Adjusts, Days, ReasonCode], Once = true, WithinPeriod = true },
        new(Transfer) { RequiredFields = [To], TrackingTrustOnly = true, WithinPeriod = true },
        new(Death) { Once = true },
        new(Closed) { RequiredFields = [ReasonCode], OptionalFields = [Reason], Once = true, TrackingTrustOnly = true },
    ];

    internal static ClinicalEventType? Find(string type) => All.FirstOrDefault(kind => kind.Type == type);

    internal static IEnumerable<string> Types => All.Select(kind => kind.Type);

    /// <summary>The list that the reason's code is of, and the codes of it that may stand here.</summary>
    internal static (string List, string[]? Only) Reasons(ClinicalEventDetails what) => what.Type switch
    {
        PatientTold => ("fasterDiagnosisEndReason", null),
        Closed => ("closeReason", null),
        _ when what.Facts.GetValueOrDefault(Adjusts) is FirstSeen => ("firstSeenAdjustmentReason", ["3"]),
        _ => ("treatmentAdjustmentReason", ["6", "7", "8"]),
    };
}
