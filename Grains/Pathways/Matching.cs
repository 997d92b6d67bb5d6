using InterTrust.DataSet;
using InterTrust.Referrals;

namespace InterTrust.Pathways;

/// <summary>
/// Finds the pathway of an accepted referral. Two patients must never become one: where identifiers disagree or several pathways fit, a
/// person chooses.
/// </summary>
public static class Matching
{
    private const string ByPerson = "chosenByPerson";

    /// <summary>Decides whether the referral joins a pathway, creates one, or needs a person's choice.</summary>
    /// <param name="accepted">The referral, and how the receiver chose its pathway.</param>
    /// <param name="open">The patient's open pathways at the receiving trust.</param>
    public static Match Find(AcceptedReferral accepted, IReadOnlyList<TrackedPathway> open)
    {
        if (!accepted.IdentityConfirmed && open.FirstOrDefault(p => Differ(p.Patient, accepted.Referral.Patient)) is { } mismatch)
            return new MatchRefused(Mismatch(ours: mismatch.Patient, theirs: accepted.Referral.Patient));

        var inGroup = open.Where(p => p.TumourGroup == accepted.Referral.TumourGroup).ToList();
        return accepted.Mode switch
        {
            PathwayMode.New => new CreatePathway(NextSlot(inGroup), [ByPerson]),
            PathwayMode.Existing => open.FirstOrDefault(p => p.Id == accepted.Chosen) is { } chosen
                ? new JoinPathway(chosen.Id, [.. Agreed(chosen, accepted), ByPerson])
                : new MatchRefused(NoSuchOpenPathway),
            _ => inGroup switch
            {
                [] => new CreatePathway(0, [open.Count == 0 ? "noOpenPathway" : "noOpenPathwayInTumourGroup"]),
                [var only] => new JoinPathway(only.Id, Agreed(only, accepted)),
                _ => new MatchRefused(Ambiguous(inGroup)),
            },
        };
    }

    /// <summary>
    /// The match when the slot of the pathway to be created was taken in the meantime: the pathway that took it, if it is the only one
    /// and the patient is the same; otherwise a pathway in the next slot.
    /// </summary>
    public static Match FindAfterConflict(AcceptedReferral accepted, IReadOnlyList<TrackedPathway> open)
    {
        var inGroup = open.Where(p => p.TumourGroup == accepted.Referral.TumourGroup).ToList();
        return accepted.Mode == PathwayMode.Auto && inGroup is [var only] && !Differ(only.Patient, accepted.Referral.Patient)
            ? new JoinPathway(only.Id, Agreed(only, accepted))
            : new CreatePathway(NextSlot(inGroup), [accepted.Mode == PathwayMode.New ? ByPerson : "noSinglePathway"]);
    }

    internal static int NextSlot(IReadOnlyList<TrackedPathway> inGroup) => inGroup.Count == 0 ? 0 : inGroup.Max(p => p.Slot) + 1;

    private static bool Differ(Patient ours, Patient theirs) => !SameFamilyName(ours, theirs) || !SameBirthDate(ours, theirs);

    private static bool SameFamilyName(Patient ours, Patient theirs) =>
        ours.FamilyName is null || theirs.FamilyName is null || NameFolding.Fold(ours.FamilyName) == NameFolding.Fold(theirs.FamilyName);

    private static bool SameBirthDate(Patient ours, Patient theirs) =>
        ours.BirthDate is null || theirs.BirthDate is null || ours.BirthDate == theirs.BirthDate;

    private static List<string> Agreed(TrackedPathway pathway, AcceptedReferral accepted)
    {
        var (ours, theirs) = (pathway.Patient, accepted.Referral.Patient);
        List<string> agreed = ["nhsNumber"];
        if (ours.BirthDate is not null && ours.BirthDate == theirs.BirthDate)
            agreed.Add("birthDate");
        if (ours.FamilyName is not null && theirs.FamilyName is not null && SameFamilyName(ours, theirs))
            agreed.Add("familyName");
        if (pathway.TumourGroup == accepted.Referral.TumourGroup)
            agreed.Add("tumourGroup");
        if (accepted.IdentityConfirmed && Differ(ours, theirs))
            agreed.Add("identityConfirmedByPerson");
        return agreed;
    }

    private static readonly Refusal NoSuchOpenPathway = Refusals.Invalid(
        "/pathway/id",
        RefusalCode.ValidationFailed,
        "The patient has no open pathway with this id at your organisation. Look on your pathways worklist, or choose the mode 'new'.");

    private static Refusal Ambiguous(List<TrackedPathway> inGroup) => new(
        RefusalCode.MatchAmbiguous,
        $"{inGroup.Count} open pathways of this patient are in the tumour group. "
        + "Choose one: accept with pathway mode 'existing' and its id, or 'new'.",
        [],
        [.. inGroup.Select(p => new Choice("pathway", p.Id.Value, new Dictionary<string, string>
        {
            ["tumourGroup"] = p.TumourGroup,
            ["periodStartDate"] = Text(p.PeriodStart),
        }))]);

    private static Refusal Mismatch(Patient ours, Patient theirs) => new(
        RefusalCode.PatientMismatch,
        "The NHS number is known here with another family name or birth date. Compare both sides; "
        + "if it is the same person, accept with 'identityConfirmed' and the reason, otherwise reject.",
        [],
        [Side("ours", ours), Side("theirs", theirs)]);

    private static Choice Side(string kind, Patient patient)
    {
        var details = new Dictionary<string, string> { ["nhsNumber"] = patient.NhsNumber.Value };
        if (patient.FamilyName is { } family)
            details["familyName"] = family;
        if (patient.GivenName is { } given)
            details["givenName"] = given;
        if (patient.BirthDate is { } born)
            details["birthDate"] = Text(born);
        return new(kind, null, details);
    }

    private static string Text(DateOnly day) => day.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
}
