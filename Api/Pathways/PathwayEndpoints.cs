using System.ComponentModel;
using InterTrust.Http;
using InterTrust.Identity;
using InterTrust.Referrals;
using InterTrust.Security;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using static InterTrust.Problems;

namespace InterTrust.Pathways;

/// <summary>Pathways over HTTP.</summary>
public static class PathwayEndpoints
{
    public static void MapPathways(this IEndpointRouteBuilder app)
    {
        var pathways = app.MapGroup("/pathways").WithTags("Pathways");

        pathways.MapPost("/", RegisterOne).RequireScope(Scopes.Pathways).ProducesProblems(NhsNumberInvalid, NotATestNumber)
            .Describe(
                "registerPathway", "Register a patient whom you already track",
                "Referrals for the patient in this tumour group then join this pathway.");
        pathways.MapPost("/import", PathwayImport.Run).RequireScope(Scopes.Pathways).ProducesProblems(IdempotencyKeyMissing, MediaType)
            .WithMetadata(new DisableRequestSizeLimit())
            .Accepts<ImportLine>("application/x-ndjson")
            .Produces<ImportResult>(200, "application/x-ndjson")
            .WithMetadata(HeaderDocs.OptionalKey)
            .Describe(
                "importPathways", "Register many patients",
                "Takes one pathway per line (NDJSON, any size) and returns one result per line, in the same order, while the file is "
                + "still being sent. Only the invalid lines are refused. Each line is identified by its `key`, or by the "
                + "Idempotency-Key and the line number, so that you can repeat the file after a lost connection.")
            .DisableRequestTimeout();
        pathways.MapGet("/{id:pathway}", Read).ProducesProblems(Problems.NotFound)
            .Describe(
                "readPathway", "Read a pathway",
                "For the trust that tracks it. A trust that referred the patient sees what concerns its referral.");
        pathways.MapGet("/{id:pathway}/timeline", Timeline).ProducesProblems(Problems.NotFound)
            .Describe("readPathwayTimeline", "Read the history of a pathway", "Returns every event, oldest first.");
        pathways.MapGet("/{id:pathway}/clocks", Clocks).ProducesProblems(Problems.NotFound, ParameterInvalid)
            .Describe(
                "readPathwayClocks", "Read the clocks and the breach allocation of a pathway",
                "Returns the figures for today, or for the past or future day `asOf`; events after that day are left out. The "
                + "trust that tracks the patient and the trusts that referred see the same figures.");
        pathways.MapGet("/{id:pathway}/onward-referral", Onward).ProducesProblems(Problems.NotFound)
            .Describe(
                "prepareOnwardReferral", "Prepare an onward referral",
                "For the trust that tracks the patient. Returns a referral to a further trust, filled in with what the hub "
                + "knows. Add `to` and what is missing, and send it. It continues the transfers of the pathway.");
        pathways.MapPost("/{id:pathway}/assign", Assign).RequireScope(Scopes.Pathways)
            .Describe(
                "assignPathway", "Assign a pathway",
                "For the trust that tracks the patient. Assigns the pathway to a person or a team, or to nobody.");
        pathways.MapPost("/{id:pathway}/notes", Note).RequireScope(Scopes.Pathways)
            .Describe(
                "addNote", "Add a note",
                "For the trust that tracks the patient; no other trust sees it. The worklist shows the latest note.");
        pathways.MapPost("/{id:pathway}/events", Record).RequireScope(Scopes.Pathways)
            .Describe(
                "recordEvent", "Record an event",
                "For the trust that tracks the patient and, for events before the hand-over, for a trust that referred. With "
                + "`corrects`, it replaces an event that the same trust recorded; the history keeps both.");
        pathways.MapPost("/{id:pathway}/events/{entry}/retract", Retract).RequireScope(Scopes.Pathways)
            .Describe(
                "retractEvent", "Retract an event that did not happen",
                "For the trust that recorded it. Retracting the closing of a pathway reopens it.");
        app.MapPost("/clocks", CalculateClocks).WithTags("Clocks")
            .Describe(
                "workOutClocks", "Calculate clocks and breach allocation",
                "A what-if calculator with the same rules as the pathways. Nothing is stored, and no patient is named.");
    }

    public static string Path(PathwayId id) => $"{Routes.Api}/pathways/{id}";

    private static Task<Results<CreatedWithETag<PathwayView>, Problem>> RegisterOne(CreateRequest<RegisterRequest> request, Hub hub) =>
        Register(hub, request.Key, request.Body, request.Context);

    internal static Task<Results<CreatedWithETag<PathwayView>, Problem>> Register(
        Hub hub, string key, RegisterRequest request, CommandContext context) =>
        Execute(hub, PathwayId.For(context.Author.Ods, key), request.Command, context, Created);

    private static CreatedWithETag<PathwayView> Created(PathwayView pathway, bool replayed) =>
        new(pathway, Path(pathway.Id), ETags.Create(pathway.Version), replayed);

    private static async Task<Results<OkWithETag<PathwayView>, NotModified, Problem>> Read(
        PathwayId id, Caller caller, IfNoneMatch ifNoneMatch, Hub hub) =>
        await hub.Pathway(id, pathway => pathway.Read(caller.Ods)) is not { } pathway ? Problems.From(404)!
        : ETags.Create(pathway.Version, pathway.AsOf) is var tag && ifNoneMatch.Matches(tag) ? new NotModified(tag)
        : new OkWithETag<PathwayView>(pathway, tag);

    private static async Task<Results<OkWithETag<HistoryAnswer>, Problem>> Timeline(PathwayId id, Caller caller, Hub hub) =>
        await hub.Pathway(id, pathway => pathway.History(caller.Ods)) is { } events
            ? new OkWithETag<HistoryAnswer>(new(events))
            : Problems.From(404)!;

    private static async Task<Results<OkWithETag<ClocksView>, Problem>> Clocks(
        PathwayId id,
        Caller caller,
        Hub hub,
        HttpRequest request,
        [FromQuery, Description("The day to calculate for, YYYY-MM-DD; today when absent.")] string? asOf = null)
    {
        Parameter.OnlyKnown(request.Query, nameof(asOf));
        var day = asOf is null ? (DateOnly?)null : Parameter.Day(nameof(asOf), asOf);
        return await hub.Pathway(id, pathway => pathway.Clocks(caller.Ods, day)) is { } clocks
            ? new OkWithETag<ClocksView>(clocks)
            : Problems.From(404)!;
    }

    private static async Task<Results<OkWithETag<PreparedReferral>, Problem>> Onward(PathwayId id, Caller caller, Hub hub) =>
        await hub.Pathway(id, pathway => pathway.Onward(caller.Ods)) is { } onward
            ? new OkWithETag<PreparedReferral>(new(onward.Dataset, id))
            : Problems.From(404)!;

    private static Task<Results<CreatedWithETag<PathwayView>, Problem>> Record(
        PathwayId id, CommandRequest<EventRequest> request, Hub hub) =>
        Execute(hub, id, request.Body.Command, request.Context, Created);

    private static Task<Results<OkWithETag<PathwayView>, Problem>> Retract(
        PathwayId id, string entry, CommandRequest<RetractRequest> request, Hub hub) =>
        Execute(hub, id, new RetractEvent(new(entry, request.Body.Reason)), request.Context, Changed);

    private static Task<Results<OkWithETag<PathwayView>, Problem>> Note(PathwayId id, CommandRequest<NoteRequest> request, Hub hub) =>
        Execute(hub, id, new AddNote(request.Body.Text), request.Context, Changed);

    private static Task<Results<OkWithETag<PathwayView>, Problem>> Assign(PathwayId id, CommandRequest<AssignRequest> request, Hub hub) =>
        Execute(hub, id, new AssignPathwayOwner(request.Body.Owner), request.Context, Changed);

    private static OkWithETag<PathwayView> Changed(PathwayView pathway, bool replayed) =>
        new(pathway, ETags.Create(pathway.Version), replayed);

    private static async Task<Results<TResponse, Problem>> Execute<TResponse>(
        Hub hub, PathwayId id, PathwayCommand command, CommandContext context, Func<PathwayView, bool, TResponse> respond)
        where TResponse : IResult =>
        (await hub.Execute(id, command, context)).ToResponse(
            respond, refused => Problems.From(refused.Refusal, CurrentState.From(refused.Current)));

    private static async Task<Results<OkWithETag<ClocksView>, Problem>> CalculateClocks(Body<ClocksRequest> body, Hub hub) =>
        (await hub.CalculateClocks(body.Value.Facts, body.Value.AsOf)).ToResponse(
            (clocks, _) => new OkWithETag<ClocksView>(clocks), refused => Problems.From(refused.Refusal));
}

/// <summary>The import is streamed: the size of a line is limited, not that of the file.</summary>
file sealed class DisableRequestSizeLimit : Microsoft.AspNetCore.Http.Metadata.IRequestSizeLimitMetadata
{
    public long? MaxRequestBodySize => null;
}
