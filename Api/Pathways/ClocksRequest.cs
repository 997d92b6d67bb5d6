using InterTrust.Http;
using InterTrust.Identity;
using InterTrust.Json;

namespace InterTrust.Pathways;

/// <summary>The dates of a real or an assumed pathway, to calculate clocks for.</summary>
public sealed record ClocksRequest : IRequest<ClocksRequest>
{
    /// <summary>CANCER REFERRAL TO TREATMENT PERIOD START DATE.</summary>
    public required DateOnly PeriodStart { get; init; }

    /// <summary>CONSULTANT UPGRADE DATE, on an upgrade pathway.</summary>
    public DateOnly? ConsultantUpgradeDate { get; init; }

    /// <summary>DATE FIRST SEEN.</summary>
    public DateOnly? DateFirstSeen { get; init; }

    /// <summary>WAITING TIME ADJUSTMENT (FIRST SEEN), in days.</summary>
    [Number(0, 999)]
    public int? FirstSeenAdjustmentDays { get; init; }

    /// <summary>The transfers between trusts, oldest first.</summary>
    [Items(0, 10)]
    public IReadOnlyList<TransferRequest>? Transfers { get; init; }

    /// <summary>The day of the decision to treat.</summary>
    public DateOnly? DecisionToTreat { get; init; }

    /// <summary>The earliest clinically appropriate date.</summary>
    public DateOnly? EarliestClinicallyAppropriateDate { get; init; }

    /// <summary>The day on which the first definitive treatment started or would start.</summary>
    public DateOnly? TreatmentStart { get; init; }

    /// <summary>WAITING TIME ADJUSTMENT (TREATMENT), in days; it counts for an ordinary admission or a day case.</summary>
    [Number(0, 999)]
    public int? TreatmentAdjustmentDays { get; init; }

    /// <summary>CANCER CARE SETTING (TREATMENT).</summary>
    [Code("careSetting")]
    public string? CareSetting { get; init; }

    /// <summary>The day on which the patient was told the diagnosis, or cancer was excluded.</summary>
    public DateOnly? PatientTold { get; init; }

    /// <summary>The trust that the patient was first referred to.</summary>
    public required OdsCode Investigating { get; init; }

    /// <summary>The trust that treats the patient.</summary>
    public required OdsCode Treating { get; init; }

    /// <summary>The day to calculate for; today when absent.</summary>
    public DateOnly? AsOf { get; init; }

    internal ClockFacts Facts => new()
    {
        PeriodStart = PeriodStart,
        ConsultantUpgradeDate = ConsultantUpgradeDate,
        DateFirstSeen = DateFirstSeen,
        FirstSeenAdjustmentDays = FirstSeenAdjustmentDays ?? 0,
        Transfers = [.. (Transfers ?? []).Select(transfer => transfer.Transfer)],
        DecisionToTreat = DecisionToTreat,
        EarliestClinicallyAppropriateDate = EarliestClinicallyAppropriateDate,
        TreatmentStart = TreatmentStart,
        TreatmentAdjustmentDays = TreatmentAdjustmentDays ?? 0,
        CareSetting = CareSetting,
        PatientTold = PatientTold,
        Investigating = Investigating,
        Treating = Treating,
    };
}
