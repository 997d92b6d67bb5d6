using System.Text.Json.Serialization;
using InterTrust.Http;
using InterTrust.Identity;
using InterTrust.Security;
using Microsoft.AspNetCore.Http.HttpResults;
using static InterTrust.Problems;

namespace InterTrust.Worklists;

/// <summary>A trust's worklists over HTTP.</summary>
public static class WorklistEndpoints
{
    public static void MapWorklists(this IEndpointRouteBuilder app)
    {
        var worklists = app.MapGroup("/worklists").WithTags("Worklists");

        Map(worklists, WorklistKind.Incoming, "Returns the open referrals that were sent to you.");
        Map(worklists, WorklistKind.Outgoing, "Returns the open and the rejected referrals that you sent.");
        Map(worklists, WorklistKind.Pathways, "Returns the open pathways that you track.");
        worklists.MapGet("/summary", Summary).RequireScope(Scopes.Worklists)
            .Describe(
                "readWorklistSummary", "Read the totals",
                "Returns the number of rows on each worklist, by status, tumour group and the worst status of their running clocks.");
    }

    private static void Map(RouteGroupBuilder worklists, WorklistKind kind, string holds)
    {
        var name = HubJson.NameOf(kind);
        worklists.MapGet($"/{name}", Page).RequireScope(Scopes.Worklists).ProducesProblems(ParameterInvalid, CursorInvalid)
            .Describe(
                $"read{kind}", $"Read the {name} worklist",
                $"{holds} Poll with If-None-Match: the response is 304 if the list has not changed.");
        worklists.MapPost($"/{name}/search", Search).RequireScope(Scopes.Worklists)
            .ProducesProblems(ParameterInvalid, CursorInvalid)
            .Describe(
                $"search{kind}", $"Search the {name} worklist",
                "Takes the filters of the worklist, and text: part of a name, an NHS number or a local id. "
                + "They are in the body because patient identifiers must never be in a URL.");

        Task<Results<OkWithETag<WorklistAnswer>, NotModified>> Page(
            WorklistParameters parameters, Caller caller, IfNoneMatch ifNoneMatch, Hub hub, Cursors cursors, TimeProvider time) =>
            WorklistEndpoints.Page(parameters.Query(kind, caller.Ods, cursors), caller, ifNoneMatch, hub, cursors, time);

        async Task<OkWithETag<WorklistAnswer>> Search(Caller caller, Body<SearchRequest> body, Hub hub, Cursors cursors) =>
            new(await Rows(body.Value.Query(kind, caller.Ods, cursors), caller.Ods, hub, cursors));
    }

    private static async Task<Results<OkWithETag<WorklistAnswer>, NotModified>> Page(
        WorklistQuery query, Caller caller, IfNoneMatch ifNoneMatch, Hub hub, Cursors cursors, TimeProvider time)
    {
        var tag = WorklistTag.Create(await Version(hub, caller.Ods), query, time);
        return ifNoneMatch.Matches(tag)
            ? new NotModified(tag!)
            : new OkWithETag<WorklistAnswer>(await Rows(query, caller.Ods, hub, cursors), tag);
    }

    private static async Task<Results<OkWithETag<SummaryAnswer>, NotModified>> Summary(
        Caller caller, IfNoneMatch ifNoneMatch, Hub hub, TimeProvider time)
    {
        var tag = WorklistTag.Create(await Version(hub, caller.Ods), time);
        return ifNoneMatch.Matches(tag)
            ? new NotModified(tag!)
            : new OkWithETag<SummaryAnswer>(new(await hub.Worklist(caller.Ods, list => list.Summary())), tag);
    }

    /// <summary>Read before the page, so that the ETag may be older than the page but never newer.</summary>
    private static Task<long?> Version(Hub hub, OdsCode ods) => hub.Worklist(ods, list => list.Version());

    private static async Task<WorklistAnswer> Rows(WorklistQuery query, OdsCode ods, Hub hub, Cursors cursors)
    {
        var page = await hub.Worklist(ods, list => list.Page(query));
        return new(page.Rows, page.Next is null ? null : cursors.Write(page.Next, query, ods));
    }
}

/// <summary>One page of a worklist.</summary>
/// <param name="Items">The rows.</param>
/// <param name="Next">The cursor of the next page; absent on the last.</param>
public sealed record WorklistAnswer(
    IReadOnlyList<WorklistRow> Items,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] string? Next);

/// <summary>The totals of a trust's worklists.</summary>
public sealed record SummaryAnswer(IReadOnlyList<WorklistCount> Totals);
