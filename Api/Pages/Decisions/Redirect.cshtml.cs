using InterTrust.Identity;
using InterTrust.Organisations;
using InterTrust.Referrals;
using Microsoft.AspNetCore.Mvc;

namespace InterTrust.Pages.Decisions;

/// <summary>The receiving trust redirects a referral to a third trust.</summary>
public sealed class RedirectModel() : CommandPage("redirect", "Pass it on")
{
    [BindProperty]
    public string? To { get; set; }

    [BindProperty]
    public string? Reason { get; set; }

    public IEnumerable<Organisation> Others => Trusts.All.Where(trust => trust.Ods != Referral.From && trust.Ods != Referral.To);

    public override IEnumerable<(string, string)> Checks =>
        [("To", Others.FirstOrDefault(trust => trust.Ods.Value == To)?.Name ?? ""), ("Reason", Reason ?? "")];

    protected override void Validate(string stage)
    {
        if (Others.All(trust => trust.Ods.Value != To))
            ModelState.AddModelError(nameof(To), "Choose the trust that the referral goes to.");
        Require(nameof(Reason), Reason, "Say why, so that both trusts understand.");
    }

    protected override ReferralCommand CreateCommand() => new Redirect(OdsCode.Parse(To!, null), Reason!.Trim());
}
