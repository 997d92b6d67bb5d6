using System.ComponentModel;
using System.Diagnostics;
using InterTrust.Http;
using InterTrust.Identity;
using InterTrust.Referrals;
using InterTrust.Security;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using static InterTrust.Problems;

namespace InterTrust.Pathways;

/// <summary>Pathways over HTTP: register a patient whom the trust already tracks, and read.</summary>
public static class PathwayEndpoints
{
    public static void MapPathways(this IEndpointRouteBuilder app)
    {
        var pathways = app.MapGroup("/pathways").WithTags("Pathways");

        pathways.MapPost("/", Register).Needs(Scopes.Pathways).Refuses(OfRegistering)
            .Is("registerPathway", "Register a patient whom you track already", "Referrals for the patient in this tumour group then join this pathway.");
        pathways.MapPost("/import", PathwayImport.Run).Needs(Scopes.Pathways).Refuses(IdempotencyKeyMissing, MediaType)
            .WithMetadata(new DisableRequestSizeLimit())
            .Accepts<ImportLine>("application/x-ndjson").Produces<ImportResult>(200, "application/x-ndjson").WithMetadata(HeaderDocs.OptionalKey)
            .Is("importPathways", "Register many patients", "One pathway a line (NDJSON, any size); one result a line comes back while the file goes up, in the same order. Bad lines are refused alone. A line is known by its `key`, or by the Idempotency-Key and its number: send the same file again after a break.")
            .DisableRequestTimeout();
        pathways.MapGet("/{id:pathway}", Read).Refuses(Problems.NotFound)
            .Is("readPathway", "Read a pathway", "For the trust that tracks it; the parties of a referral see what concerns their referral.");
        pathways.MapGet("/{id:pathway}/timeline", Timeline).Refuses(Problems.NotFound)
            .Is("readPathwayTimeline", "Read what happened on a pathway", "Every event, oldest first.");
        pathways.MapGet("/{id:pathway}/clocks", Clocks).Refuses(Problems.NotFound, ParameterInvalid)
            .Is("readPathwayClocks", "Read the clocks and the allocation of a pathway", "As they stand today, or stood or will stand `asOf` a day: what was recorded of later days is left out. The trust that tracks the patient and those that referred see the same figures.");
        pathways.MapGet("/{id:pathway}/onward-referral", Onward).Refuses(Problems.NotFound)
            .Is("prepareOnwardReferral", "Prepare a referral onward", "For the trust that tracks the patient: a referral to a further trust, filled in with all that the hub knows. Add `to` and what is missing, and send it: the chain of transfers goes with it.");
        pathways.MapPost("/{id:pathway}/assign", Assign).Needs(Scopes.Pathways).Refuses(OfRecording)
            .Is("assignPathway", "Say who tracks a pathway", "By the trust that tracks the patient: a person or a team takes it, or gives it away.");
        pathways.MapPost("/{id:pathway}/notes", Note).Needs(Scopes.Pathways).Refuses(OfRecording)
            .Is("addNote", "Write a note", "By the trust that tracks the patient; no other trust sees it. The latest stands on the worklist.");
        pathways.MapPost("/{id:pathway}/events", Record).Needs(Scopes.Pathways).Refuses(OfRecording)
            .Is("recordEvent", "Record what happened", "By the trust that tracks the patient, or, of what came before the hand-over, by a trust that referred. With `corrects` it replaces what the same trust recorded before; the history keeps both.");
        pathways.MapPost("/{id:pathway}/events/{entry}/retract", Retract).Needs(Scopes.Pathways).Refuses(OfRecording)
            .Is("retractEvent", "Say that an event did not happen", "By the trust that recorded it. A pathway whose closing is retracted is open again.");
        app.MapPost("/clocks", WorkOut).WithTags("Clocks").Refuses(MalformedJson, BodyTooLarge, MediaType, ValidationFailed, UnknownField, CodeNotInList)
            .Is("workOutClocks", "Work out clocks and allocation", "A what-if calculator by the very rules of the pathways: nothing is stored, and no patient is named.");
    }

    private static readonly ProblemKind[] OfRegistering =
    [
        MalformedJson, BodyTooLarge, MediaType, ValidationFailed, UnknownField, NhsNumberInvalid, CodeNotInList, NotATestNumber,
        IdempotencyKeyMissing, IdempotencyKeyReused,
    ];

    private static readonly ProblemKind[] OfRecording =
    [
        MalformedJson, BodyTooLarge, MediaType, ValidationFailed, UnknownField, CodeNotInList, Problems.NotFound, OutOfTurn, VersionMismatch, IfMatchRequired,
    ];

    public static string Path(PathwayId id) => $"{Routes.Api}/pathways/{id}";

    private static async Task<Results<Made<PathwayView>, Problem>> Register(Creating<RegisterRequest> creating, Hub hub) =>
        await Tell(hub, creating.Key, creating.Body, creating.Said);

    /// <summary>Registers, and puts the hub's answer into HTTP's words.</summary>
    internal static Task<Results<Made<PathwayView>, Problem>> Tell(Hub hub, string key, RegisterRequest request, Said said) =>
        Tell(hub, PathwayId.For(said.By.Ods, key), request.Command, said, Show);

    private static Made<PathwayView> Show(PathwayView pathway, bool replayed) => new(pathway, Path(pathway.Id), ETags.Of(pathway.Version), replayed);

    private static async Task<Results<Shown<PathwayView>, NotModified, Problem>> Read(PathwayId id, Caller caller, Known known, Hub hub) =>
        await hub.Pathway(id, pathway => pathway.Read(caller.Ods)) is not { } pathway ? Problems.Of(404)!
        : ETags.Of(pathway.Version, pathway.AsOf) is var tag && known.Has(tag) ? new NotModified(tag)
        : new Shown<PathwayView>(pathway, tag);

    private static async Task<Results<Shown<HistoryAnswer>, Problem>> Timeline(PathwayId id, Caller caller, Hub hub) =>
        await hub.Pathway(id, pathway => pathway.History(caller.Ods)) is { } events ? new Shown<HistoryAnswer>(new(events)) : Problems.Of(404)!;

    private static async Task<Results<Shown<ClocksView>, Problem>> Clocks(
        PathwayId id, Caller caller, Hub hub, HttpRequest request, [FromQuery, Description("A day, YYYY-MM-DD; today when absent.")] string? asOf = null)
    {
        Parameter.OnlyKnown(request.Query, nameof(asOf));
        var day = asOf is null ? (DateOnly?)null : Parameter.Day(nameof(asOf), asOf);
        return await hub.Pathway(id, pathway => pathway.Clocks(caller.Ods, day)) is { } clocks ? new Shown<ClocksView>(clocks) : Problems.Of(404)!;
    }

    private static async Task<Results<Shown<PreparedReferral>, Problem>> Onward(PathwayId id, Caller caller, Hub hub) =>
        await hub.Pathway(id, pathway => pathway.Onward(caller.Ods)) is { } onward ? new Shown<PreparedReferral>(new(onward.Dataset, id)) : Problems.Of(404)!;

    private static Task<Results<Made<PathwayView>, Problem>> Record(PathwayId id, Asked<EventRequest> asked, Hub hub) =>
        Tell(hub, id, asked.Body.Command, asked.Said, Show);

    private static Task<Results<Shown<PathwayView>, Problem>> Retract(PathwayId id, string entry, Asked<RetractRequest> asked, Hub hub) =>
        Tell(hub, id, new RetractEvent(new(entry, asked.Body.Reason)), asked.Said, Changed);

    private static Task<Results<Shown<PathwayView>, Problem>> Note(PathwayId id, Asked<NoteRequest> asked, Hub hub) =>
        Tell(hub, id, new AddNote(asked.Body.Text), asked.Said, Changed);

    private static Task<Results<Shown<PathwayView>, Problem>> Assign(PathwayId id, Asked<AssignRequest> asked, Hub hub) =>
        Tell(hub, id, new AssignPathway(asked.Body.Owner), asked.Said, Changed);

    private static Shown<PathwayView> Changed(PathwayView pathway, bool replayed) => new(pathway, ETags.Of(pathway.Version), replayed);

    /// <summary>Says a command and puts the hub's answer into HTTP's words.</summary>
    private static async Task<Results<TResult, Problem>> Tell<TResult>(
        Hub hub, PathwayId id, PathwayCommand command, Said said, Func<PathwayView, bool, TResult> show) where TResult : IResult =>
        await hub.Tell(id, command, said) switch
        {
            Happened<PathwayView>(var pathway) => show(pathway, false),
            AlreadySo<PathwayView>(var pathway) => show(pathway, true),
            Refused<PathwayView>(var refusal, var current) => Problems.Of(refusal, Standing.Of(current)),
            _ => throw new UnreachableException(),
        };

    private static async Task<Results<Shown<ClocksView>, Problem>> WorkOut(Body<ClocksRequest> body, Hub hub) =>
        await hub.WorkOut(body.Value.Facts, body.Value.AsOf) switch
        {
            Happened<ClocksView>(var clocks) => new Shown<ClocksView>(clocks),
            Refused<ClocksView>(var refusal, _) => Problems.Of(refusal),
            _ => throw new UnreachableException(),
        };
}

/// <summary>The import is streamed: it is bounded by the line, not by the file.</summary>
file sealed class DisableRequestSizeLimit : Microsoft.AspNetCore.Http.Metadata.IRequestSizeLimitMetadata
{
    public long? MaxRequestBodySize => null;
}
