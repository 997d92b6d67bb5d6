using System.Text.Json;
using InterTrust.DataSet;
using InterTrust.Identity;
using InterTrust.Referrals;
using Microsoft.AspNetCore.Mvc;

namespace InterTrust.Pages;

/// <summary>A referral: the patient, the request, the clocks, the history and the possible actions.</summary>
public sealed class ReferralModel : HubPage
{
    public ReferralView Referral { get; private set; } = null!;

    public EnfDataSet Data { get; private set; } = null!;

    public JsonElement Sheet { get; private set; }

    public IReadOnlyList<HistoryEvent> History { get; private set; } = [];

    /// <summary>The command that the page before sent.</summary>
    public string? Done { get; private set; }

    /// <summary>The command that another change prevented.</summary>
    public string? Late { get; private set; }

    /// <summary>The version that this browser showed last; null if none.</summary>
    public int? Seen { get; private set; }

    public bool IsReceiver => Caller.Ods == Referral.To;

    public string Other => Trusts.Name(IsReceiver ? Referral.From : Referral.To);

    public HistoryText HistoryText { get; private set; } = null!;

    /// <summary>The event that came first, for the middle of a sentence; text that people wrote is unchanged.</summary>
    public string LateBecause(HistoryEvent earlier) => HistoryText.Describe(earlier) is var text
        ? $"{char.ToLowerInvariant(text[0])}{text[1..].TrimEnd('.')}"
        : "";

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

    /// <summary>Commands without a form of their own.</summary>
    public Task<IActionResult> OnPostAsync(ReferralId id, string command, string? owner, string? commandId)
    {
        ReferralCommand sent = command switch
        {
            "receive" => new Receive(),
            "acknowledge" => new Acknowledge(),
            "assign" => new AssignOwner(ReadOwner(owner)),
            _ => throw InvalidOwner(),
        };
        return Redirect(
            Hub.Execute(id, sent, Context(commandId)), $"/referrals/{id}?done={command}", $"/referrals/{id}?late={command}");
    }
}
