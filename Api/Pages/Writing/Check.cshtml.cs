using System.Diagnostics;
using System.Text.Json;
using InterTrust.Drafts;
using InterTrust.Identity;
using InterTrust.Referrals;
using Microsoft.AspNetCore.Mvc;

namespace InterTrust.Pages.Writing;

/// <summary>The whole draft, its errors and missing items, and the button that sends it.</summary>
public sealed class CheckModel : DraftPage
{
    public JsonElement Sheet { get; private set; }

    /// <summary>An open referral of the patient that prevents a second one; null if there is none.</summary>
    public string? OpenReferral { get; private set; }

    [BindProperty]
    public string? AdditionalReason { get; set; }

    public Task OnGetAsync(DraftId id) => Show(id);

    /// <summary>Sends the draft. The referral's id is derived from the draft's, so a repeated click sends one referral.</summary>
    public async Task<IActionResult> OnPostAsync(DraftId id)
    {
        if (await Hub.Drafts(Caller.Ods, drafts => drafts.Read(id)) is null
            && await Hub.Referral(ReferralId.For(Caller.Ods, id.Value), sent => sent.Read(Caller.Ods)) is { } before)
            return Redirect($"/referrals/{before.Id}?done=send");
        await Show(id);
        if (!Progress.MaySend)
        {
            ModelState.AddModelError("", "It cannot be sent yet. What is needed is shown below.");
            return Page();
        }
        var (referral, command, context) = Draft.Purpose.Amends is { } amended
            ? (
                amended,
                (ReferralCommand)new Amend(TypedDataSet.Json(Draft.Fields)),
                new CommandContext(Caller.Author, $"{id}/{Draft.Version}", Draft.Purpose.AmendsVersion))
            : (
                ReferralId.For(Caller.Ods, id.Value),
                Command() with { AdditionalReason = TrimToNull(AdditionalReason) },
                new CommandContext(Caller.Author, id.Value));
        switch (await Hub.Execute(referral, command, context))
        {
            case Refused<ReferralView>(var refusal, _):
                return Refuse(refusal, referral);
            case Applied<ReferralView> or Unchanged<ReferralView>:
                await Hub.Discard(Caller.Ods, id);
                return Redirect($"/referrals/{referral}?done={(command is Amend ? "amend" : "send")}");
            default:
                throw new UnreachableException();
        }
    }

    private async Task Show(DraftId id)
    {
        await Load(id);
        using var json = JsonDocument.Parse(TypedDataSet.Json(Draft.Fields));
        Sheet = json.RootElement.Clone();
    }

    private IActionResult Refuse(Refusal refusal, ReferralId referral)
    {
        if (refusal.Code is RefusalCode.OutOfTurn && Draft.Purpose.Amends is not null)
            return Redirect($"/referrals/{referral}?late=amend");
        OpenReferral = refusal.Code is RefusalCode.OpenReferralExists ? (refusal.Choices is [var open, ..] ? open.Id : null) : null;
        ModelState.AddModelError(OpenReferral is null ? "" : nameof(AdditionalReason), refusal.Code switch
        {
            RefusalCode.OpenReferralExists =>
                "There is an open referral of this patient in the tumour group to that trust. "
                + "Look at it first; if this is a second primary, say so below and send again.",
            RefusalCode.VersionMismatch => "The referral changed since you began to write. Open it, look, and begin again from there.",
            _ => refusal.Findings is [var finding, ..] ? $"{DataSetLabels.Label(finding.Pointer)}: {finding.Detail}" : refusal.Detail,
        });
        return Page();
    }
}
