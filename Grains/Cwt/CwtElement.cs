namespace InterTrust.Cwt;

/// <summary>The items of a waiting-times record that the hub can fill, by the data dictionary's names.</summary>
internal static class CwtElement
{
    internal const string NhsNumber = "NHS NUMBER";
    internal const string NhsNumberStatus = "NHS NUMBER STATUS INDICATOR CODE";
    internal const string PathwayIdentifier = "PATIENT PATHWAY IDENTIFIER";
    internal const string PathwayIssuer = "ORGANISATION IDENTIFIER (PATIENT PATHWAY IDENTIFIER ISSUER)";
    internal const string SourceOfReferral = "SOURCE OF REFERRAL FOR OUT-PATIENTS";
    internal const string PriorityType = "PRIORITY TYPE CODE";
    internal const string DecisionToRefer = "DECISION TO REFER DATE (CANCER OR BREAST SYMPTOMS)";
    internal const string PeriodStart = "CANCER REFERRAL TO TREATMENT PERIOD START DATE";
    internal const string ReferralType = "TWO WEEK WAIT CANCER OR SYMPTOMATIC BREAST REFERRAL TYPE";
    internal const string Upgrade = "CONSULTANT UPGRADE DATE";
    internal const string UpgradeSite = "ORGANISATION SITE IDENTIFIER (OF PROVIDER CONSULTANT UPGRADE)";
    internal const string FirstSeen = "DATE FIRST SEEN";
    internal const string FirstSeenSite = "ORGANISATION SITE IDENTIFIER (OF PROVIDER FIRST SEEN)";
    internal const string FirstSeenAdjustment = "WAITING TIME ADJUSTMENT (FIRST SEEN)";
    internal const string FirstSeenAdjustmentReason = "WAITING TIME ADJUSTMENT REASON (FIRST SEEN)";
    internal const string DiagnosticRoute = "CANCER DIAGNOSTIC REFERRAL ROUTE";
    internal const string PatientStatus = "CANCER OR SYMPTOMATIC BREAST REFERRAL PATIENT STATUS";
    internal const string Diagnosis = "PRIMARY DIAGNOSIS (ICD)";
    internal const string Laterality = "TUMOUR LATERALITY";
    internal const string TreatmentPeriodStart = "CANCER TREATMENT PERIOD START DATE";
    internal const string DecisionToTreatSite = "ORGANISATION SITE IDENTIFIER (OF PROVIDER CANCER DECISION TO TREAT)";
    internal const string RequestReceived = "REFERRAL REQUEST RECEIVED DATE (INTER-PROVIDER TRANSFER)";
    internal const string ProstateRisk = "PROSTATE CANCER CLINICAL RISK CATEGORY";
    internal const string ToldReason = "CANCER FASTER DIAGNOSIS PATHWAY END REASON";
    internal const string CancerSite = "PRIMARY CANCER SITE (CANCER FASTER DIAGNOSIS PATHWAY)";
    internal const string Told = "CANCER FASTER DIAGNOSIS PATHWAY END DATE";
    internal const string ToldDelay = "CANCER CARE SPELL DELAY REASON (OUTCOME COMMUNICATION CANCER FASTER DIAGNOSIS PATHWAY)";
    internal const string ExclusionReason = "CANCER FASTER DIAGNOSIS PATHWAY EXCLUSION REASON";
    internal const string ToldSite = "ORGANISATION SITE IDENTIFIER (OF CANCER FASTER DIAGNOSIS PATHWAY END DATE)";
    internal const string ServiceRequested = "SERVICE REQUESTED DATE (INTER-PROVIDER TRANSFER)";
    internal const string Referring = "ORGANISATION IDENTIFIER (REFERRING)";
    internal const string Receiving = "ORGANISATION IDENTIFIER (RECEIVING)";
    internal const string ReferringReason = "CANCER TRANSFER REFERRING REASON (INTER-PROVIDER TRANSFER)";
    internal const string Second = ", SECOND TRANSFER";
    internal const string Treatment = "TREATMENT START DATE (CANCER)";
    internal const string TreatmentSite = "ORGANISATION SITE IDENTIFIER (OF PROVIDER CANCER TREATMENT START DATE)";
    internal const string TreatmentEventType = "CANCER TREATMENT EVENT TYPE";
    internal const string Modality = "CANCER TREATMENT MODALITY";
    internal const string ClinicalTrial = "CLINICAL TRIAL INDICATOR";
    internal const string CareSetting = "CANCER CARE SETTING (TREATMENT)";
    internal const string DecisionDelay = "CANCER CARE SPELL DELAY REASON (DECISION TO TREATMENT)";
    internal const string TreatmentAdjustment = "WAITING TIME ADJUSTMENT (TREATMENT)";
    internal const string TreatmentAdjustmentReason = "WAITING TIME ADJUSTMENT REASON (TREATMENT)";
    internal const string ReferralDelay = "CANCER CARE SPELL DELAY REASON (REFERRAL TO TREATMENT)";
    internal const string UpgradeDelay = "CANCER CARE SPELL DELAY REASON (CONSULTANT UPGRADE)";
}
