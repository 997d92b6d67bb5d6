using InterTrust.Http;
using InterTrust.Identity;
using InterTrust.Pathways;
using InterTrust.Referrals;
using InterTrust.Worklists;
using Microsoft.AspNetCore.Mvc;

namespace InterTrust.Pages;

/// <summary>A worklist as a table: the rows of the API's worklists, filtered and sorted by the hub, fifty rows at a time.</summary>
public sealed class WorklistModel(Cursors cursors, SearchTokens searchTokens) : HubPage
{
    public const int Most = 50;

    public WorklistKind Kind { get; private set; }

    /// <summary><c>incoming</c>, <c>sent</c> or <c>pathways</c>.</summary>
    public string List { get; private set; } = "";

    public ListFilter Filter => field ??= new(Request.Query);

    /// <summary>
    /// The search text. It is posted in a body, then kept encrypted in the address, so that Back and links work.
    /// </summary>
    public string? Text { get; private set; }

    public IReadOnlyList<WorklistRow> Rows { get; private set; } = [];

    public string? Next { get; private set; }

    public int Total { get; private set; }

    /// <summary>The version of the trust's lists before the rows were read.</summary>
    public long? Version { get; private set; }

    public int? Assigned { get; private set; }

    public async Task OnGetAsync(string list, int? assigned)
    {
        Name(list);
        Assigned = assigned;
        try
        {
            Text = Filter.Search is null ? null : searchTokens.Read(Filter.Search, Caller.Ods);
            var query = Filter.Query(Kind, Caller, Text, cursors);
            Version = await Hub.Worklist(Caller.Ods, worklist => worklist.Version());
            var page = await Hub.Worklist(Caller.Ods, worklist => worklist.Page(query));
            (Rows, Next) = (page.Rows, page.Next is null ? null : cursors.Write(page.Next, query, Caller.Ods));
            Total = query.After is null && page.Next is null
                ? page.Rows.Count
                : await Hub.Worklist(Caller.Ods, worklist => worklist.Count(query));
        }
        catch (ProblemException e)
        {
            ModelState.AddModelError("", e.Problem.Detail);
        }
    }

    public IActionResult OnPost(string list, string? text)
    {
        Name(list);
        var search = TrimToNull(text) is { } typed ? searchTokens.Write(typed, Caller.Ods) : null;
        return Redirect(Filter.AddressWithSearch(List, search));
    }

    /// <summary>How many referrals came since the page was read, in a sentence with a link to them.</summary>
    public async Task<IActionResult> OnGetNewsAsync(string list, long since)
    {
        Name(list);
        var events = await Hub.Worklist(Caller.Ods, worklist => worklist.Feed(since, 1000));
        var count = events.Where(IsNews).Select(news => news.ReferralId).Distinct().Count();
        return Partial("_News", (Count: count, Kind, Address: $"/{List}"));
    }

    /// <summary>Gives many rows an owner at once; no referral is decided.</summary>
    public async Task<IActionResult> OnPostAssignAsync(string list, string[] row, string? owner, string commandId)
    {
        Name(list);
        var to = ReadOwner(owner);
        var assigned = 0;
        foreach (var id in row.Distinct().Take(200))
            assigned += await Assign(id, to, new(Caller.Author, $"{commandId}/{id}")) ? 1 : 0;
        return Redirect($"/{List}?assigned={assigned}");
    }

    private async Task<bool> Assign(string id, string? owner, CommandContext context) =>
        ReferralId.TryParse(id, null, out var referral)
            ? await Hub.Execute(referral, new AssignOwner(owner), context) is not Refused<ReferralView>
            : PathwayId.TryParse(id, null, out var pathway)
                && await Hub.Execute(pathway, new AssignPathwayOwner(owner), context) is not Refused<PathwayView>;

    private void Name(string list) => (List, Kind) = list switch
    {
        "incoming" => (list, WorklistKind.Incoming),
        "sent" => (list, WorklistKind.Outgoing),
        "pathways" => (list, WorklistKind.Pathways),
        _ => throw PageNotFound(),
    };

    private bool IsNews(FeedEvent feedEvent) => feedEvent.By.Ods != Caller.Ods && feedEvent.ReferralId is not null
        && (feedEvent.Type is "referralSent") == (Kind is WorklistKind.Incoming);
}
