using InterTrust.Identity;
using InterTrust.Json;

namespace InterTrust.DataSet;

/// <summary>Who the patient is.</summary>
public sealed record EnfPatient : EnfPart
{
    /// <summary>NHS NUMBER. Ten digits without spaces.</summary>
    [Element("NHS NUMBER"), Key, Minimum, Cwt]
    public required NhsNumber NhsNumber { get; init; }

    /// <summary>NHS NUMBER STATUS INDICATOR CODE. Whether the number was traced.</summary>
    [Element("NHS NUMBER STATUS INDICATOR CODE"), Code("nhsNumberStatus"), Cwt]
    public string? NhsNumberStatus { get; init; }

    /// <summary>PERSON FAMILY NAME. Kept as sent.</summary>
    [Element("PERSON FAMILY NAME"), Text(35), Minimum]
    public string? FamilyName { get; init; }

    /// <summary>PERSON GIVEN NAME. Kept as sent.</summary>
    [Element("PERSON GIVEN NAME"), Text(35), Minimum]
    public string? GivenName { get; init; }

    /// <summary>PERSON TITLE. As the patient uses it.</summary>
    [Element("PERSON TITLE"), Text(35), Minimum]
    public string? Title { get; init; }

    /// <summary>PERSON BIRTH DATE. The date of birth.</summary>
    [Element("PERSON BIRTH DATE"), Minimum]
    public DateOnly? BirthDate { get; init; }

    /// <summary>PERSON STATED GENDER CODE. As the patient states it.</summary>
    [Element("PERSON STATED GENDER CODE"), Code("sex")]
    public string? Sex { get; init; }

    /// <summary>CORRESPONDENCE ADDRESS. One to five lines, without the postcode.</summary>
    [Element("CORRESPONDENCE ADDRESS"), Items(1, 5), Text(35), Minimum]
    public IReadOnlyList<string>? Address { get; init; }

    /// <summary>POSTCODE OF CORRESPONDENCE ADDRESS. The postcode of that address.</summary>
    [Element("POSTCODE OF CORRESPONDENCE ADDRESS"), Format(StringFormat.Postcode), Minimum]
    public string? Postcode { get; init; }

    /// <summary>
    /// LOCAL PATIENT IDENTIFIER. The hospital number at the referring trust, in the extended form of up to 20 characters.
    /// </summary>
    [Element("LOCAL PATIENT IDENTIFIER"), Text(20), Minimum]
    public string? LocalPatientId { get; init; }
}

/// <summary>How to reach the patient or, if one is named, the lead contact.</summary>
public sealed record EnfContact : EnfPart
{
    /// <summary>PERSON FULL NAME (PATIENT LEAD CONTACT). The person to contact for the patient.</summary>
    [Element("PERSON FULL NAME (PATIENT LEAD CONTACT)"), Text(70)]
    public string? LeadContactName { get; init; }

    /// <summary>CONTACT TELEPHONE NUMBER (HOME). As it is dialled.</summary>
    [Element("CONTACT TELEPHONE NUMBER (HOME)"), Text(35)]
    public string? HomePhone { get; init; }

    /// <summary>CONTACT TELEPHONE NUMBER (WORK). As it is dialled.</summary>
    [Element("CONTACT TELEPHONE NUMBER (WORK)"), Text(35)]
    public string? WorkPhone { get; init; }

    /// <summary>CONTACT TELEPHONE NUMBER (MOBILE). As it is dialled.</summary>
    [Element("CONTACT TELEPHONE NUMBER (MOBILE)"), Text(35)]
    public string? MobilePhone { get; init; }

    /// <summary>CONTACT EMAIL ADDRESS (PATIENT OR LEAD CONTACT). One address.</summary>
    [Element("CONTACT EMAIL ADDRESS (PATIENT OR LEAD CONTACT)"), Format(StringFormat.Email)]
    public string? Email { get; init; }
}

/// <summary>The patient's general practitioner.</summary>
public sealed record EnfGp : EnfPart
{
    /// <summary>PERSON NAME (SPECIFIED GENERAL MEDICAL PRACTITIONER). As the practice writes it.</summary>
    [Element("PERSON NAME (SPECIFIED GENERAL MEDICAL PRACTITIONER)"), Text(70), Minimum]
    public string? Name { get; init; }

    /// <summary>
    /// GENERAL MEDICAL PRACTICE CODE (PATIENT REGISTRATION). V81997 for none, V81998 for not applicable, V81999 for not known.
    /// </summary>
    [Element("GENERAL MEDICAL PRACTICE CODE (PATIENT REGISTRATION)"), Format(StringFormat.PracticeCode), Minimum]
    public string? PracticeCode { get; init; }
}

/// <summary>Who refers. The organisation comes from the token.</summary>
public sealed record EnfReferrer : EnfPart
{
    /// <summary>CARE PROFESSIONAL NAME (REFERRING). The referring professional.</summary>
    [Element("CARE PROFESSIONAL NAME (REFERRING)"), Text(70), Minimum]
    public string? ProfessionalName { get; init; }

    /// <summary>REFERRER CODE. X9999998 for not applicable or not known.</summary>
    [Element("REFERRER CODE"), Format(StringFormat.ReferrerCode), Minimum]
    public string? ReferrerCode { get; init; }

    /// <summary>TREATMENT FUNCTION CODE (REFERRING SERVICE). The referring specialty.</summary>
    [Element("TREATMENT FUNCTION CODE (REFERRING SERVICE)"), Code("treatmentFunction"), Minimum]
    public string? TreatmentFunction { get; init; }

    /// <summary>PERSON FULL NAME (REFERRER CONTACT). The person to contact about the referral.</summary>
    [Element("PERSON FULL NAME (REFERRER CONTACT)"), Text(70), Minimum]
    public string? ContactName { get; init; }

    /// <summary>CONTACT TELEPHONE NUMBER (REFERRING ORGANISATION). As it is dialled.</summary>
    [Element("CONTACT TELEPHONE NUMBER (REFERRING ORGANISATION)"), Text(35)]
    public string? ContactPhone { get; init; }

    /// <summary>CONTACT EMAIL ADDRESS (REFERRING ORGANISATION). One address.</summary>
    [Element("CONTACT EMAIL ADDRESS (REFERRING ORGANISATION)"), Format(StringFormat.Email)]
    public string? ContactEmail { get; init; }
}

/// <summary>Who receives the patient. The organisation is the one that the referral is sent to.</summary>
public sealed record EnfReceiver : EnfPart
{
    /// <summary>TREATMENT FUNCTION CODE (RECEIVING SERVICE). The receiving specialty.</summary>
    [Element("TREATMENT FUNCTION CODE (RECEIVING SERVICE)"), Code("treatmentFunction"), Minimum]
    public string? TreatmentFunction { get; init; }

    /// <summary>The MDT, as the directory names it.</summary>
    [Element(ElementAttribute.Ours), Text(100)]
    public string? Service { get; init; }

    /// <summary>CARE PROFESSIONAL NAME (RECEIVING). A named professional.</summary>
    [Element("CARE PROFESSIONAL NAME (RECEIVING)"), Text(70)]
    public string? ProfessionalName { get; init; }
}
