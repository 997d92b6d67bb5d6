using InterTrust.DataSet;

namespace InterTrust.Pathways;

/// <summary>Fills in the ENF data set of an onward referral from the pathway, so that nothing is typed twice.</summary>
internal static class OnwardDataSet
{
    internal static OnwardReferral Prepare(PathwayData pathway, EnfDataSet? referred) => new(
        new(new EnfDocument(Create(pathway, referred)).Json),
        [.. pathway.AllTransfers.Select(transfer => transfer.ToTransfer(TransferDatePolicy.Sent))]);

    /// <param name="pathway">The pathway.</param>
    /// <param name="referred">The data set of the latest referral to it; null where the tracking trust registered the pathway.</param>
    internal static EnfDataSet Create(PathwayData pathway, EnfDataSet? referred)
    {
        var patient = pathway.Patient;
        return (referred ?? CreateMinimal(pathway)) with
        {
            Patient = (referred?.Patient ?? CreateMinimal(pathway).Patient) with { LocalPatientId = patient.LocalPatientId },
            // The trust that refers now fills these in.
            Referrer = null,
            Receiver = null,
            Questions = null,
            Transfer = new()
            {
                OrganisationsOnPathway = [.. pathway.AllTransfers.Select(transfer => transfer.From).Append(pathway.Ods).Distinct()],
            },
            CancerWait = CancerWait(pathway, referred?.CancerWait ?? new()),
            Diagnosis = Diagnosis(pathway, referred?.Diagnosis ?? new()),
            Staging = Staging(pathway, referred?.Staging ?? new()),
            TumourGroup = pathway.TumourGroup,
        };
    }

    private static EnfDataSet CreateMinimal(PathwayData pathway) => new()
    {
        Patient = new()
        {
            NhsNumber = pathway.Patient.NhsNumber,
            FamilyName = pathway.Patient.FamilyName,
            GivenName = pathway.Patient.GivenName,
            BirthDate = pathway.Patient.BirthDate,
        },
        Rtt = new()
        {
            PathwayIdentifier = pathway.Identifier.Value,
            PathwayIssuer = pathway.Identifier.Issuer,
            PeriodStatus = "20",
            PeriodStartDate = PathwayDates.PeriodStartOf(pathway),
        },
        TumourGroup = pathway.TumourGroup,
    };

    private static EnfCancerWait CancerWait(PathwayData pathway, EnfCancerWait before)
    {
        var dates = PathwayDates.From(pathway, default);
        return before with
        {
            PeriodStartDate = dates.PeriodStart,
            ConsultantUpgradeDate = dates.ConsultantUpgradeDate,
            UpgradeSite = pathway.LatestFact(ClinicalEventType.ConsultantUpgrade, ClinicalEventField.Site),
            DateFirstSeen = dates.DateFirstSeen,
            FirstSeenSite = pathway.LatestFact(ClinicalEventType.FirstSeen, ClinicalEventField.Site) ?? before.FirstSeenSite,
            FirstSeenAdjustmentDays = dates.FirstSeenAdjustmentDays > 0 ? dates.FirstSeenAdjustmentDays : null,
            FirstSeenAdjustmentReason = dates.FirstSeenAdjustmentDays > 0 ? "3" : null,
            FasterDiagnosisEndDate = dates.PatientTold,
            FasterDiagnosisEndReason = pathway.LatestFact(ClinicalEventType.PatientTold, ClinicalEventField.ReasonCode),
            PrimaryCancerSite =
                pathway.LatestFact(ClinicalEventType.PatientTold, ClinicalEventField.PrimaryCancerSite) ?? before.PrimaryCancerSite,
        };
    }

    private static EnfDiagnosis Diagnosis(PathwayData pathway, EnfDiagnosis before) => before with
    {
        DiagnosisDate = pathway.FirstDate(ClinicalEventType.Diagnosis),
        PrimaryIcd10 = pathway.LatestFact(ClinicalEventType.Diagnosis, ClinicalEventField.PrimaryIcd10) ?? before.PrimaryIcd10,
        Laterality = pathway.LatestFact(ClinicalEventType.Diagnosis, ClinicalEventField.Laterality) ?? before.Laterality,
        Basis = pathway.LatestFact(ClinicalEventType.Diagnosis, ClinicalEventField.Basis) ?? before.Basis,
        Morphology = pathway.LatestFact(ClinicalEventType.Diagnosis, ClinicalEventField.Morphology) ?? before.Morphology,
        Grade = pathway.LatestFact(ClinicalEventType.Diagnosis, ClinicalEventField.Grade) ?? before.Grade,
    };

    /// <summary>A recorded stage replaces the referred one, except for the TNM edition, which is not recorded.</summary>
    private static EnfStaging Staging(PathwayData pathway, EnfStaging before) =>
        pathway.OccurredEvents.LastOrDefault(e => e.Type is ClinicalEventType.Staging) is { } staging
            ? new()
            {
                T = staging[ClinicalEventField.T],
                N = staging[ClinicalEventField.N],
                M = staging[ClinicalEventField.M],
                StageGroup = staging[ClinicalEventField.StageGroup],
                Edition = before.Edition,
                Date = staging.Date,
            }
            : before;
}
