using InterTrust.Http;
using InterTrust.Identity;
using InterTrust.Json;

namespace InterTrust.Pathways;

/// <summary>A pathway that the trust already tracks.</summary>
public record RegisterRequest : IRequest<RegisterRequest>
{
    /// <summary>The patient.</summary>
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

    /// <summary>The referral that started the period, as needed for the waiting-times record.</summary>
    public FirstReferralRequest? Referral { get; init; }

    /// <summary>The transfers between trusts before the registration, oldest first; the last one is to your trust.</summary>
    [Items(0, 10)]
    public IReadOnlyList<TransferRequest>? Transfers { get; init; }

    /// <summary>The events before the registration; the clocks take them into account.</summary>
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
        History = [.. (Events ?? []).Select(request => request.Details)],
        Referral = Referral?.Facts,
    };
}

/// <summary>The referral that started the period, usually a GP's.</summary>
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
    internal Dictionary<string, string> Facts => ClinicalEventField.Facts(
        (ClinicalEventField.SourceOfReferral, SourceOfReferral),
        (ClinicalEventField.PriorityType, PriorityType),
        (ClinicalEventField.ReferralType, ReferralType),
        (ClinicalEventField.CancerDecisionToReferDate, DecisionToReferDate is null ? null : $"{DecisionToReferDate:O}"),
        (ClinicalEventField.DiagnosticReferralRoute, DiagnosticReferralRoute),
        (ClinicalEventField.NhsNumberStatus, NhsNumberStatus));
}

/// <summary>A transfer of the patient from one trust to another.</summary>
/// <param name="From">The trust that referred.</param>
/// <param name="To">The trust that received the patient.</param>
/// <param name="Date">REFERRAL REQUEST RECEIVED DATE (INTER-PROVIDER TRANSFER).</param>
public sealed record TransferRequest(OdsCode From, OdsCode To, DateOnly Date)
{
    internal Transfer Transfer => new(From, To, Date);
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
    /// <summary>Withheld: it is patient data.</summary>
    public override string ToString() => "Patient (withheld)";
}

/// <summary>PATIENT PATHWAY IDENTIFIER with its issuer.</summary>
/// <param name="Value">The identifier.</param>
/// <param name="Issuer">ORGANISATION CODE (PATIENT PATHWAY IDENTIFIER ISSUER).</param>
public sealed record RegisteredIdentifier([property: Text(20)] string Value, OdsCode Issuer);

/// <summary>One line of an import: a pathway, and the key of the line.</summary>
public sealed record ImportLine : RegisterRequest, IRequest<ImportLine>
{
    /// <summary>The idempotency key of this line; the file's key and the line number when absent.</summary>
    [Text(128)]
    public string? Key { get; init; }
}

/// <summary>The result for a line.</summary>
/// <param name="Line">The line number, from 1.</param>
/// <param name="Status">The HTTP status that the line would get on its own.</param>
/// <param name="Id">The id of the pathway.</param>
/// <param name="Problem">Why the line was refused.</param>
public sealed record ImportResult(long Line, int Status, PathwayId? Id, ProblemBody? Problem);
