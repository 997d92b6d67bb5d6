#pragma warning disable CS1591 // The data dictionary's names document themselves.
namespace InterTrust.Reference;

/// <summary>The items of a waiting-times record that the hub can fill, by the data dictionary's names.</summary>
public static class CwtElement
{
    public const string NhsNumber = "NHS NUMBER";
    public const string NhsNumberStatus = "NHS NUMBER STATUS INDICATOR CODE";
    public const string PathwayIdentifier = "PATIENT PATHWAY IDENTIFIER";
    public const string PathwayIssuer = "ORGANISATION IDENTIFIER (PATIENT PATHWAY IDENTIFIER ISSUER)";
    public const string SourceOfReferral = "SOURCE OF REFERRAL FOR OUT-PATIENTS";
    public const string PriorityType = "PRIORITY TYPE CODE";
    public const string DecisionToRefer = "DECISION TO REFER DATE (CANCER OR BREAST SYMPTOMS)";
    public const string PeriodStart = "CANCER REFERRAL TO TREATMENT PERIOD START DATE";
    public const string ReferralType = "TWO WEEK WAIT CANCER OR SYMPTOMATIC BREAST REFERRAL TYPE";
    public const string Upgrade = "CONSULTANT UPGRADE DATE";
    public const string UpgradeSite = "ORGANISATION SITE IDENTIFIER (OF PROVIDER CONSULTANT UPGRADE)";
    public const string FirstSeen = "DATE FIRST SEEN";
    public const string FirstSeenSite = "ORGANISATION SITE IDENTIFIER (OF PROVIDER FIRST SEEN)";
    public const string FirstSeenAdjustment = "WAITING TIME ADJUSTMENT (FIRST SEEN)";
    public const string FirstSeenAdjustmentReason = "WAITING TIME ADJUSTMENT REASON (FIRST SEEN)";
    public const string DiagnosticRoute = "CANCER DIAGNOSTIC REFERRAL ROUTE";
    public const string PatientStatus = "CANCER OR SYMPTOMATIC BREAST REFERRAL PATIENT STATUS";
    public const string Diagnosis = "PRIMARY DIAGNOSIS (ICD)";
    public const string Laterality = "TUMOUR LATERALITY";
    public const string TreatmentPeriodStart = "CANCER TREATMENT PERIOD START DATE";
    public const string DecisionToTreatSite = "ORGANISATION SITE IDENTIFIER (OF PROVIDER CANCER DECISION TO TREAT)";
    public const string RequestReceived = "REFERRAL REQUEST RECEIVED DATE (INTER-PROVIDER TRANSFER)";
    public const string ProstateRisk = "PROSTATE CANCER CLINICAL RISK CATEGORY";
    public const string FasterDiagnosisEndReason = "CANCER FASTER DIAGNOSIS PATHWAY END REASON";
    public const string CancerSite = "PRIMARY CANCER SITE (CANCER FASTER DIAGNOSIS PATHWAY)";
    public const string FasterDiagnosisEndDate = "CANCER FASTER DIAGNOSIS PATHWAY END DATE";
    public const string FasterDiagnosisDelay = "CANCER CARE SPELL DELAY REASON (OUTCOME COMMUNICATION CANCER FASTER DIAGNOSIS PATHWAY)";
    public const string ExclusionReason = "CANCER FASTER DIAGNOSIS PATHWAY EXCLUSION REASON";
    public const string FasterDiagnosisEndSite = "ORGANISATION SITE IDENTIFIER (OF CANCER FASTER DIAGNOSIS PATHWAY END DATE)";
    public const string ServiceRequested = "SERVICE REQUESTED DATE (INTER-PROVIDER TRANSFER)";
    public const string Referring = "ORGANISATION IDENTIFIER (REFERRING)";
    public const string Receiving = "ORGANISATION IDENTIFIER (RECEIVING)";
    public const string ReferringReason = "CANCER TRANSFER REFERRING REASON (INTER-PROVIDER TRANSFER)";
    public const string Second = ", SECOND TRANSFER";
    public const string Treatment = "TREATMENT START DATE (CANCER)";
    public const string TreatmentSite = "ORGANISATION SITE IDENTIFIER (OF PROVIDER CANCER TREATMENT START DATE)";
    public const string TreatmentEventType = "CANCER TREATMENT EVENT TYPE";
    public const string Modality = "CANCER TREATMENT MODALITY";
    public const string ClinicalTrial = "CLINICAL TRIAL INDICATOR";
    public const string CareSetting = "CANCER CARE SETTING (TREATMENT)";
    public const string DecisionDelay = "CANCER CARE SPELL DELAY REASON (DECISION TO TREATMENT)";
    public const string TreatmentAdjustment = "WAITING TIME ADJUSTMENT (TREATMENT)";
    public const string TreatmentAdjustmentReason = "WAITING TIME ADJUSTMENT REASON (TREATMENT)";
    public const string ReferralDelay = "CANCER CARE SPELL DELAY REASON (REFERRAL TO TREATMENT)";
    public const string UpgradeDelay = "CANCER CARE SPELL DELAY REASON (CONSULTANT UPGRADE)";
}
