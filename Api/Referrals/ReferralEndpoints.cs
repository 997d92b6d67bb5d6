using System.Diagnostics;
using InterTrust.DataSet;
using InterTrust.Http;
using InterTrust.Identity;
using InterTrust.Security;
using Microsoft.AspNetCore.Http.HttpResults;
using static InterTrust.Problems;

namespace InterTrust.Referrals;

/// <summary>Referrals over HTTP: send, read, and say a command.</summary>
public static class ReferralEndpoints
{
    public static void MapReferrals(this IEndpointRouteBuilder app)
    {
        var referrals = app.MapGroup("/referrals").WithTags("Referrals");

        referrals.MapPost("/", Send).Needs(Scopes.Send).Refuses(OfSending)
            .Is("sendReferral", "Send a referral", "The data set goes to the receiving trust's worklist. When this answers 201, it is written down and stands on both trusts' worklists.");
        referrals.MapPost("/validate", Validate).Needs(Scopes.Send).Refuses(OfBodies)
            .Is("validateReferral", "Check a referral before sending it", "Says what Send would refuse, what the minimum data set still lacks, and what a person should look at. Nothing is stored.");
        referrals.MapGet("/{id:referral}", Read).Refuses(Problems.NotFound)
            .Is("readReferral", "Read a referral", "For its two sides only. `actions` are exactly the commands that you may give now.");
        referrals.MapGet("/{id:referral}/history", History).Refuses(Problems.NotFound)
            .Is("readReferralHistory", "Read what happened to a referral", "Every event, oldest first.");

        referrals.MapPost("/{id:referral}/receive", Tell<ReceiveRequest>).Needs(Scopes.Decide).Refuses(OfCommands)
            .Is("receive", "Pick a referral up", "By the receiving trust: somebody has seen it.");
        referrals.MapPost("/{id:referral}/accept", Tell<AcceptRequest>).Needs(Scopes.Decide).Refuses([.. OfCommands, MatchAmbiguous, PatientMismatch])
            .Is("accept", "Accept a referral", "By the receiving trust: the referral joins the patient's pathway, or one is created with its referral, diagnosis and treatment events.");
        referrals.MapPost("/{id:referral}/assign", Tell<AssignRequest>).Needs(Scopes.Decide).Refuses(OfCommands)
            .Is("assign", "Say who has a referral", "By the receiving trust, until it is decided: a person or a team takes it, or gives it away. Acceptance hands the owner on to the pathway.");
        referrals.MapPost("/{id:referral}/reject", Tell<RejectRequest>).Needs(Scopes.Decide).Refuses(OfCommands)
            .Is("reject", "Reject a referral", "By the receiving trust, with a reason and an explanation.");
        referrals.MapPost("/{id:referral}/request-information", Tell<RequestInformationRequest>).Needs(Scopes.Decide).Refuses(OfCommands)
            .Is("requestInformation", "Ask the referring trust", "By the receiving trust. The clocks go on.");
        referrals.MapPost("/{id:referral}/redirect", Tell<RedirectRequest>).Needs(Scopes.Decide).Refuses([.. OfCommands, OpenReferralExists])
            .Is("redirect", "Pass a referral to a third trust", "By the receiving trust: a new referral with the same data set arrives there and keeps the received date.");
        referrals.MapPost("/{id:referral}/undo-match", Tell<UndoMatchRequest>).Needs(Scopes.Decide).Refuses(OfCommands)
            .Is("undoMatch", "Undo a match to the wrong pathway", "By the receiving trust: the referral is to be decided again.");

        referrals.MapPut("/{id:referral}/dataset", Tell<AmendRequest>).Needs(Scopes.Send).Refuses([.. OfCommands, NotATestNumber])
            .Is("amend", "Send the data set anew", "By the referring trust: the whole data set, while the referral is not decided.");
        referrals.MapPost("/{id:referral}/provide-information", Tell<ProvideInformationRequest>).Needs(Scopes.Send).Refuses([.. OfCommands, NotATestNumber])
            .Is("provideInformation", "Answer what was asked", "By the referring trust, with the data set anew where the answer changes it.");
        referrals.MapPost("/{id:referral}/acknowledge", Tell<AcknowledgeRequest>).Needs(Scopes.Send).Refuses(OfCommands)
            .Is("acknowledge", "Say that a rejection was looked at", "By the referring trust: the referral leaves its worklist. Until then it stands there, with the reason.");
        referrals.MapPost("/{id:referral}/withdraw", Tell<WithdrawRequest>).Needs(Scopes.Send).Refuses(OfCommands)
            .Is("withdraw", "Take a referral back", "By the referring trust, while it is not decided.");
    }

    private static readonly ProblemKind[] OfBodies = [MalformedJson, BodyTooLarge, MediaType, ValidationFailed, UnknownField, NhsNumberInvalid, CodeNotInList, UnknownOrganisation];

    private static readonly ProblemKind[] OfSending = [.. OfBodies, IdempotencyKeyMissing, IdempotencyKeyReused, OpenReferralExists, NotATestNumber];

    private static readonly ProblemKind[] OfCommands = [.. OfBodies, Problems.NotFound, OutOfTurn, VersionMismatch, IfMatchRequired];

    private static async Task<Results<Made<ReferralView>, Problem>> Send(Creating<SendRequest> creating, Hub hub) =>
        await Tell(hub, ReferralId.For(creating.By.Ods, creating.Key), creating.Body.Command, creating.Said,
            (referral, replayed) => new Made<ReferralView>(referral, ReferralAction.Path(referral.Id), ETags.Of(referral.Version), replayed));

    private static async Task<Results<Shown<ReferralView>, Problem>> Tell<TRequest>(ReferralId id, Asked<TRequest> asked, Hub hub)
        where TRequest : class, IReferralRequest<TRequest> =>
        await Tell(hub, id, asked.Body.Command, asked.Said,
            (referral, replayed) => new Shown<ReferralView>(referral, ETags.Of(referral.Version), replayed), TRequest.DataSetAt);

    /// <summary>Says a command and puts the hub's answer into HTTP's words.</summary>
    private static async Task<Results<TResult, Problem>> Tell<TResult>(
        Hub hub, ReferralId id, ReferralCommand command, Said said, Func<ReferralView, bool, TResult> show, string dataSetAt = ReferralFindings.DataSet)
        where TResult : IResult =>
        await hub.Tell(id, command, said) switch
        {
            Happened<ReferralView>(var referral) => show(referral, false),
            AlreadySo<ReferralView>(var referral) => show(referral, true),
            Refused<ReferralView>(var refusal, var current) => Problems.Of(refusal.At(dataSetAt), Standing.Of(current)),
            _ => throw new UnreachableException(),
        };

    private static async Task<Shown<DataSetFindings>> Validate(Caller caller, Body<SendRequest> body, Hub hub) =>
        new(await hub.Check(caller.Ods, body.Value.Command));

    private static async Task<Results<Shown<ReferralView>, NotModified, Problem>> Read(ReferralId id, Caller caller, Known known, Hub hub) =>
        await hub.Referral(id, referral => referral.Read(caller.Ods)) is not { } referral ? Problems.Of(404)!
        : ETags.Of(referral.Version, referral.AsOf) is var tag && known.Has(tag) ? new NotModified(tag)
        : new Shown<ReferralView>(referral, tag);

    private static async Task<Results<Shown<HistoryAnswer>, Problem>> History(ReferralId id, Caller caller, Hub hub) =>
        await hub.Referral(id, referral => referral.History(caller.Ods)) is { } events ? new Shown<HistoryAnswer>(new(events)) : Problems.Of(404)!;
}
