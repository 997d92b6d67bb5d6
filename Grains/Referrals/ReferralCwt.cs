using InterTrust.Cwt;
using InterTrust.Pathways;
using InterTrust.Reference;
using InterTrust.Reports;
using static InterTrust.Reference.CwtElement;

namespace InterTrust.Referrals;

/// <summary>
/// The waiting-times record of a trust that referred a patient without tracking them in the hub, from the data set that its cancer system
/// sent.
/// </summary>
internal static class ReferralCwt
{
    /// <summary>
    /// Null before the receiver has accepted, and null where the patient was referred on from a pathway: that pathway has the record.
    /// </summary>
    internal static CwtRecord? CreateRecord(Referral state, Period period)
    {
        if (state is not Referral.OnPathway { Data: { OnwardFrom: null } referral } || referral.ReceivedDate > period.To)
            return null;
        var dataSet = referral.DataSet.Value;
        var wait = dataSet.CancerWait;
        var cameIn = referral.Transfers.SkipLast(1).LastOrDefault(transfer => transfer.To == referral.From);
        var stage = new CwtStage
        {
            FirstSeen = wait?.DateFirstSeen,
            FasterDiagnosisEnd = wait?.FasterDiagnosisEndDate,
            Excluded = wait?.FasterDiagnosisEndReason is "03",
            Onward = referral.ReceivedDate,
            SeenElsewhere = cameIn is not null,
        };
        if (stage.Scenario is not { } made || !period.Contains(made.On))
            return null;

        var (requested, received) = (dataSet.Transfer?.ServiceRequestedDate ?? referral.ReceivedDate, cameIn?.Date);
        var adjusted = wait?.FirstSeenAdjustmentDays is > 0;
        var second = cameIn is not null;
        var record = CwtRecords.Create(
            made.Scenario,
            made.On,
            [
                (NhsNumber, dataSet.Patient.NhsNumber.Value),
                (NhsNumberStatus, dataSet.Patient.NhsNumberStatus),
                (CwtElement.PathwayIdentifier, dataSet.Rtt.PathwayIdentifier),
                (PathwayIssuer, dataSet.Rtt.PathwayIssuer),
                (SourceOfReferral, wait?.SourceOfReferral),
                (PriorityType, wait?.PriorityType),
                (DecisionToRefer, wait?.DecisionToReferDate),
                (PeriodStart, wait?.PeriodStartDate),
                (ReferralType, wait?.ReferralType),
                (FirstSeen, wait?.DateFirstSeen),
                (FirstSeenSite, wait?.FirstSeenSite),
                (FirstSeenAdjustment, adjusted ? wait!.FirstSeenAdjustmentDays : null),
                (FirstSeenAdjustmentReason, adjusted ? wait!.FirstSeenAdjustmentReason : null),
                (PatientStatus, wait?.PatientStatus),
                (Diagnosis, dataSet.Diagnosis?.PrimaryIcd10),
                (Laterality, dataSet.Diagnosis?.Laterality),
                (RequestReceived, received),
                (FasterDiagnosisEndReason, wait?.FasterDiagnosisEndReason),
                (CancerSite, wait?.PrimaryCancerSite),
                (FasterDiagnosisEndDate, wait?.FasterDiagnosisEndDate),
                (ServiceRequested, second ? null : requested),
                (Referring, second ? cameIn!.From : referral.From),
                (Receiving, second ? cameIn!.To : referral.To),
                (ReferringReason, second ? null : dataSet.Transfer?.TransferReason),
                (ServiceRequested + Second, second ? requested : null),
                (Referring + Second, second ? referral.From : null),
                (Receiving + Second, second ? referral.To : null),
                (ReferringReason + Second, second ? dataSet.Transfer?.TransferReason : null),
            ],
            new Dictionary<string, bool>
            {
                [FirstSeenAdjustment] = adjusted,
                [FirstSeenAdjustmentReason] = adjusted,
                [ProstateRisk] = dataSet.Diagnosis?.PrimaryIcd10?.StartsWith("C61", StringComparison.Ordinal) is true,
                [Diagnosis] = wait?.FasterDiagnosisEndReason is "01",
                [Laterality] = wait?.FasterDiagnosisEndReason is "01",
                [FasterDiagnosisDelay] = wait?.FasterDiagnosisEndDate?.DayNumber - wait?.PeriodStartDate?.DayNumber
                    > Clocks.Faster28.Limit + (wait?.FirstSeenAdjustmentDays ?? 0),
            });
        return record with { ReferralId = referral.Id };
    }
}
