namespace InterTrust.Pathways;

/// <summary>One kind of event that can be recorded on a pathway.</summary>
/// <param name="Type">A code of the list pathwayEventType.</param>
internal sealed record HappeningKind(string Type)
{
    /// <summary>What must be said of it.</summary>
    internal string[] Needs { get; init; } = [];

    /// <summary>What may be said of it besides.</summary>
    internal string[] May { get; init; } = [];

    /// <summary>It happens once on a pathway; of an adjustment, once to each wait. A second one corrects the first.</summary>
    internal bool Once { get; init; }

    /// <summary>It may be said of a day to come.</summary>
    internal bool MayLieAhead { get; init; }

    /// <summary>It belongs to the trust that tracks the pathway; a trust that referred has no say in it.</summary>
    internal bool OfTheTracker { get; init; }

    /// <summary>It comes after the period has started.</summary>
    internal bool OfThePeriod { get; init; }

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

    private static readonly HappeningKind[] Kinds =
    [
        new(FirstSeen) { May = [Site], Once = true, OfThePeriod = true },
        new(ConsultantUpgrade) { May = [Site], Once = true, OfThePeriod = true },
        new(Diagnosis) { May = ["primaryIcd10", "laterality", "basis", "morphology", "grade"], Once = true },
        new(Staging) { May = ["t", "n", "m", "stageGroup"] },
        new(PatientTold) { Needs = [ReasonCode], May = ["primaryCancerSite", Site, DelayReason, ExclusionReason], Once = true, OfThePeriod = true },
        new(MdtDiscussion) { May = ["outcome", Site], MayLieAhead = true },
        new(DecisionToTreat) { May = [Site], OfTheTracker = true, OfThePeriod = true },
        new(EarliestClinicallyAppropriateDate) { Once = true, MayLieAhead = true, OfTheTracker = true, OfThePeriod = true },
        new(TreatmentPlanned) { May = ["modality", CareSetting, EventType, Site], MayLieAhead = true, OfTheTracker = true, OfThePeriod = true },
        new(Treatment) { May = ["modality", CareSetting, EventType, Site, ClinicalTrial, DelayReason, DecisionDelayReason], OfTheTracker = true, OfThePeriod = true },
        new(Adjustment) { Needs = [Adjusts, Days, ReasonCode], Once = true, OfThePeriod = true },
        new(Transfer) { Needs = [To], OfTheTracker = true, OfThePeriod = true },
        new(Death) { Once = true },
        new(Closed) { Needs = [ReasonCode], May = [Reason], Once = true, OfTheTracker = true },
    ];

    internal static HappeningKind? Find(string type) => Kinds.FirstOrDefault(kind => kind.Type == type);

    internal static IEnumerable<string> Types => Kinds.Select(kind => kind.Type);

    /// <summary>The list that the reason's code is of, and the codes of it that may stand here.</summary>
    internal static (string List, string[]? Only) Reasons(Happening what) => what.Type switch
    {
        PatientTold => ("fasterDiagnosisEndReason", null),
        Closed => ("closeReason", null),
        _ when what.Facts.GetValueOrDefault(Adjusts) is FirstSeen => ("firstSeenAdjustmentReason", ["3"]),
        _ => ("treatmentAdjustmentReason", ["6", "7", "8"]),
    };
}
