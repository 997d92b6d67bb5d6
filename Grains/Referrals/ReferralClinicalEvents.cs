using System.Globalization;
using InterTrust.Calendar;
using InterTrust.DataSet;
using InterTrust.Pathways;
using static InterTrust.Pathways.ClinicalEventField;
using static InterTrust.Pathways.ClinicalEvents;

namespace InterTrust.Referrals;

/// <summary>
/// The events that a referral adds to a pathway, from its data set. Treatment is awaited, and so is a diagnosis without a date.
/// </summary>
internal static class ReferralClinicalEvents
{
    internal static IReadOnlyList<ClinicalEvent> From(ReferralData referral)
    {
        var source = new ClinicalEventSource(referral.From, referral.Id);
        var data = referral.DataSet.Value;
        return
        [
            new("", ClinicalEventType.Referral, referral.ReceivedDate, false, source, Facts(
                (PeriodStartDate, FormatDay(data.CancerWait?.PeriodStartDate ?? data.Rtt.PeriodStartDate)),
                (DecisionToReferDate, FormatDay(data.Transfer?.DecisionToReferDate)),
                (NhsNumberStatus, data.Patient.NhsNumberStatus),
                (SourceOfReferral, data.CancerWait?.SourceOfReferral),
                (PriorityType, data.CancerWait?.PriorityType),
                (ReferralType, data.CancerWait?.ReferralType),
                (CancerDecisionToReferDate, FormatDay(data.CancerWait?.DecisionToReferDate)),
                (ReasonForReferral, data.Questions?.ReasonForReferral),
                (QuestionForMdt, data.Questions?.QuestionForMdt))),
            new("", ClinicalEventType.Diagnosis, data.Diagnosis?.DiagnosisDate, data.Diagnosis?.DiagnosisDate is null, source, Facts(
                (PrimaryIcd10, data.Diagnosis?.PrimaryIcd10),
                (Laterality, data.Diagnosis?.Laterality),
                (Basis, data.Diagnosis?.Basis),
                (Morphology, data.Diagnosis?.Morphology),
                (Grade, data.Diagnosis?.Grade),
                (T, data.Staging?.T),
                (N, data.Staging?.N),
                (M, data.Staging?.M),
                (StageGroup, data.Staging?.StageGroup))),
            new("", ClinicalEventType.Treatment, null, true, source, Facts()),
            .. WaitingTimeEvents(data.CancerWait, source),
        ];
    }

    /// <summary>The waiting-times items that the referring trust sent.</summary>
    private static IEnumerable<ClinicalEvent> WaitingTimeEvents(EnfCancerWait? wait, ClinicalEventSource source)
    {
        if (wait?.DateFirstSeen is { } firstSeen)
            yield return new("", ClinicalEventType.FirstSeen, firstSeen, false, source, Facts((Site, wait.FirstSeenSite)));
        if (wait is { DateFirstSeen: { } seen, FirstSeenAdjustmentDays: { } days and > 0, FirstSeenAdjustmentReason: "3" })
            yield return new("", ClinicalEventType.Adjustment, seen, false, source, Facts(
                (Adjusts, ClinicalEventType.FirstSeen),
                (Days, days.ToString(CultureInfo.InvariantCulture)),
                (ReasonCode, wait.FirstSeenAdjustmentReason)));
        if (wait?.ConsultantUpgradeDate is { } upgrade)
            yield return new("", ClinicalEventType.ConsultantUpgrade, upgrade, false, source, Facts((Site, wait.UpgradeSite)));
        if (wait?.FasterDiagnosisEndDate is { } told)
            yield return new("", ClinicalEventType.PatientTold, told, false, source, Facts(
                (ReasonCode, wait.FasterDiagnosisEndReason), (PrimaryCancerSite, wait.PrimaryCancerSite)));
    }

    /// <summary>The transfer by an accepted referral, for the pathway that the patient was referred on from.</summary>
    internal static ClinicalEvent OnwardTransfer(Referral.OnPathway settled)
    {
        var (referral, transfer) = (settled.Data, settled.Data.DataSet.Value.Transfer);
        return new("", ClinicalEventType.Transfer, referral.ReceivedDate, false, new(referral.From, referral.Id), Facts(
            (To, referral.To.Value),
            (CompleteOn, FormatDay(referral.Assessment.Completeness.CompleteSince ?? LondonTime.Day(settled.Acceptance.At))),
            (ServiceRequestedDate, FormatDay(transfer?.ServiceRequestedDate)),
            (TransferReason, transfer?.TransferReason)));
    }
}
