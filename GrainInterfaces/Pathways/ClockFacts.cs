using InterTrust.Identity;

namespace InterTrust.Pathways;

/// <summary>Everything that clocks and breach allocation depend on; days in Europe/London.</summary>
[GenerateSerializer, Immutable, Alias("clock.facts")]
public sealed record ClockFacts
{
    /// <summary>CANCER REFERRAL TO TREATMENT PERIOD START DATE.</summary>
    [Id(0)] public required DateOnly PeriodStart { get; init; }

    /// <summary>CONSULTANT UPGRADE DATE, on an upgrade pathway.</summary>
    [Id(1)] public DateOnly? ConsultantUpgradeDate { get; init; }

    /// <summary>DATE FIRST SEEN.</summary>
    [Id(2)] public DateOnly? DateFirstSeen { get; init; }

    /// <summary>WAITING TIME ADJUSTMENT (FIRST SEEN), in days: a first appointment that the patient did not attend.</summary>
    [Id(3)] public int FirstSeenAdjustmentDays { get; init; }

    /// <summary>The patient's transfers between trusts, oldest first.</summary>
    [Id(4)] public IReadOnlyList<Transfer> Transfers { get; init; } = [];

    /// <summary>DECISION TO TREAT DATE.</summary>
    [Id(5)] public DateOnly? DecisionToTreat { get; init; }

    /// <summary>EARLIEST CLINICALLY APPROPRIATE DATE.</summary>
    [Id(6)] public DateOnly? EarliestClinicallyAppropriateDate { get; init; }

    /// <summary>The day on which the first definitive treatment started.</summary>
    [Id(7)] public DateOnly? TreatmentStart { get; init; }

    /// <summary>WAITING TIME ADJUSTMENT (TREATMENT), in days.</summary>
    [Id(8)] public int TreatmentAdjustmentDays { get; init; }

    /// <summary>CANCER CARE SETTING (TREATMENT).</summary>
    [Id(9)] public string? CareSetting { get; init; }

    /// <summary>CANCER FASTER DIAGNOSIS PATHWAY END DATE: the patient was informed of the diagnosis, or cancer was excluded.</summary>
    [Id(10)] public DateOnly? PatientTold { get; init; }

    /// <summary>The trust that the patient was first referred to.</summary>
    [Id(11)] public required OdsCode Investigating { get; init; }

    /// <summary>The trust that treats.</summary>
    [Id(12)] public required OdsCode Treating { get; init; }
}
