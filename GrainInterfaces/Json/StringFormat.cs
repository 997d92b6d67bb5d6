using System.Text.RegularExpressions;

namespace InterTrust.Json;

/// <summary>The format of a coded text.</summary>
public enum StringFormat
{
    /// <summary>ICD-10 CODE: min an4 max an6.</summary>
    Icd10,

    /// <summary>OPCS-4 CODE: an4.</summary>
    Opcs4,

    /// <summary>MORPHOLOGY of ICD-O: min an5 max an7.</summary>
    IcdOMorphology,

    /// <summary>TOPOGRAPHY of ICD-O.</summary>
    IcdOTopography,

    /// <summary>POSTCODE: max an8.</summary>
    Postcode,

    /// <summary>GENERAL MEDICAL PRACTICE CODE: an6.</summary>
    PracticeCode,

    /// <summary>REFERRER CODE: an8.</summary>
    ReferrerCode,

    /// <summary>ORGANISATION SITE IDENTIFIER: min an5 max an9.</summary>
    SiteCode,

    /// <summary>INTERNET E-MAIL ADDRESS: max an255.</summary>
    Email,
}

internal static partial class StringFormats
{
    internal static (Regex Pattern, string Description) For(StringFormat format) => format switch
    {
        StringFormat.Icd10 => (Icd10, "an ICD-10 code of four to six capital letters and digits without a dot, such as C341 or C61X"),
        StringFormat.Opcs4 => (Opcs4, "an OPCS-4 code of a capital letter and three digits without a dot, such as E591"),
        StringFormat.IcdOMorphology => (Morphology, "an ICD-O morphology code, such as 8140/3"),
        StringFormat.IcdOTopography => (Topography, "an ICD-O topography code, such as C34.1"),
        StringFormat.Postcode => (Postcode, "a United Kingdom postcode in capitals, such as S10 2JF, or a ZZ99 code"),
        StringFormat.PracticeCode => (PracticeCode, "a practice code of six capital letters and digits, or one of V81997, V81998, V81999"),
        StringFormat.ReferrerCode => (ReferrerCode, "a referrer code of eight capital letters and digits"),
        StringFormat.SiteCode => (SiteCode, "a site code of five to nine capital letters and digits"),
        StringFormat.Email => (Email, "an e-mail address of at most 255 characters"),
        _ => throw new ArgumentOutOfRangeException(nameof(format)),
    };

    [GeneratedRegex(@"^[A-Z][0-9]{2}[0-9X][0-9A-Z]{0,2}\z")]
    private static partial Regex Icd10 { get; }

    [GeneratedRegex(@"^[A-Z][0-9]{3}\z")]
    private static partial Regex Opcs4 { get; }

    [GeneratedRegex(@"^(?=.{5,7}\z)M?[0-9]{4}/?[0-9]{1,2}\z")]
    private static partial Regex Morphology { get; }

    [GeneratedRegex(@"^C[0-9]{2}\.?[0-9]\z")]
    private static partial Regex Topography { get; }

    [GeneratedRegex(@"^([A-Z]{1,2}[0-9][0-9A-Z]?|GIR) ?[0-9][A-Z]{2}\z")]
    private static partial Regex Postcode { get; }

    [GeneratedRegex(@"^[0-9A-Z]{6}\z")]
    private static partial Regex PracticeCode { get; }

    [GeneratedRegex(@"^[0-9A-Z]{8}\z")]
    private static partial Regex ReferrerCode { get; }

    [GeneratedRegex(@"^[0-9A-Z]{5,9}\z")]
    private static partial Regex SiteCode { get; }

    [GeneratedRegex(@"^(?=.{3,255}\z)[^@\s]+@[^@\s]+\z")]
    private static partial Regex Email { get; }
}
