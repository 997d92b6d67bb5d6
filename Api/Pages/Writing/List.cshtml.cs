using InterTrust.Drafts;
using InterTrust.Identity;
using Microsoft.AspNetCore.Mvc;

namespace InterTrust.Pages.Writing;

/// <summary>The drafts of this trust, and how to start one.</summary>
public sealed class ListModel : HubPage
{
    public IReadOnlyList<DraftSummary> Drafts { get; private set; } = [];

    public bool Discarded { get; private set; }

    public async Task OnGetAsync(bool discarded)
    {
        Discarded = discarded;
        Drafts = await Hub.Drafts(Caller.Ods, drafts => drafts.All());
    }

    /// <param name="key">The key of the form: a repeated click starts one draft.</param>
    public Task<IActionResult> OnPostAsync(Guid key) => Begin($"new/{key}", new(), null, new()
    {
        ["/rtt/pathwayIssuer"] = Caller.Ods.Value,
        ["/transfer/organisationsOnPathway"] = Caller.Ods.Value,
        ["/referrer/contactName"] = Caller.Actor,
    });

    /// <summary>Starts a draft that amends an undecided referral.</summary>
    public async Task<IActionResult> OnPostAmendAsync(ReferralId id)
    {
        var referral = await Hub.Referral(id, sent => sent.Read(Caller.Ods)) ?? throw PageNotFound();
        return referral.Actions.Contains("amend")
            ? await Begin(
                $"amend/{id}/{referral.Version}", new(Amends: id, AmendsVersion: referral.Version), referral.To,
                TypedDataSet.Parse(referral.Dataset.Utf8))
            : Redirect($"/referrals/{id}?late=amend");
    }

    /// <summary>Starts a draft that replaces a rejected referral and keeps its received date.</summary>
    public async Task<IActionResult> OnPostAgainAsync(ReferralId id)
    {
        var referral = await Hub.Referral(id, sent => sent.Read(Caller.Ods)) ?? throw PageNotFound();
        return referral.Actions.Contains("acknowledge")
            ? await Begin($"again/{id}", new(Replaces: id), referral.To, TypedDataSet.Parse(referral.Dataset.Utf8))
            : Redirect($"/referrals/{id}?late=acknowledge");
    }

    /// <summary>Starts a draft that refers the patient of a pathway to a further trust.</summary>
    public async Task<IActionResult> OnPostOnwardAsync(PathwayId id, Guid key)
    {
        var onward = await Hub.Pathway(id, pathway => pathway.Onward(Caller.Ods)) ?? throw PageNotFound();
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
