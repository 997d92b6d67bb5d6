using InterTrust.Referrals;
using Microsoft.AspNetCore.Mvc;

namespace InterTrust.Pages.Decisions;

/// <summary>The referring trust withdraws a referral.</summary>
public sealed class WithdrawModel() : CommandPage("withdraw", "Withdraw this referral")
{
    [BindProperty]
    public string? ReasonCode { get; set; }

    [BindProperty]
    public string? Explanation { get; set; }

    public override IEnumerable<(string, string)> Checks =>
        [("Reason", Format.Code("withdrawalReason", ReasonCode ?? "")), ("Explanation", Explanation ?? "")];

    protected override void Validate(string stage)
    {
        Require(nameof(ReasonCode), ReasonCode, "Choose a reason.");
        Require(nameof(Explanation), Explanation, "Explain why, so that the receiver understands.");
    }

    protected override ReferralCommand CreateCommand() => new Withdraw(ReasonCode!, Explanation!.Trim());
}
