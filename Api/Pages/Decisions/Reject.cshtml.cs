using InterTrust.Referrals;
using Microsoft.AspNetCore.Mvc;

namespace InterTrust.Pages.Decisions;

/// <summary>The receiving trust rejects, and says what the sender should do.</summary>
public sealed class RejectModel() : CommandPage("reject", "Reject this referral")
{
    [BindProperty]
    public string? ReasonCode { get; set; }

    [BindProperty]
    public string? Explanation { get; set; }

    [BindProperty]
    public string? NextStep { get; set; }

    public override IEnumerable<(string, string)> Checks =>
    [
        ("Reason", Format.Code("rejectionReason", ReasonCode ?? "")),
        ("Explanation", Explanation ?? ""),
        ("What the sender should do", TrimToNull(NextStep) ?? "Nothing given"),
    ];

    protected override void Validate(string stage)
    {
        Require(nameof(ReasonCode), ReasonCode, "Choose a reason.");
        Require(nameof(Explanation), Explanation, "Explain the rejection, so that the sender knows what to do.");
    }

    protected override ReferralCommand CreateCommand() => new Reject(ReasonCode!, Explanation!.Trim(), TrimToNull(NextStep));
}
