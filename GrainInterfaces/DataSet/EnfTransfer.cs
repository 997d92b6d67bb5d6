using InterTrust.Identity;
using InterTrust.Json;

namespace InterTrust.DataSet;

/// <summary>The transfer itself.</summary>
public sealed record EnfTransfer : EnfPart
{
    /// <summary>REFERRAL RAISED REASON (INTER-PROVIDER TRANSFER). What the receiver is asked to do.</summary>
    [Element("REFERRAL RAISED REASON (INTER-PROVIDER TRANSFER)"), Code("raisedReason"), Minimum]
    public string? RaisedReason { get; init; }

    /// <summary>CANCER TRANSFER REFERRING REASON (INTER-PROVIDER TRANSFER). What the patient is transferred for.</summary>
    [Element("CANCER TRANSFER REFERRING REASON (INTER-PROVIDER TRANSFER)"), Code("transferReason")]
    public string? TransferReason { get; init; }

    /// <summary>DECISION TO REFER DATE (INTER-PROVIDER TRANSFER). The day of the decision; the data set is due within 48 hours.</summary>
    [Element("DECISION TO REFER DATE (INTER-PROVIDER TRANSFER)"), Minimum]
    public DateOnly? DecisionToReferDate { get; init; }

    /// <summary>SERVICE REQUESTED DATE (INTER-PROVIDER TRANSFER). The day on which the service was requested.</summary>
    [Element("SERVICE REQUESTED DATE (INTER-PROVIDER TRANSFER)"), Minimum, Cwt]
    public DateOnly? ServiceRequestedDate { get; init; }

    /// <summary>A clinical letter was sent as well: the six key items then make the data set complete.</summary>
    [Element(ElementAttribute.Ours)]
    public bool? ClinicalLetterSent { get; init; }

    /// <summary>ORGANISATION CODE (ON PATHWAY). Every organisation on the patient's pathway so far, in order.</summary>
    [Element("ORGANISATION CODE (ON PATHWAY)"), Items(1, 20), Minimum]
    public IReadOnlyList<OdsCode>? OrganisationsOnPathway { get; init; }
}

/// <summary>The referral-to-treatment period.</summary>
public sealed record EnfRtt : EnfPart
{
    /// <summary>PATIENT PATHWAY IDENTIFIER. Unique with its issuer.</summary>
    [Element("PATIENT PATHWAY IDENTIFIER"), Text(20), Key, Minimum, Cwt]
    public required string PathwayIdentifier { get; init; }

    /// <summary>ORGANISATION CODE (PATIENT PATHWAY IDENTIFIER ISSUER). Any ODS code; it need not be in the directory.</summary>
    [Element("ORGANISATION CODE (PATIENT PATHWAY IDENTIFIER ISSUER)"), Key, Minimum, Cwt]
    public required OdsCode PathwayIssuer { get; init; }

    /// <summary>REFERRAL TO TREATMENT PERIOD STATUS (INTER-PROVIDER TRANSFER). The state of the clock.</summary>
    [Element("REFERRAL TO TREATMENT PERIOD STATUS (INTER-PROVIDER TRANSFER)"), Code("periodStatus"), Key, Minimum]
    public required string PeriodStatus { get; init; }

    /// <summary>REFERRAL TO TREATMENT PERIOD START DATE. The day on which the clock started.</summary>
    [Element("REFERRAL TO TREATMENT PERIOD START DATE"), Key, Minimum]
    public required DateOnly PeriodStartDate { get; init; }
}

/// <summary>The cancer waiting-times record, as far as the referring trust has it.</summary>
public sealed record EnfCancerWait : EnfPart
{
    /// <summary>SOURCE OF REFERRAL FOR OUT-PATIENTS. The source of the first referral.</summary>
    [Element("SOURCE OF REFERRAL FOR OUT-PATIENTS"), Code("sourceOfReferral"), Cwt]
    public string? SourceOfReferral { get; init; }

    /// <summary>PRIORITY TYPE CODE. The priority of the first referral.</summary>
    [Element("PRIORITY TYPE CODE"), Code("priorityType"), Cwt]
    public string? PriorityType { get; init; }

    /// <summary>DECISION TO REFER DATE (CANCER OR BREAST SYMPTOMS). The day on which the first referrer decided, usually the GP.</summary>
    [Element("DECISION TO REFER DATE (CANCER OR BREAST SYMPTOMS)"), Cwt(IfApplicable = true)]
    public DateOnly? DecisionToReferDate { get; init; }

    /// <summary>CANCER REFERRAL TO TREATMENT PERIOD START DATE. Day 0, unless the pathway was upgraded.</summary>
    [Element("CANCER REFERRAL TO TREATMENT PERIOD START DATE"), Cwt]
    public DateOnly? PeriodStartDate { get; init; }

    /// <summary>TWO WEEK WAIT CANCER OR SYMPTOMATIC BREAST REFERRAL TYPE. What was suspected.</summary>
    [Element("TWO WEEK WAIT CANCER OR SYMPTOMATIC BREAST REFERRAL TYPE"), Code("referralType"), Cwt]
    public string? ReferralType { get; init; }

    /// <summary>CONSULTANT UPGRADE DATE. Day 0 on an upgrade pathway.</summary>
    [Element("CONSULTANT UPGRADE DATE")]
    public DateOnly? ConsultantUpgradeDate { get; init; }

    /// <summary>ORGANISATION SITE IDENTIFIER (OF PROVIDER CONSULTANT UPGRADE). The site of the upgrade.</summary>
    [Element("ORGANISATION SITE IDENTIFIER (OF PROVIDER CONSULTANT UPGRADE)"), Format(StringFormat.SiteCode)]
    public string? UpgradeSite { get; init; }

    /// <summary>DATE FIRST SEEN. The first appointment.</summary>
    [Element("DATE FIRST SEEN"), Cwt]
    public DateOnly? DateFirstSeen { get; init; }

    /// <summary>ORGANISATION SITE IDENTIFIER (OF PROVIDER FIRST SEEN). The site of the first appointment.</summary>
    [Element("ORGANISATION SITE IDENTIFIER (OF PROVIDER FIRST SEEN)"), Format(StringFormat.SiteCode), Cwt]
    public string? FirstSeenSite { get; init; }

    /// <summary>WAITING TIME ADJUSTMENT (FIRST SEEN). The days to deduct from the wait.</summary>
    [Element("WAITING TIME ADJUSTMENT (FIRST SEEN)"), Number(0, 999)]
    public int? FirstSeenAdjustmentDays { get; init; }

    /// <summary>WAITING TIME ADJUSTMENT REASON (FIRST SEEN). Why they are deducted.</summary>
    [Element("WAITING TIME ADJUSTMENT REASON (FIRST SEEN)"), Code("firstSeenAdjustmentReason")]
    public string? FirstSeenAdjustmentReason { get; init; }

    /// <summary>CANCER OR SYMPTOMATIC BREAST REFERRAL PATIENT STATUS. The patient's status on the pathway.</summary>
    [Element("CANCER OR SYMPTOMATIC BREAST REFERRAL PATIENT STATUS"), Code("patientStatus"), Cwt]
    public string? PatientStatus { get; init; }

    /// <summary>CANCER FASTER DIAGNOSIS PATHWAY END DATE. The day on which the patient was informed, or excluded.</summary>
    [Element("CANCER FASTER DIAGNOSIS PATHWAY END DATE")]
    public DateOnly? FasterDiagnosisEndDate { get; init; }

    /// <summary>CANCER FASTER DIAGNOSIS PATHWAY END REASON. The outcome on that day.</summary>
    [Element("CANCER FASTER DIAGNOSIS PATHWAY END REASON"), Code("fasterDiagnosisEndReason")]
    public string? FasterDiagnosisEndReason { get; init; }

    /// <summary>PRIMARY CANCER SITE (CANCER FASTER DIAGNOSIS PATHWAY). The site that was found.</summary>
    [Element("PRIMARY CANCER SITE (CANCER FASTER DIAGNOSIS PATHWAY)"), Code("primaryCancerSite")]
    public string? PrimaryCancerSite { get; init; }
}
