using InterTrust.DataSet;

namespace InterTrust.InventedPatients;

/// <summary>The complete ENF data set of a patient.</summary>
internal static class DataSets
{
    private static readonly string[] Surgeons =
        ["Mr J Ellis", "Ms R Vaidya", "Mr C O'Dwyer", "Dr N Petrović", "Dr E Asante", "Miss F Haddad", "Prof. G Lindqvist"];

    private static readonly string[] MedicalHistories =
    [
        "Hypertension.\nEx-smoker, 30 pack-years.",
        "COPD, FEV1 61%.\nMyocardial infarction 2019, one stent.",
        "Type 2 diabetes, HbA1c 58.",
        "Atrial fibrillation. Hip replacement 2017.",
        "None of note. Walks the dog five miles a day.",
        "CKD stage 3a.\nHearing aids; prefers to be written to.",
        "Parkinson's disease, mild. Lives with a daughter.",
        "Previous colon cancer 2011, clear since.",
        "Former miner, pleural plaques.\nOsteoarthritis.",
        "Depression, well controlled. Carer for a disabled son: needs notice of admission.",
    ];

    private static readonly string[] Allergies =
        ["None known.", "None known.", "Penicillin: rash.", "Iodinated contrast: urticaria in 2020.", "Latex.", "Codeine: vomiting."];

    internal static EnfDataSet Create(InventedPatient patient, Trust from, Trust to, Timeline timeline, SeededRandom random) => new()
    {
        Patient = patient.At(from),
        Contact = patient.Contact,
        Gp = patient.Gp,
        Referrer = new()
        {
            ProfessionalName = random.Pick(Surgeons),
            ReferrerCode = $"C9{random.Digits(6)}",
            TreatmentFunction = patient.Tumour.FromSpecialty,
            ContactName = patient.Tumour.TrackingTeam,
            ContactPhone = from.Telephone(random),
            ContactEmail = $"cancer.services.{from.Ods.Value.ToLowerInvariant()}@example.nhs.uk",
        },
        Receiver = new() { TreatmentFunction = patient.Tumour.ToSpecialty, Service = to == Trust.Sheffield ? patient.Tumour.Mdt : null },
        Transfer = new()
        {
            RaisedReason = "01",
            TransferReason = "04",
            DecisionToReferDate = timeline.DecisionToRefer,
            ServiceRequestedDate = timeline.ServiceRequest,
            ClinicalLetterSent = false,
            OrganisationsOnPathway = [from.Ods],
        },
        Rtt = new()
        {
            PathwayIdentifier = patient.PathwayIdentifier(from),
            PathwayIssuer = from.Ods,
            PeriodStatus = "20",
            PeriodStartDate = timeline.PeriodStart,
        },
        CancerWait = CancerWait(patient.Tumour, from, timeline),
        Diagnosis = Diagnosis(patient, timeline),
        Staging = Staging(patient.Stage, timeline),
        Health = Health(patient, random),
        Imaging =
        [
            new()
            {
                Date = timeline.Imaging,
                Modality = patient.Tumour.Imaging.Modality,
                Site = patient.Tumour.Imaging.Site,
                ReportText = patient.Fill(patient.Tumour.Imaging.Report),
                Location = $"{from.Ods} PACS, sent by IEP",
                Accession = $"{from.Initial}{random.Digits(8)}",
            },
        ],
        Procedures =
        [
            new()
            {
                Date = timeline.Biopsy,
                Opcs4 = patient.Tumour.Biopsy.Opcs4,
                Description = patient.Tumour.Biopsy.Description,
                ResultText = patient.Tumour.Biopsy.Result,
            },
        ],
        Questions = new()
        {
            ReasonForReferral = patient.Fill(patient.Tumour.Reason),
            QuestionForMdt = patient.Tumour.Question,
            PatientAware = true,
            PreferredMdtDate = timeline.ServiceRequest.NextMdtMeeting(patient.Tumour),
        },
        TumourGroup = patient.Tumour.TumourGroup,
    };

    private static EnfCancerWait CancerWait(Tumour tumour, Trust from, Timeline timeline) => new()
    {
        SourceOfReferral = "03",
        PriorityType = "3",
        DecisionToReferDate = timeline.GpReferral,
        PeriodStartDate = timeline.PeriodStart,
        ReferralType = tumour.ReferralType,
        DateFirstSeen = timeline.FirstSeen,
        FirstSeenSite = from.Site,
        PatientStatus = "10",
        FasterDiagnosisEndDate = timeline.PatientTold,
        FasterDiagnosisEndReason = "01",
        PrimaryCancerSite = tumour.PrimaryCancerSite,
    };

    private static EnfDiagnosis Diagnosis(InventedPatient patient, Timeline timeline) => new()
    {
        PrimaryIcd10 = patient.Tumour.Icd10,
        DiagnosisDate = timeline.Diagnosis,
        Laterality = patient.Laterality,
        Basis = patient.Tumour.Basis,
        Morphology = patient.Tumour.Morphology,
        Topography = patient.Tumour.Topography,
        Grade = patient.Tumour.Grade,
    };

    private static EnfStaging? Staging(TnmStage? stage, Timeline timeline) => stage is null
        ? null
        : new() { T = stage.T, N = stage.N, M = stage.M, StageGroup = stage.Group, Edition = "1", Version = "8", Date = timeline.Staging };

    private static EnfHealth Health(InventedPatient patient, SeededRandom random)
    {
        var height = patient.Details.Sex is "2" ? random.Between(149, 174) : random.Between(162, 189);
        var bodyMassIndex = random.Between(19, 38);
        return new()
        {
            PerformanceStatus = random.Pick(["0", "0", "1", "1", "1", "2", "2", "3"]),
            Comorbidity = random.Pick(["0", "1", "1", "2", "3"]),
            Smoking = random.Pick(["1", "2", "2", "4", "4"]),
            HeightCm = height,
            WeightKg = decimal.Round(bodyMassIndex * height * height / 10_000m, 1),
            MedicalHistory = random.Pick(MedicalHistories),
            Allergies = random.Pick(Allergies),
            Anticoagulation = random.Pick(["none", "none", "none", "doac", "antiplatelet", "warfarin"]),
        };
    }
}
