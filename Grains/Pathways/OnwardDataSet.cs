using InterTrust.DataSet;

namespace InterTrust.Pathways;

/// <summary>Fills in the ENF data set of an onward referral from the pathway, so that nothing is typed twice.</summary>
internal static class OnwardDataSet
{
    internal static OnwardReferral Prepare(PathwayData pathway, EnfDataSet? referred) => new(
        new(new EnfDocument(Create(pathway, referred)).Json),
        [.. pathway.AllTransfers.Select(transfer => transfer.ToTransfer(TransferDatePolicy.Sent))]);

    /// <param name="facts">The pathway.</param>
    /// <param name="referred">The data set of the latest referral to it; null where the tracking trust registered the pathway.</param>
    internal static EnfDataSet Create(PathwayData facts, EnfDataSet? referred)
    {
        var patient = facts.Patient;
        return (referred ?? CreateMinimal(facts)) with
        {
            Patient = (referred?.Patient ?? CreateMinimal(facts).Patient) with { LocalPatientId = patient.LocalPatientId },
            // The trust that refers now fills these in.
            Referrer = null,
            Receiver = null,
            Questions = null,
            Transfer = new() { OrganisationsOnPathway = [.. facts.AllTransfers.Select(hop => hop.From).Append(facts.Ods).Distinct()] },
            CancerWait = CancerWait(facts, referred?.CancerWait ?? new()),
            Diagnosis = Diagnosis(facts, referred?.Diagnosis ?? new()),
            Staging = Staging(facts, referred?.Staging ?? new()),
            TumourGroup = facts.TumourGroup,
        };
    }

    private static EnfDataSet CreateMinimal(PathwayData facts) => new()
    {
        Patient = new()
        {
            NhsNumber = facts.Patient.NhsNumber,
            FamilyName = facts.Patient.FamilyName,
            GivenName = facts.Patient.GivenName,
            BirthDate = facts.Patient.BirthDate,
        },
        Rtt = new()
        {
            PathwayIdentifier = facts.Identifier.Value,
            PathwayIssuer = facts.Identifier.Issuer,
            PeriodStatus = "20",
            PeriodStartDate = PathwayDates.PeriodStartOf(facts),
        },
        TumourGroup = facts.TumourGroup,
    };

    private static EnfCancerWait CancerWait(PathwayData facts, EnfCancerWait before)
    {
        var dates = PathwayDates.From(facts, default);
        return before with
        {
            PeriodStartDate = dates.PeriodStart,
            ConsultantUpgradeDate = dates.ConsultantUpgradeDate,
            UpgradeSite = facts.LatestFact(ClinicalEventType.ConsultantUpgrade, ClinicalEventField.Site),
            DateFirstSeen = dates.DateFirstSeen,
            FirstSeenSite = facts.LatestFact(ClinicalEventType.FirstSeen, ClinicalEventField.Site) ?? before.FirstSeenSite,
            FirstSeenAdjustmentDays = dates.FirstSeenAdjustmentDays > 0 ? dates.FirstSeenAdjustmentDays : null,
            FirstSeenAdjustmentReason = dates.FirstSeenAdjustmentDays > 0 ? "3" : null,
            FasterDiagnosisEndDate = dates.PatientTold,
            FasterDiagnosisEndReason = facts.LatestFact(ClinicalEventType.PatientTold, ClinicalEventField.ReasonCode),
            PrimaryCancerSite =
                facts.LatestFact(ClinicalEventType.PatientTold, ClinicalEventField.PrimaryCancerSite) ?? before.PrimaryCancerSite,
        };
    }

    private static EnfDiagnosis Diagnosis(PathwayData facts, EnfDiagnosis before) => before with
    {
        DiagnosisDate = facts.FirstDate(ClinicalEventType.Diagnosis),
        PrimaryIcd10 = facts.LatestFact(ClinicalEventType.Diagnosis, ClinicalEventField.PrimaryIcd10) ?? before.PrimaryIcd10,
        Laterality = facts.LatestFact(ClinicalEventType.Diagnosis, ClinicalEventField.Laterality) ?? before.Laterality,
        Basis = facts.LatestFact(ClinicalEventType.Diagnosis, ClinicalEventField.Basis) ?? before.Basis,
        Morphology = facts.LatestFact(ClinicalEventType.Diagnosis, ClinicalEventField.Morphology) ?? before.Morphology,
        Grade = facts.LatestFact(ClinicalEventType.Diagnosis, ClinicalEventField.Grade) ?? before.Grade,
    };

    /// <summary>A recorded stage replaces the referred one, except for the TNM edition, which is not recorded.</summary>
    private static EnfStaging Staging(PathwayData facts, EnfStaging before) =>
        facts.OccurredEvents.LastOrDefault(e => e.Type is ClinicalEventType.Staging) is { } staging
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
