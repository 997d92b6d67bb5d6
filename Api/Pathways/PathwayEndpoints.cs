using System.Diagnostics;
using InterTrust.Http;
using InterTrust.Identity;
using InterTrust.Security;
using Microsoft.AspNetCore.Http.HttpResults;
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
    }

    private static readonly ProblemKind[] OfRegistering =
    [
        MalformedJson, BodyTooLarge, MediaType, ValidationFailed, UnknownField, NhsNumberInvalid, CodeNotInList, NotATestNumber,
        IdempotencyKeyMissing, IdempotencyKeyReused,
    ];

    public static string Path(PathwayId id) => $"{Routes.Api}/pathways/{id}";

    private static async Task<Results<Made<PathwayView>, Problem>> Register(Creating<RegisterRequest> creating, Hub hub) =>
        await Tell(hub, creating.Key, creating.Body, creating.Said);

    /// <summary>Registers, and puts the hub's answer into HTTP's words.</summary>
    internal static async Task<Results<Made<PathwayView>, Problem>> Tell(Hub hub, string key, RegisterRequest request, Said said) =>
        await hub.Tell(PathwayId.For(said.By.Ods, key), request.Command, said) switch
        {
            Happened<PathwayView>(var pathway) => Show(pathway, false),
            AlreadySo<PathwayView>(var pathway) => Show(pathway, true),
            Refused<PathwayView>(var refusal, var current) => Problems.Of(refusal, Standing.Of(current)),
            _ => throw new UnreachableException(),
        };

    private static Made<PathwayView> Show(PathwayView pathway, bool replayed) => new(pathway, Path(pathway.Id), ETags.Of(pathway.Version), replayed);

    private static async Task<Results<Shown<PathwayView>, NotModified, Problem>> Read(PathwayId id, Caller caller, Known known, Hub hub) =>
        await hub.Pathway(id, pathway => pathway.Read(caller.Ods)) is not { } pathway ? Problems.Of(404)!
        : ETags.Of(pathway.Version) is var tag && known.Has(tag) ? new NotModified(tag)
        : new Shown<PathwayView>(pathway, tag);

    private static async Task<Results<Shown<HistoryAnswer>, Problem>> Timeline(PathwayId id, Caller caller, Hub hub) =>
        await hub.Pathway(id, pathway => pathway.History(caller.Ods)) is { } events ? new Shown<HistoryAnswer>(new(events)) : Problems.Of(404)!;
}

/// <summary>The import is streamed: it is bounded by the line, not by the file.</summary>
file sealed class DisableRequestSizeLimit : Microsoft.AspNetCore.Http.Metadata.IRequestSizeLimitMetadata
{
    public long? MaxRequestBodySize => null;
}
