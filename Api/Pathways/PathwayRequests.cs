using System.Globalization;
using InterTrust.Http;
using InterTrust.Identity;
using InterTrust.Json;

namespace InterTrust.Pathways;

/// <summary>A pathway that the trust tracks already.</summary>
public record RegisterRequest : IRequest<RegisterRequest>
{
    /// <summary>Whose pathway.</summary>
    public required RegisteredPatient Patient { get; init; }

    /// <summary>A code of the list tumourGroup.</summary>
    [Code("tumourGroup")]
    public required string TumourGroup { get; init; }

    /// <summary>PATIENT PATHWAY IDENTIFIER with its issuer.</summary>
    public required RegisteredIdentifier PathwayIdentifier { get; init; }

    /// <summary>CANCER REFERRAL TO TREATMENT PERIOD START DATE: day 0.</summary>
    public required DateOnly PeriodStart { get; init; }

    /// <summary>DATE OF PRIMARY CANCER DIAGNOSIS (CLINICALLY AGREED).</summary>
    public DateOnly? DiagnosisDate { get; init; }

    /// <summary>PRIMARY DIAGNOSIS (ICD).</summary>
    [Format(StringFormat.Icd10)]
    public string? PrimaryIcd10 { get; init; }

    /// <summary>Who tracks the patient.</summary>
    [Text(100)]
    public string? Owner { get; init; }

    /// <summary>The referral that the period began with, as the waiting times' record needs it.</summary>
    public FirstReferralRequest? Referral { get; init; }

    /// <summary>The patient's way between trusts before you told the hub of it, oldest first; the last comes to you.</summary>
    [Items(0, 10)]
    public IReadOnlyList<TransferRequest>? Transfers { get; init; }

    /// <summary>What has happened already: its clocks count from day one.</summary>
    [Items(0, 50)]
    public IReadOnlyList<ClinicalEventRequest>? Events { get; init; }

    internal Register Command => new()
    {
        Patient = new(Patient.NhsNumber, Patient.FamilyName, Patient.GivenName, Patient.BirthDate, Patient.LocalPatientId),
        TumourGroup = TumourGroup,
        PathwayIdentifier = new(PathwayIdentifier.Value, PathwayIdentifier.Issuer),
        PeriodStart = PeriodStart,
        DiagnosisDate = DiagnosisDate,
        PrimaryIcd10 = PrimaryIcd10,
        Owner = Owner,
        Transfers = [.. (Transfers ?? []).Select(transfer => transfer.Transfer)],
        History = [.. (Events ?? []).Select(happened => happened.Details)],
        Referral = Referral?.Facts,
    };
}

/// <summary>The referral that a period began with, usually a GP's.</summary>
/// <param name="SourceOfReferral">SOURCE OF REFERRAL FOR OUT-PATIENTS.</param>
/// <param name="PriorityType">PRIORITY TYPE CODE.</param>
/// <param name="ReferralType">TWO WEEK WAIT CANCER OR SYMPTOMATIC BREAST REFERRAL TYPE.</param>
/// <param name="DecisionToReferDate">DECISION TO REFER DATE (CANCER OR BREAST SYMPTOMS).</param>
/// <param name="DiagnosticReferralRoute">CANCER DIAGNOSTIC REFERRAL ROUTE.</param>
/// <param name="NhsNumberStatus">NHS NUMBER STATUS INDICATOR CODE.</param>
public sealed record FirstReferralRequest(
    [property: Code("sourceOfReferral")] string? SourceOfReferral = null,
    [property: Code("priorityType")] string? PriorityType = null,
    [property: Code("referralType")] string? ReferralType = null,
    DateOnly? DecisionToReferDate = null,
    [property: Code("diagnosticReferralRoute")] string? DiagnosticReferralRoute = null,
    [property: Code("nhsNumberStatus")] string? NhsNumberStatus = null)
{
    internal Dictionary<string, string> Facts => new(EventFacts.Given(
        ("sourceOfReferral", SourceOfReferral), ("priorityType", PriorityType), ("referralType", ReferralType),
        ("cancerDecisionToReferDate", DecisionToReferDate?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)),
        ("diagnosticReferralRoute", DiagnosticReferralRoute), ("nhsNumberStatus", NhsNumberStatus)));
}

/// <summary>A transfer of the patient from one trust to another.</summary>
/// <param name="From">The trust that referred.</param>
/// <param name="To">The trust that the patient came to.</param>
/// <param name="Date">REFERRAL REQUEST RECEIVED DATE (INTER-PROVIDER TRANSFER).</param>
public sealed record TransferRequest(OdsCode From, OdsCode To, DateOnly Date)
{
    internal Transfer Transfer => new(From, To, Date);
}

/// <summary>Something that happened to the patient, or is planned. Which fields belong to it depends on its type.</summary>
public record ClinicalEventRequest
{
    /// <summary>What happened.</summary>
    [Code("pathwayEventType")]
    public required string Type { get; init; }

    /// <summary>The clinical day.</summary>
    public required DateOnly Date { get; init; }

    /// <summary>ORGANISATION SITE IDENTIFIER: where.</summary>
    [Format(StringFormat.SiteCode)]
    public string? Site { get; init; }

    /// <summary>diagnosis: PRIMARY DIAGNOSIS (ICD), without a dot.</summary>
    [Format(StringFormat.Icd10)]
    public string? PrimaryIcd10 { get; init; }

    /// <summary>diagnosis: TUMOUR LATERALITY.</summary>
    [Code("laterality")]
    public string? Laterality { get; init; }

    /// <summary>diagnosis: BASIS OF DIAGNOSIS (CANCER).</summary>
    [Code("basis")]
    public string? Basis { get; init; }

    /// <summary>diagnosis: MORPHOLOGY (ICD-O DIAGNOSIS).</summary>
    [Format(StringFormat.IcdOMorphology)]
    public string? Morphology { get; init; }

    /// <summary>diagnosis: GRADE OF DIFFERENTIATION (AT DIAGNOSIS).</summary>
    [Code("grade")]
    public string? Grade { get; init; }

    /// <summary>staging: T CATEGORY, without the letter T.</summary>
    [Text(15)]
    public string? T { get; init; }

    /// <summary>staging: N CATEGORY, without the letter N.</summary>
    [Text(15)]
    public string? N { get; init; }

    /// <summary>staging: M CATEGORY, without the letter M.</summary>
    [Text(15)]
    public string? M { get; init; }

    /// <summary>staging: TNM STAGE GROUPING.</summary>
    [Text(15)]
    public string? StageGroup { get; init; }

    /// <summary>patientTold: PRIMARY CANCER SITE (CANCER FASTER DIAGNOSIS PATHWAY).</summary>
    [Code("primaryCancerSite")]
    public string? PrimaryCancerSite { get; init; }

    /// <summary>mdtDiscussion: what the meeting recommended, in words.</summary>
    [Text(2_000, Lines = true)]
    public string? Outcome { get; init; }

    /// <summary>treatment, treatmentPlanned: CANCER TREATMENT MODALITY.</summary>
    [Code("treatmentModality")]
    public string? Modality { get; init; }

    /// <summary>treatment, treatmentPlanned: CANCER CARE SETTING (TREATMENT).</summary>
    [Code("careSetting")]
    public string? CareSetting { get; init; }

    /// <summary>treatment, treatmentPlanned: CANCER TREATMENT EVENT TYPE.</summary>
    [Code("treatmentEventType")]
    public string? EventType { get; init; }

    /// <summary>treatment: CLINICAL TRIAL INDICATOR.</summary>
    [Code("clinicalTrial")]
    public string? ClinicalTrial { get; init; }

    /// <summary>patientTold, treatment: CANCER CARE SPELL DELAY REASON, why Faster Diagnosis ended, or the treatment came, after its limit.</summary>
    [Code("delayReason")]
    public string? DelayReason { get; init; }

    /// <summary>treatment: CANCER CARE SPELL DELAY REASON (DECISION TO TREATMENT), why it came after the 31 days.</summary>
    [Code("delayReason")]
    public string? DecisionDelayReason { get; init; }

    /// <summary>patientTold: CANCER FASTER DIAGNOSIS PATHWAY EXCLUSION REASON.</summary>
    [Code("exclusionReason")]
    public string? ExclusionReason { get; init; }

    /// <summary>adjustment: of which wait, <c>firstSeen</c> or <c>treatment</c>.</summary>
    [Text(10)]
    public string? Adjusts { get; init; }

    /// <summary>adjustment: WAITING TIME ADJUSTMENT, the days that do not count.</summary>
    [Number(1, 999)]
    public int? Days { get; init; }

    /// <summary>adjustment, patientTold, closed: why, a code of firstSeenAdjustmentReason, treatmentAdjustmentReason, fasterDiagnosisEndReason or closeReason.</summary>
    [Text(30)]
    public string? ReasonCode { get; init; }

    /// <summary>closed: why, in words.</summary>
    [Text(500)]
    public string? Reason { get; init; }

    /// <summary>transfer: the trust that the patient goes to.</summary>
    public OdsCode? To { get; init; }

    internal ClinicalEventDetails Details => new(Type, Date, new Dictionary<string, string>(Facts));

    private IEnumerable<KeyValuePair<string, string>> Facts => EventFacts.Given(
        ("site", Site), ("primaryIcd10", PrimaryIcd10), ("laterality", Laterality), ("basis", Basis), ("morphology", Morphology), ("grade", Grade),
        ("t", T), ("n", N), ("m", M), ("stageGroup", StageGroup), ("primaryCancerSite", PrimaryCancerSite), ("outcome", Outcome),
        ("modality", Modality), ("careSetting", CareSetting), ("eventType", EventType), ("adjusts", Adjusts),
        ("days", Days?.ToString(CultureInfo.InvariantCulture)), ("reasonCode", ReasonCode), ("reason", Reason), ("to", To?.Value),
        ("clinicalTrial", ClinicalTrial), ("delayReason", DelayReason), ("decisionDelayReason", DecisionDelayReason), ("exclusionReason", ExclusionReason));

    /// <summary>Never what is said of a patient.</summary>
    public override string ToString() => "Event (withheld)";
}

/// <summary>Facts that were said, by name; those that were not are left out.</summary>
internal static class EventFacts
{
    internal static IEnumerable<KeyValuePair<string, string>> Given(params (string Name, string? Value)[] facts) =>
        facts.Where(fact => fact.Value is not null).Select(fact => KeyValuePair.Create(fact.Name, fact.Value!));
}

/// <summary>What is recorded on a pathway.</summary>
public sealed record EventRequest : ClinicalEventRequest, IRequest<EventRequest>
{
    /// <summary>The event that was wrong, which this one replaces; the history keeps both.</summary>
    public CorrectionRequest? Corrects { get; init; }

    internal RecordEvent Command => new(Details, Corrects is null ? null : new(Corrects.Event, Corrects.Reason));
}

/// <summary>Which event was wrong.</summary>
/// <param name="Event">Its id, as the pathway's events carry it.</param>
/// <param name="Reason">Why it was wrong.</param>
public sealed record CorrectionRequest([property: Text(80)] string Event, [property: Text(500)] string Reason);

/// <summary>Why an event did not happen at all.</summary>
/// <param name="Reason">In words.</param>
public sealed record RetractRequest([property: Text(500)] string Reason) : IRequest<RetractRequest>;

/// <summary>A note of the trust that tracks the patient.</summary>
/// <param name="Text">What is to be remembered.</param>
public sealed record NoteRequest([property: Text(4000, Lines = true)] string Text) : IRequest<NoteRequest>;

/// <summary>Dates of a patient's way, of a real one or of one to come.</summary>
public sealed record ClocksRequest : IRequest<ClocksRequest>
{
    /// <summary>CANCER REFERRAL TO TREATMENT PERIOD START DATE.</summary>
    public required DateOnly PeriodStart { get; init; }

    /// <summary>CONSULTANT UPGRADE DATE, on an upgrade pathway.</summary>
    public DateOnly? ConsultantUpgradeDate { get; init; }

    /// <summary>DATE FIRST SEEN.</summary>
    public DateOnly? DateFirstSeen { get; init; }

    /// <summary>WAITING TIME ADJUSTMENT (FIRST SEEN), in days.</summary>
    [Number(0, 999)]
    public int? FirstSeenAdjustmentDays { get; init; }

    /// <summary>The patient's way between trusts, oldest first.</summary>
    [Items(0, 10)]
    public IReadOnlyList<TransferRequest>? Transfers { get; init; }

    /// <summary>The day of the decision to treat.</summary>
    public DateOnly? DecisionToTreat { get; init; }

    /// <summary>The earliest clinically appropriate date.</summary>
    public DateOnly? EarliestClinicallyAppropriateDate { get; init; }

    /// <summary>The day on which the first definitive treatment started, or would.</summary>
    public DateOnly? TreatmentStart { get; init; }

    /// <summary>WAITING TIME ADJUSTMENT (TREATMENT), in days; it counts for an ordinary admission or a day case.</summary>
    [Number(0, 999)]
    public int? TreatmentAdjustmentDays { get; init; }

    /// <summary>CANCER CARE SETTING (TREATMENT).</summary>
    [Code("careSetting")]
    public string? CareSetting { get; init; }

    /// <summary>The day on which the patient was told, or excluded.</summary>
    public DateOnly? PatientTold { get; init; }

    /// <summary>The trust that the patient was first referred to.</summary>
    public required OdsCode Investigating { get; init; }

    /// <summary>The trust that treats.</summary>
    public required OdsCode Treating { get; init; }

    /// <summary>The day on which one looks; today when absent.</summary>
    public DateOnly? AsOf { get; init; }

    internal ClockFacts Facts => new()
    {
        PeriodStart = PeriodStart,
        ConsultantUpgradeDate = ConsultantUpgradeDate,
        DateFirstSeen = DateFirstSeen,
        FirstSeenAdjustmentDays = FirstSeenAdjustmentDays ?? 0,
        Transfers = [.. (Transfers ?? []).Select(transfer => transfer.Transfer)],
        DecisionToTreat = DecisionToTreat,
        EarliestClinicallyAppropriateDate = EarliestClinicallyAppropriateDate,
        TreatmentStart = TreatmentStart,
        TreatmentAdjustmentDays = TreatmentAdjustmentDays ?? 0,
        CareSetting = CareSetting,
        PatientTold = PatientTold,
        Investigating = Investigating,
        Treating = Treating,
    };
}

/// <summary>The patient of a registered pathway.</summary>
/// <param name="NhsNumber">NHS NUMBER.</param>
/// <param name="FamilyName">PERSON FAMILY NAME.</param>
/// <param name="GivenName">PERSON GIVEN NAME.</param>
/// <param name="BirthDate">PERSON BIRTH DATE.</param>
/// <param name="LocalPatientId">LOCAL PATIENT IDENTIFIER at your trust.</param>
public sealed record RegisteredPatient(
    NhsNumber NhsNumber,
    [property: Text(35)] string? FamilyName = null,
    [property: Text(35)] string? GivenName = null,
    DateOnly? BirthDate = null,
    [property: Text(20)] string? LocalPatientId = null)
{
    /// <summary>Never who it is.</summary>
    public override string ToString() => "Patient (withheld)";
}

/// <summary>PATIENT PATHWAY IDENTIFIER with its issuer.</summary>
/// <param name="Value">The identifier.</param>
/// <param name="Issuer">ORGANISATION CODE (PATIENT PATHWAY IDENTIFIER ISSUER).</param>
public sealed record RegisteredIdentifier([property: Text(20)] string Value, OdsCode Issuer);

/// <summary>A line of an import: a pathway, and what the line is known by.</summary>
public sealed record ImportLine : RegisterRequest, IRequest<ImportLine>
{
    /// <summary>The idempotency key of this line; the file's key and the line's number when absent.</summary>
    [Text(128)]
    public string? Key { get; init; }
}

/// <summary>What became of a line.</summary>
/// <param name="Line">Its number, from 1.</param>
/// <param name="Status">The HTTP status that it would have alone.</param>
/// <param name="Id">The pathway.</param>
/// <param name="Problem">Why it was refused.</param>
public sealed record ImportResult(long Line, int Status, PathwayId? Id, ProblemBody? Problem);

/// <summary>A referral onward that was filled in; the body of a Send but for where it goes.</summary>
/// <param name="Dataset">The ENF data set, as far as the hub knows it.</param>
/// <param name="OnwardFrom">The pathway from which the patient goes on.</param>
public sealed record PreparedReferral(RawJson Dataset, PathwayId OnwardFrom);
