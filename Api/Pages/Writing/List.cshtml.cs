using InterTrust.Drafts;
using InterTrust.Identity;
using Microsoft.AspNetCore.Mvc;

namespace InterTrust.Pages.Writing;

/// <summary>Referrals that are being written at this trust, and how to begin one.</summary>
public sealed class ListModel : HubPage
{
    public IReadOnlyList<DraftSummary> Drafts { get; private set; } = [];

    public bool Discarded { get; private set; }

    public async Task OnGetAsync(bool discarded)
    {
        Discarded = discarded;
        Drafts = await Hub.Drafts(Caller.Ods, drafts => drafts.All());
    }

    /// <param name="key">The form's own: however often it is sent, one draft is begun.</param>
    public Task<IActionResult> OnPostAsync(Guid key) => Begin($"new/{key}", new(), null, new()
    {
        ["/rtt/pathwayIssuer"] = Caller.Ods.Value,
        ["/transfer/organisationsOnPathway"] = Caller.Ods.Value,
        ["/referrer/contactName"] = Caller.Actor,
    });

    /// <summary>The data set of a referral, to be sent anew while it is not decided.</summary>
    public async Task<IActionResult> OnPostAmendAsync(ReferralId id)
    {
        var referral = await Hub.Referral(id, known => known.Read(Caller.Ods)) ?? throw PageNotFound();
        return referral.Actions.Contains("amend")
            ? await Begin($"amend/{id}/{referral.Version}", new(Amends: id, AmendsVersion: referral.Version), referral.To, TypedDataSet.Parse(referral.Dataset.Utf8))
            : Redirect($"/referrals/{id}?late=amend");
    }

    /// <summary>A rejected referral once more: it hands on its received date.</summary>
    public async Task<IActionResult> OnPostAgainAsync(ReferralId id)
    {
        var referral = await Hub.Referral(id, known => known.Read(Caller.Ods)) ?? throw PageNotFound();
        return referral.Actions.Contains("acknowledge")
            ? await Begin($"again/{id}", new(Replaces: id), referral.To, TypedDataSet.Parse(referral.Dataset.Utf8))
            : Redirect($"/referrals/{id}?late=acknowledge");
    }

    /// <summary>The patient of a pathway goes on to a further trust.</summary>
    public async Task<IActionResult> OnPostOnwardAsync(PathwayId id, Guid key)
    {
        var onward = await Hub.Pathway(id, known => known.Onward(Caller.Ods)) ?? throw PageNotFound();
        return await Begin($"onward/{id}/{key}", new(OnwardFrom: id), null, TypedDataSet.Parse(onward.Dataset.Utf8));
    }

    public async Task<IActionResult> OnPostDiscardAsync(DraftId id)
    {
        await Hub.Discard(Caller.Ods, id);
        return Redirect("/drafts?discarded=true");
    }

    private async Task<IActionResult> Begin(string key, DraftPurpose purpose, OdsCode? to, Dictionary<string, string> typed)
    {
        var id = DraftId.For(Caller.Ods, key);
        await Hub.Drafts(Caller.Ods, drafts => drafts.Save(new(id, 0, purpose, to, typed, Time.GetUtcNow(), Caller.Author)));
        return Redirect($"/drafts/{id}/{DataSetLabels.Groups[0].Key}");
    }
}
