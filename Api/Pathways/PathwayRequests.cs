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
    [Format(Format.Icd10)]
    public string? PrimaryIcd10 { get; init; }

    /// <summary>Who tracks the patient.</summary>
    [Text(100)]
    public string? Owner { get; init; }

    internal Register Command => new()
    {
        Patient = new(Patient.NhsNumber, Patient.FamilyName, Patient.GivenName, Patient.BirthDate, Patient.LocalPatientId),
        TumourGroup = TumourGroup,
        PathwayIdentifier = new(PathwayIdentifier.Value, PathwayIdentifier.Issuer),
        PeriodStart = PeriodStart,
        DiagnosisDate = DiagnosisDate,
        PrimaryIcd10 = PrimaryIcd10,
        Owner = Owner,
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
