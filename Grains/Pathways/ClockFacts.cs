using InterTrust.Identity;
using InterTrust.Referrals;

namespace InterTrust.Pathways;

/// <summary>The dates that clocks and allocation follow from; days in Europe/London. Nothing else of a pathway matters to them.</summary>
public sealed record ClockFacts
{
    /// <summary>CANCER REFERRAL TO TREATMENT PERIOD START DATE.</summary>
    public required DateOnly PeriodStart { get; init; }

    /// <summary>CONSULTANT UPGRADE DATE, on an upgrade pathway.</summary>
    public DateOnly? ConsultantUpgradeDate { get; init; }

    /// <summary>DATE FIRST SEEN.</summary>
    public DateOnly? DateFirstSeen { get; init; }

    /// <summary>WAITING TIME ADJUSTMENT (FIRST SEEN), in days: a first appointment that the patient did not attend.</summary>
    public int FirstSeenAdjustmentDays { get; init; }

    /// <summary>The patient's way between trusts, oldest first.</summary>
    public IReadOnlyList<Transfer> Transfers { get; init; } = [];

    /// <summary>DECISION TO TREAT DATE.</summary>
    public DateOnly? DecisionToTreat { get; init; }

    /// <summary>EARLIEST CLINICALLY APPROPRIATE DATE.</summary>
    public DateOnly? EarliestClinicallyAppropriateDate { get; init; }

    /// <summary>The day on which the first definitive treatment started.</summary>
    public DateOnly? TreatmentStart { get; init; }

    /// <summary>WAITING TIME ADJUSTMENT (TREATMENT), in days.</summary>
    public int TreatmentAdjustmentDays { get; init; }

    /// <summary>CANCER CARE SETTING (TREATMENT).</summary>
    public string? CareSetting { get; init; }

    /// <summary>The end of Faster Diagnosis: the patient was told, or excluded.</summary>
    public DateOnly? PatientTold { get; init; }

    /// <summary>The trust that the patient was first referred to.</summary>
    public required OdsCode Investigating { get; init; }

    /// <summary>The trust that treats.</summary>
    public required OdsCode Treating { get; init; }

    /// <summary>What had happened by this day, and nothing of what came later or is planned.</summary>
    public ClockFacts AsOf(DateOnly day)
    {
        return this with
        {
            ConsultantUpgradeDate = By(ConsultantUpgradeDate),
            DateFirstSeen = By(DateFirstSeen),
            Transfers = [.. Transfers.Where(transfer => transfer.Date <= day)],
            DecisionToTreat = By(DecisionToTreat),
            EarliestClinicallyAppropriateDate = By(EarliestClinicallyAppropriateDate),
            TreatmentStart = By(TreatmentStart),
            PatientTold = By(PatientTold),
        };

        DateOnly? By(DateOnly? date) => date <= day ? date : null;
    }

    /// <summary>Day 0 of the 38 and the 62 days.</summary>
    internal DateOnly Start => ConsultantUpgradeDate ?? PeriodStart;

    internal string StartsWith => ConsultantUpgradeDate is null ? "period start" : "consultant upgrade";

    /// <summary>Days that do not count because of the first appointment; of an upgrade after it they lie before the clock.</summary>
    internal int FirstSeenOff => ConsultantUpgradeDate > DateFirstSeen ? 0 : FirstSeenAdjustmentDays;

    /// <summary>Days that do not count because of the treatment; only an ordinary admission or a day case is adjusted.</summary>
    internal int TreatmentOff => CareSetting is "01" or "02" ? TreatmentAdjustmentDays : 0;

    /// <summary>The last transfer into the treating trust.</summary>
    internal DateOnly? HandedOver => Transfers.LastOrDefault(transfer => transfer.To == Treating)?.Date;
}
