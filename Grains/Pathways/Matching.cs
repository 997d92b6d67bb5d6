namespace InterTrust.Pathways;

/// <summary>
/// Finds the pathway of an accepted referral. Two patients must never become one: where identifiers disagree or several pathways fit, a
/// person chooses.
/// </summary>
public static class Matching
{
    private const string ByPerson = "chosenByPerson";

    /// <summary>
    /// Whether the referral joins one of the patient's open pathways at the receiving trust, creates one, or needs a person's choice.
    /// </summary>
    public static Match Find(AcceptedReferral accepted, IReadOnlyList<TrackedPathway> open)
    {
        if (!accepted.IdentityConfirmed
            && open.FirstOrDefault(p => PatientMatch.Differs(p.Patient, accepted.Referral.Patient)) is { } other)
            return new MatchRefused(Mismatch(ours: other.Patient, theirs: accepted.Referral.Patient));

        var alike = open.Where(p => p.TumourGroup == accepted.Referral.TumourGroup).ToList();
        return accepted.Mode switch
        {
            PathwayMode.New => new CreatePathway(NextSlot(alike), [ByPerson]),
            PathwayMode.Existing => open.FirstOrDefault(p => p.Id == accepted.Chosen) is { } chosen
                ? new JoinPathway(chosen.Id, [.. Agreed(chosen, accepted), ByPerson])
                : new MatchRefused(NoSuchOpenPathway),
            _ => alike switch
            {
                [] => new CreatePathway(0, [open.Count == 0 ? "noOpenPathway" : "noOpenPathwayInTumourGroup"]),
                [var only] => new JoinPathway(only.Id, Agreed(only, accepted)),
                _ => new MatchRefused(Ambiguous(alike)),
            },
        };
    }

    /// <summary>
    /// The match after another referral took the slot: that referral's pathway, if it is the only one and the patient is the same;
    /// otherwise a new pathway in the next slot.
    /// </summary>
    public static Match FindAfterConflict(AcceptedReferral accepted, IReadOnlyList<TrackedPathway> open)
    {
        var alike = open.Where(p => p.TumourGroup == accepted.Referral.TumourGroup).ToList();
        return accepted.Mode == PathwayMode.Auto && alike is [var only] && !PatientMatch.Differs(only.Patient, accepted.Referral.Patient)
            ? new JoinPathway(only.Id, Agreed(only, accepted))
            : new CreatePathway(NextSlot(alike), [accepted.Mode == PathwayMode.New ? ByPerson : "noSinglePathway"]);
    }

    internal static int NextSlot(IReadOnlyList<TrackedPathway> alike) => alike.Count == 0 ? 0 : alike.Max(p => p.Slot) + 1;

    private static List<string> Agreed(TrackedPathway pathway, AcceptedReferral accepted)
    {
        var (ours, theirs) = (pathway.Patient, accepted.Referral.Patient);
        List<string> agreed = ["nhsNumber"];
        if (PatientMatch.BirthDatesAgree(ours, theirs) is true)
            agreed.Add("birthDate");
        if (PatientMatch.FamilyNamesAgree(ours, theirs) is true)
            agreed.Add("familyName");
        if (pathway.TumourGroup == accepted.Referral.TumourGroup)
            agreed.Add("tumourGroup");
        if (accepted.IdentityConfirmed && PatientMatch.Differs(ours, theirs))
            agreed.Add("identityConfirmedByPerson");
        return agreed;
    }

    private static readonly Refusal NoSuchOpenPathway = Refusal.Invalid(
        "/pathway/id", RefusalCode.ValidationFailed, "The patient has no open pathway with this id at your organisation. Look on "
            + "your pathways worklist, or choose the mode 'new'.");

    private static Refusal Ambiguous(List<TrackedPathway> alike) => new(
        RefusalCode.MatchAmbiguous,
        $"{alike.Count} open pathways of this patient are in the tumour group. Choose one: accept with pathway mode 'existing' and "
            + "its id, or 'new'.",
        [],
        [.. alike.Select(p => new Choice("pathway", p.Id.Value, new Dictionary<string, string>
        {
            ["tumourGroup"] = p.TumourGroup,
            ["periodStartDate"] = $"{p.PeriodStart:O}",
        }))]);

    private static Refusal Mismatch(Patient ours, Patient theirs) => new(
        RefusalCode.PatientMismatch,
        "The NHS number is known here with another family name or birth date. Compare both sides; if it is the same person, accept "
            + "with 'identityConfirmed' and the reason, otherwise reject.",
        [],
        [Side("ours", ours), Side("theirs", theirs)]);

    private static Choice Side(string kind, Patient patient)
    {
        var identity = new Dictionary<string, string> { ["nhsNumber"] = patient.NhsNumber.Value };
        if (patient.FamilyName is { } family)
            identity["familyName"] = family;
        if (patient.GivenName is { } given)
            identity["givenName"] = given;
        if (patient.BirthDate is { } born)
            identity["birthDate"] = $"{born:O}";
        return new(kind, null, identity);
    }
}
