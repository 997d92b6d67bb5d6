using System.Globalization;
using InterTrust.DataSet;

namespace InterTrust.InventedPatients;

/// <summary>The ENF data set of a sample patient: complete, until a story takes something away.</summary>
internal static class SampleDataSets
{
    private static readonly string[] Surgeons = ["Mr J Ellis", "Ms R Vaidya", "Mr C O'Dwyer", "Dr N Petrović", "Dr E Asante", "Miss F Haddad", "Prof. G Lindqvist"];

    internal static EnfDataSet Of(SamplePerson person, SamplePlace from, SamplePlace to, SampleWay way, SampleDraw draw) => new()
    {
        Patient = person.At(from),
        Contact = person.Contact,
        Gp = person.Gp,
        Referrer = Referrer(person, from, draw),
        Receiver = new() { TreatmentFunction = person.Tumour.To, Service = to == SamplePlaces.Sheffield ? person.Tumour.Service : null },
        Transfer = new()
        {
            RaisedReason = "01",
            TransferReason = "04",
            DecisionToReferDate = way.Decided,
            ServiceRequestedDate = way.Requested,
            ClinicalLetterSent = false,
            OrganisationsOnPathway = [from.Ods],
        },
        Rtt = new() { PathwayIdentifier = Identifier(person, from), PathwayIssuer = from.Ods, PeriodStatus = "20", PeriodStartDate = way.Start },
        CancerWait = Waited(person.Tumour, from, way),
        Diagnosis = Diagnosis(person, way),
        Staging = Staging(person.Stage, way),
        Health = SampleHealth.Of(person, draw),
        Imaging = [Imaging(person, from, way, draw)],
        Procedures = [new() { Date = way.Biopsied, Opcs4 = person.Tumour.Biopsy.Opcs4, Description = person.Tumour.Biopsy.Description, ResultText = person.Tumour.Biopsy.Result }],
        Questions = new()
        {
            ReasonForReferral = person.Told(person.Tumour.Reason),
            QuestionForMdt = person.Tumour.Question,
            PatientAware = true,
            PreferredMdtDate = SampleWay.Meeting(way.Requested, person.Tumour),
        },
        TumourGroup = person.Tumour.Group,
    };

    /// <summary>PATIENT PATHWAY IDENTIFIER as the trust's system counts.</summary>
    internal static string Identifier(SamplePerson person, SamplePlace at) => string.Create(CultureInfo.InvariantCulture, $"{at.Ods}C{700_000 + person.Number}");

    private static EnfReferrer Referrer(SamplePerson person, SamplePlace from, SampleDraw draw) => new()
    {
        ProfessionalName = draw.Of(Surgeons),
        ReferrerCode = $"C9{draw.Digits(6)}",
        TreatmentFunction = person.Tumour.From,
        ContactName = person.Tumour.Team,
        ContactPhone = from.Telephone(draw),
        ContactEmail = $"cancer.services.{from.Ods.Value.ToLowerInvariant()}@example.nhs.uk",
    };

    private static EnfCancerWait Waited(SampleTumour tumour, SamplePlace from, SampleWay way) => new()
    {
        SourceOfReferral = "03",
        PriorityType = "3",
        DecisionToReferDate = way.Referred,
        PeriodStartDate = way.Start,
        ReferralType = tumour.Suspected,
        DateFirstSeen = way.Seen,
        FirstSeenSite = from.Site,
        PatientStatus = "10",
        FasterDiagnosisEndDate = way.Told,
        FasterDiagnosisEndReason = "01",
        PrimaryCancerSite = tumour.Site,
    };

    private static EnfDiagnosis Diagnosis(SamplePerson person, SampleWay way) => new()
    {
        PrimaryIcd10 = person.Tumour.Icd10,
        DiagnosisDate = way.Diagnosed,
        Laterality = person.Side,
        Basis = person.Tumour.Basis,
        Morphology = person.Tumour.Morphology,
        Topography = person.Tumour.Topography,
        Grade = person.Tumour.Grade,
    };

    private static EnfStaging? Staging(SampleStage? stage, SampleWay way) => stage is null
        ? null
        : new() { T = stage.T, N = stage.N, M = stage.M, StageGroup = stage.Group, Edition = "1", Version = "8", Date = way.Staged };

    private static EnfImaging Imaging(SamplePerson person, SamplePlace from, SampleWay way, SampleDraw draw) => new()
    {
        Date = way.Scanned,
        Modality = person.Tumour.Imaging.Modality,
        Site = person.Tumour.Imaging.Site,
        ReportText = person.Told(person.Tumour.Imaging.Report),
        Location = $"{from.Ods} PACS, sent by IEP",
        Accession = $"{from.Letter}{draw.Digits(8)}",
    };
}
