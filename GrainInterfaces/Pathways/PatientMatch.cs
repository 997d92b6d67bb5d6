using InterTrust.Identity;


namespace InterTrust.Pathways;

/// <summary>
/// Whether two trusts mean the same patient by one NHS number. The rules of acceptance and the accept page use it, so that both ask for a
/// reason in the same cases.
/// </summary>
public static class PatientMatch
{
    /// <summary>Whether a person must confirm the identity: the family name or the birth date differs.</summary>
    /// <param name="ours">The patient on the receiver's pathway.</param>
    /// <param name="theirs">The patient on the referral.</param>
    public static bool Differs(Patient ours, Patient theirs) =>
        FamilyNamesAgree(ours, theirs) is false || BirthDatesAgree(ours, theirs) is false;

    /// <summary>Whether the family names agree; null where a side has none.</summary>
    /// <param name="ours">The patient on the receiver's pathway.</param>
    /// <param name="theirs">The patient on the referral.</param>
    public static bool? FamilyNamesAgree(Patient ours, Patient theirs) => NamesAgree(ours.FamilyName, theirs.FamilyName);

    /// <summary>Whether the birth dates agree; null where a side has none.</summary>
    /// <param name="ours">The patient on the receiver's pathway.</param>
    /// <param name="theirs">The patient on the referral.</param>
    public static bool? BirthDatesAgree(Patient ours, Patient theirs) =>
        ours.BirthDate is { } our && theirs.BirthDate is { } their ? our == their : null;

    /// <summary>Whether two names agree regardless of case, accents, hyphens and spaces; null where one is absent.</summary>
    /// <param name="ours">The name on the receiver's pathway.</param>
    /// <param name="theirs">The name on the referral.</param>
    public static bool? NamesAgree(string? ours, string? theirs) =>
        ours is null || theirs is null ? null : NameFolding.Fold(ours) == NameFolding.Fold(theirs);
}
