using InterTrust.Referrals;
using Microsoft.AspNetCore.Mvc;

namespace InterTrust.Pages.Decisions;

/// <summary>Takes a referral off the wrong pathway.</summary>
public sealed class UndoMatchModel() : CommandPage("undoMatch", "Undo the match")
{
    [BindProperty]
    public string? Reason { get; set; }

    public override IEnumerable<(string, string)> Checks => [("Reason", Reason ?? "")];

    protected override void Validate(string stage) =>
        Require(nameof(Reason), Reason, "Say why the match was wrong; it stays in the history.");

    protected override ReferralCommand CreateCommand() => new UndoMatch(Reason!.Trim());
}
