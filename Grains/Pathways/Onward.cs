using InterTrust.DataSet;

namespace InterTrust.Pathways;

/// <summary>The next ENF data set of a patient who goes on to another trust, as far as the hub knows it: nothing of it is typed again.</summary>
internal static class Onward
{
    /// <param name="facts">The pathway.</param>
    /// <param name="referred">The data set of the latest referral to it; null where the tracking trust registered the patient itself.</param>
    internal static EnfDataSet DataSet(PathwayFacts facts, EnfDataSet? referred)
    {
        var patient = facts.Patient;
        return (referred ?? Bare(facts)) with
        {
            Patient = (referred?.Patient ?? Bare(facts).Patient) with { LocalPatientId = patient.LocalPatientId },
            // Who refers, to whom and what is asked is for the trust to say that refers now.
            Referrer = null,
            Receiver = null,
            Questions = null,
            Transfer = new() { OrganisationsOnPathway = [.. facts.Way.Select(hop => hop.From).Append(facts.Ods).Distinct()] },
            CancerWait = Waited(facts, referred?.CancerWait ?? new()),
            Diagnosis = Diagnosed(facts, referred?.Diagnosis ?? new()),
            Staging = Staged(facts, referred?.Staging ?? new()),
            TumourGroup = facts.TumourGroup,
        };
    }

    private static EnfDataSet Bare(PathwayFacts facts) => new()
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

    private static EnfCancerWait Waited(PathwayFacts facts, EnfCancerWait before)
    {
        var dates = PathwayDates.Of(facts, default);
        return before with
        {
            PeriodStartDate = dates.PeriodStart,
            ConsultantUpgradeDate = dates.ConsultantUpgradeDate,
            UpgradeSite = facts.Fact(HappeningKind.ConsultantUpgrade, HappeningKind.Site),
            DateFirstSeen = dates.DateFirstSeen,
            FirstSeenSite = facts.Fact(HappeningKind.FirstSeen, HappeningKind.Site) ?? before.FirstSeenSite,
            FirstSeenAdjustmentDays = dates.FirstSeenAdjustmentDays > 0 ? dates.FirstSeenAdjustmentDays : null,
            FirstSeenAdjustmentReason = dates.FirstSeenAdjustmentDays > 0 ? "3" : null,
            FasterDiagnosisEndDate = dates.PatientTold,
            FasterDiagnosisEndReason = facts.Fact(HappeningKind.PatientTold, HappeningKind.ReasonCode),
            PrimaryCancerSite = facts.Fact(HappeningKind.PatientTold, "primaryCancerSite") ?? before.PrimaryCancerSite,
        };
    }

    private static EnfDiagnosis Diagnosed(PathwayFacts facts, EnfDiagnosis before) => before with
    {
        DiagnosisDate = facts.First(HappeningKind.Diagnosis),
        PrimaryIcd10 = facts.Fact(HappeningKind.Diagnosis, "primaryIcd10") ?? before.PrimaryIcd10,
        Laterality = facts.Fact(HappeningKind.Diagnosis, "laterality") ?? before.Laterality,
        Basis = facts.Fact(HappeningKind.Diagnosis, "basis") ?? before.Basis,
        Morphology = facts.Fact(HappeningKind.Diagnosis, "morphology") ?? before.Morphology,
        Grade = facts.Fact(HappeningKind.Diagnosis, "grade") ?? before.Grade,
    };

    /// <summary>A stage that was recorded stands as a whole, with its day; the version of the rules that it followed was not said.</summary>
    private static EnfStaging Staged(PathwayFacts facts, EnfStaging before) =>
        facts.Happened.LastOrDefault(e => e.Type is HappeningKind.Staging) is { Facts: var stage, Date: var date }
            ? new()
            {
                T = stage.GetValueOrDefault("t"),
                N = stage.GetValueOrDefault("n"),
                M = stage.GetValueOrDefault("m"),
                StageGroup = stage.GetValueOrDefault("stageGroup"),
                Edition = before.Edition,
                Date = date,
            }
            : before;
}
