using InterTrust.Identity;
using InterTrust.Pathways;
using InterTrust.Referrals;
using InterTrust.Worklists;
using Microsoft.AspNetCore.Mvc;

namespace InterTrust.Pages.Decisions;

/// <summary>The receiving trust accepts in three steps: confirm the patient, choose the pathway, check.</summary>
public sealed class AcceptModel() : CommandPage("accept", "Accept this referral", "identity", "match")
{
    private const string New = "new";

    /// <summary>Whether it is the same patient: yes or no.</summary>
    [BindProperty]
    public string? Same { get; set; }

    [BindProperty]
    public string? IdentityReason { get; set; }

    /// <summary>The id of a pathway, or <c>new</c>.</summary>
    [BindProperty]
    public string? Pathway { get; set; }

    [BindProperty]
    public string? Owner { get; set; }

    [BindProperty]
    public string? Note { get; set; }

    /// <summary>This trust's open pathways with the patient's NHS number.</summary>
    public IReadOnlyList<WorklistRow> Ours { get; private set; } = [];

    /// <summary>The hub accepts only with a reason why it is the same person: the rule is <see cref="PatientMatch"/>.</summary>
    public bool NeedsIdentityReason => Ours.Any(row => PatientMatch.Differs(row.Patient, Theirs));

    public override IEnumerable<(string, string)> Checks =>
    [
        ("Patient", Ours is [] ? "Identifiers checked; we track no open pathway with this NHS number"
            : NeedsIdentityReason ? $"The same person although details differ: {IdentityReason}"
            : "The same person: identifiers agree"),
        ("Pathway", Ours.FirstOrDefault(row => row.Id == Pathway) is { } joined
            ? $"Join {Describe(joined)}"
            : "Create a new pathway with its referral, diagnosis and treatment"),
        ("Owner", TrimToNull(Owner) ?? "Nobody"),
        ("Note", TrimToNull(Note) ?? "None"),
    ];

    /// <summary>The patient as the sender has it.</summary>
    private Patient Theirs =>
        new(Data.Patient.NhsNumber, Data.Patient.FamilyName, Data.Patient.GivenName, Data.Patient.BirthDate, Data.Patient.LocalPatientId);

    /// <summary>Their identifiers beside ours, and whether they agree; null where one side does not have it.</summary>
    public IEnumerable<(string Label, string Theirs, string Ours, bool? Agree)> Compare(WorklistRow row)
    {
        var (theirs, ours) = (Theirs, row.Patient);
        yield return (
            "NHS number", theirs.NhsNumber.Display, ours.NhsNumber.Display, theirs.NhsNumber == ours.NhsNumber);
        yield return (
            "Family name", theirs.FamilyName ?? Format.Absent, ours.FamilyName ?? Format.Absent,
            PatientMatch.FamilyNamesAgree(ours, theirs));
        yield return (
            "Given name", theirs.GivenName ?? Format.Absent, ours.GivenName ?? Format.Absent,
            PatientMatch.NamesAgree(ours.GivenName, theirs.GivenName));
        yield return (
            "Date of birth", Format.Day(theirs.BirthDate), Format.Day(ours.BirthDate),
            PatientMatch.BirthDatesAgree(ours, theirs));
    }

    public IEnumerable<Option> Choices =>
    [
        .. Ours.OrderByDescending(row => row.TumourGroup == Referral.TumourGroup).Select(row => new Option(
            row.Id,
            $"Join {Describe(row)}",
            row.TumourGroup == Referral.TumourGroup
                ? "Same tumour group: choose this unless it is a second primary."
                : "Another tumour group.")),
        new(New, "Create a new pathway", Ours.Any(row => row.TumourGroup == Referral.TumourGroup)
            ? "Only for a second primary cancer."
            : "You track no open pathway of this patient in the tumour group."),
    ];

    protected override async Task LoadDetails()
    {
        // The NHS number goes in the query, as in the body of a search: it is never in an address.
        var page = await Hub.Worklist(
            Caller.Ods, list => list.Page(new() { Kind = WorklistKind.Pathways, Text = Data.Patient.NhsNumber.Value }));
        Ours = [.. page.Rows.Where(row => row.Patient.NhsNumber == Data.Patient.NhsNumber)];
    }

    protected override void Prefill() => (Owner, Pathway) = (
        Referral.Owner ?? Caller.Actor,
        Ours.Where(row => row.TumourGroup == Referral.TumourGroup).ToList() is [var only] ? only.Id : Ours is [] ? New : null);

    protected override bool HasField(string stage, string field) => stage switch
    {
        "identity" => field is nameof(Same) or nameof(IdentityReason),
        "match" => field is nameof(Pathway) or nameof(Owner) or nameof(Note),
        _ => false,
    };

    protected override void Validate(string stage)
    {
        if (stage == "identity" && Same != "yes")
            ModelState.AddModelError(nameof(Same), Same == "no"
                ? "Then it cannot be accepted. Ask the sender, or reject it, from the referral’s page."
                : "Say whether it is the same patient.");
        if (stage == "identity" && NeedsIdentityReason)
            Require(nameof(IdentityReason), IdentityReason, "Details differ: say how you made sure that it is the same person.");
        if (stage == "match" && Choices.All(choice => choice.Value != Pathway))
            ModelState.AddModelError(nameof(Pathway), "Choose a pathway, or a new one.");
        if (stage == "match" && Owner is { Length: > 100 })
            ModelState.AddModelError(nameof(Owner), "An owner’s name has at most 100 characters.");
        if (stage == "match" && Note is { Length: > 4000 })
            ModelState.AddModelError(nameof(Note), "A note has at most 4,000 characters.");
    }

    protected override ReferralCommand CreateCommand() => new Accept(
        Pathway == New ? PathwayMode.New : PathwayMode.Existing,
        PathwayId.TryParse(Pathway, null, out var chosen) ? chosen : null,
        NeedsIdentityReason ? TrimToNull(IdentityReason) : null,
        TrimToNull(Owner),
        TrimToNull(Note));

    /// <summary>A mismatch that the hub found after the form was filled in: an error at the field that resolves it.</summary>
    protected override IActionResult Refuse(Refusal refusal) => base.Refuse(refusal.Code switch
    {
        RefusalCode.PatientMismatch => new(
            refusal.Code,
            "We know this NHS number with another family name or date of birth. Go back, compare both, and say how you made sure."),
        RefusalCode.MatchAmbiguous => new(refusal.Code, "Several pathways fit. Choose one of them, or a new one."),
        _ => refusal,
    });

    private static string Describe(WorklistRow row) =>
        $"the {Format.Code("tumourGroup", row.TumourGroup)} pathway that began on {Format.Day(row.Dates.PeriodStart)} (day {row.Day})";
}
