using InterTrust.Referrals;
using Microsoft.AspNetCore.Mvc;

namespace InterTrust.Pages.Decisions;

/// <summary>The receiving trust says no, with what the sender should do.</summary>
public sealed class RejectModel : CommandPage
{
    [BindProperty]
    public string? ReasonCode { get; set; }

    [BindProperty]
    public string? Explanation { get; set; }

    [BindProperty]
    public string? NextStep { get; set; }

    public override string Command => "reject";

    public override string Confirm => "Reject this referral";

    public override IEnumerable<(string, string)> Checks =>
        [("Reason", Say.Code("rejectionReason", ReasonCode ?? "")), ("Explanation", Explanation ?? ""), ("What the sender should do", Given(NextStep) ?? "Nothing said")];

    protected override void Validate(string stage)
    {
        Need(nameof(ReasonCode), ReasonCode, "Choose a reason.");
        Need(nameof(Explanation), Explanation, "Explain the rejection, so that the sender knows what to do.");
    }

    protected override ReferralCommand Says() => new Reject(ReasonCode!, Explanation!.Trim(), Given(NextStep));
}
