using System.Text.Json;
using InterTrust.DataSet;
using InterTrust.Identity;
using InterTrust.Referrals;
using Microsoft.AspNetCore.Mvc;

namespace InterTrust.Pages;

/// <summary>A referral: who, what is asked, how the clocks stand, what was said, and what can be done now.</summary>
public sealed class ReferralModel : HubPage
{
    public ReferralView Referral { get; private set; } = null!;

    public EnfDataSet Data { get; private set; } = null!;

    public JsonElement Sheet { get; private set; }

    public IReadOnlyList<HistoryEvent> History { get; private set; } = [];

    /// <summary>The command that was said on the page before.</summary>
    public string? Done { get; private set; }

    /// <summary>The command for which somebody else was quicker.</summary>
    public string? Late { get; private set; }

    /// <summary>The version that this browser was shown last; null where it has shown none.</summary>
    public int? Seen { get; private set; }

    public bool IsReceiver => Caller.Ods == Referral.To;

    public string Other => Trusts.Name(IsReceiver ? Referral.From : Referral.To);

    public HistoryText HistoryText { get; private set; } = null!;

    /// <summary>What was quicker, in the middle of a sentence; what people wrote stays as they wrote it.</summary>
    public string LateBecause(HistoryEvent happened) => HistoryText.Describe(happened) is var said ? $"{char.ToLowerInvariant(said[0])}{said[1..].TrimEnd('.')}" : "";

    public async Task OnGetAsync(ReferralId id, string? done, string? late)
    {
        Referral = await Hub.Referral(id, referral => referral.Read(Caller.Ods)) ?? throw PageNotFound();
        History = await Hub.Referral(id, referral => referral.History(Caller.Ods)) ?? throw PageNotFound();
        (Done, Late, HistoryText) = (done, late, new(Trusts));
        Data = JsonSerializer.Deserialize(Referral.Dataset.Utf8, EnfJson.DataSet)!;
        using var sheet = JsonDocument.Parse(Referral.Dataset.Utf8);
        Sheet = sheet.RootElement.Clone();
        Seen = LastSeen.Exchange(HttpContext, id, Referral.Version);
    }

    /// <summary>Commands that say nothing more than themselves.</summary>
    public async Task<IActionResult> OnPostAsync(ReferralId id, string command, string? owner, string? commandId)
    {
        ReferralCommand? said = command switch
        {
            "receive" => new Receive(),
            "acknowledge" => new Acknowledge(),
            "assign" => new AssignOwner(string.IsNullOrWhiteSpace(owner) ? null : owner.Trim()),
            _ => null,
        };
        if (said is null or AssignOwner { Owner.Length: > 100 })
            throw Http.Parameter.Invalid("owner", "is at most 100 characters");
        return await Hub.Execute(id, said, new(Caller.Author, commandId ?? $"{Guid.CreateVersion7()}")) switch
        {
            Refused<ReferralView> { Refusal.Code: RefusalCode.NotFound } => throw PageNotFound(),
            Refused<ReferralView> => Redirect($"/referrals/{id}?late={command}"),
            _ => Redirect($"/referrals/{id}?done={command}"),
        };
    }
}
