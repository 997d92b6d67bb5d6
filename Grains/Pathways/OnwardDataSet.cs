using InterTrust.DataSet;

namespace InterTrust.Pathways;

/// <summary>Fills in the ENF data set of an onward referral from the pathway, so that nothing is typed again.</summary>
internal static class OnwardDataSet
{
    /// <summary>The data set and the transfers of an onward referral.</summary>
    internal static OnwardReferral Prepare(PathwayData pathway, EnfDataSet? referred) => new(
        new(new EnfDocument(Create(pathway, referred)).Json),
        [.. pathway.AllTransfers.Select(transfer => transfer.ToTransfer(TransferDatePolicy.Sent))]);

    /// <param name="data">The pathway.</param>
    /// <param name="referred">The data set of the latest referral to it; null where the tracking trust registered the pathway.</param>
    internal static EnfDataSet Create(PathwayData data, EnfDataSet? referred)
    {
        var patient = data.Patient;
        return (referred ?? CreateMinimal(data)) with
        {
            Patient = (referred?.Patient ?? CreateMinimal(data).Patient) with { LocalPatientId = patient.LocalPatientId },
            // The trust that refers now fills these in.
            Referrer = null,
            Receiver = null,
            Questions = null,
            Transfer = new()
            {
                OrganisationsOnPathway = [.. data.AllTransfers.Select(transfer => transfer.From).Append(data.Ods).Distinct()],
            },
            CancerWait = CancerWait(data, referred?.CancerWait ?? new()),
            Diagnosis = Diagnosis(data, referred?.Diagnosis ?? new()),
            Staging = Staging(data, referred?.Staging ?? new()),
            TumourGroup = data.TumourGroup,
        };
    }

    private static EnfDataSet CreateMinimal(PathwayData data) => new()
    {
        Patient = new()
        {
            NhsNumber = data.Patient.NhsNumber,
            FamilyName = data.Patient.FamilyName,
            GivenName = data.Patient.GivenName,
            BirthDate = data.Patient.BirthDate,
        },
        Rtt = new()
        {
            PathwayIdentifier = data.Identifier.Value,
            PathwayIssuer = data.Identifier.Issuer,
            PeriodStatus = "20",
            PeriodStartDate = PathwayDates.PeriodStartOf(data),
        },
        TumourGroup = data.TumourGroup,
    };

    private static EnfCancerWait CancerWait(PathwayData data, EnfCancerWait referred)
    {
        var dates = PathwayDates.From(data, default);
        return referred with
        {
            PeriodStartDate = dates.PeriodStart,
            ConsultantUpgradeDate = dates.ConsultantUpgradeDate,
            UpgradeSite = data.LatestFact(ClinicalEventType.ConsultantUpgrade, ClinicalEventType.Site),
            DateFirstSeen = dates.DateFirstSeen,
            FirstSeenSite = data.LatestFact(ClinicalEventType.FirstSeen, ClinicalEventType.Site) ?? referred.FirstSeenSite,
            FirstSeenAdjustmentDays = dates.FirstSeenAdjustmentDays > 0 ? dates.FirstSeenAdjustmentDays : null,
            FirstSeenAdjustmentReason = dates.FirstSeenAdjustmentDays > 0 ? "3" : null,
            FasterDiagnosisEndDate = dates.PatientTold,
            FasterDiagnosisEndReason = data.LatestFact(ClinicalEventType.PatientTold, ClinicalEventType.ReasonCode),
            PrimaryCancerSite = data.LatestFact(ClinicalEventType.PatientTold, "primaryCancerSite") ?? referred.PrimaryCancerSite,
        };
    }

    private static EnfDiagnosis Diagnosis(PathwayData data, EnfDiagnosis referred) => referred with
    {
        DiagnosisDate = data.FirstDate(ClinicalEventType.Diagnosis),
        PrimaryIcd10 = data.LatestFact(ClinicalEventType.Diagnosis, "primaryIcd10") ?? referred.PrimaryIcd10,
        Laterality = data.LatestFact(ClinicalEventType.Diagnosis, "laterality") ?? referred.Laterality,
        Basis = data.LatestFact(ClinicalEventType.Diagnosis, "basis") ?? referred.Basis,
        Morphology = data.LatestFact(ClinicalEventType.Diagnosis, "morphology") ?? referred.Morphology,
        Grade = data.LatestFact(ClinicalEventType.Diagnosis, "grade") ?? referred.Grade,
    };

    /// <summary>A recorded stage replaces the referred one as a whole; the TNM version is not recorded with it.</summary>
    private static EnfStaging Staging(PathwayData data, EnfStaging referred) =>
        data.OccurredEvents.LastOrDefault(e => e.Type is ClinicalEventType.Staging) is { Facts: var stage, Date: var date }
            ? new()
            {
                T = stage.GetValueOrDefault("t"),
                N = stage.GetValueOrDefault("n"),
                M = stage.GetValueOrDefault("m"),
                StageGroup = stage.GetValueOrDefault("stageGroup"),
                Edition = referred.Edition,
                Date = date,
            }
            : referred;
}
