using InterTrust.DataSet;
using InterTrust.Http;
using InterTrust.Identity;
using InterTrust.Security;
using Microsoft.AspNetCore.Http.HttpResults;
using static InterTrust.Problems;

namespace InterTrust.Referrals;

/// <summary>Referrals over HTTP.</summary>
public static class ReferralEndpoints
{
    public static void MapReferrals(this IEndpointRouteBuilder app)
    {
        var referrals = app.MapGroup("/referrals").WithTags("Referrals");

        referrals.MapPost("/", Send).RequireScope(Scopes.Send).ProducesProblems(SendProblems)
            .Describe(
                "sendReferral", "Send a referral",
                "The data set goes to the receiving trust's worklist. When this answers 201, it is written down and stands "
                + "on both trusts' worklists.");
        referrals.MapPost("/validate", Validate).RequireScope(Scopes.Send).ProducesProblems(BodyProblems)
            .Describe(
                "validateReferral", "Check a referral before sending it",
                "Says what Send would refuse, what the minimum data set still lacks, and what a person should look at. "
                + "Nothing is stored.");
        referrals.MapGet("/{id:referral}", Read).ProducesProblems(Problems.NotFound)
            .Describe(
                "readReferral", "Read a referral",
                "For its two sides only. `actions` are exactly the commands that you may give now.");
        referrals.MapGet("/{id:referral}/history", History).ProducesProblems(Problems.NotFound)
            .Describe("readReferralHistory", "Read what happened to a referral", "Every event, oldest first.");

        referrals.MapPost("/{id:referral}/receive", Execute<ReceiveRequest>).RequireScope(Scopes.Decide).ProducesProblems(CommandProblems)
            .Describe("receive", "Pick a referral up", "By the receiving trust: somebody has seen it.");
        referrals.MapPost("/{id:referral}/accept", Execute<AcceptRequest>)
            .RequireScope(Scopes.Decide).ProducesProblems([.. CommandProblems, MatchAmbiguous, PatientMismatch])
            .Describe(
                "accept", "Accept a referral",
                "By the receiving trust: the referral joins the patient's pathway, or one is created with its referral, "
                + "diagnosis and treatment events.");
        referrals.MapPost("/{id:referral}/assign", Execute<AssignRequest>).RequireScope(Scopes.Decide).ProducesProblems(CommandProblems)
            .Describe(
                "assign", "Say who has a referral",
                "By the receiving trust, until it is decided: a person or a team takes it, or gives it away. Acceptance "
                + "hands the owner on to the pathway.");
        referrals.MapPost("/{id:referral}/reject", Execute<RejectRequest>).RequireScope(Scopes.Decide).ProducesProblems(CommandProblems)
            .Describe("reject", "Reject a referral", "By the receiving trust, with a reason and an explanation.");
        referrals.MapPost("/{id:referral}/request-information", Execute<RequestInformationRequest>)
            .RequireScope(Scopes.Decide).ProducesProblems(CommandProblems)
            .Describe("requestInformation", "Ask the referring trust", "By the receiving trust. The clocks go on.");
        referrals.MapPost("/{id:referral}/redirect", Execute<RedirectRequest>)
            .RequireScope(Scopes.Decide).ProducesProblems([.. CommandProblems, OpenReferralExists])
            .Describe(
                "redirect", "Pass a referral to a third trust",
                "By the receiving trust: a new referral with the same data set arrives there and keeps the received date.");
        referrals.MapPost("/{id:referral}/undo-match", Execute<UndoMatchRequest>)
            .RequireScope(Scopes.Decide).ProducesProblems(CommandProblems)
            .Describe("undoMatch", "Undo a match to the wrong pathway", "By the receiving trust: the referral is to be decided again.");

        referrals.MapPut("/{id:referral}/dataset", Execute<AmendRequest>)
            .RequireScope(Scopes.Send).ProducesProblems([.. CommandProblems, NotATestNumber])
            .Describe("amend", "Send the data set anew", "By the referring trust: the whole data set, while the referral is not decided.");
        referrals.MapPost("/{id:referral}/provide-information", Execute<ProvideInformationRequest>)
            .RequireScope(Scopes.Send).ProducesProblems([.. CommandProblems, NotATestNumber])
            .Describe(
                "provideInformation", "Answer what was asked",
                "By the referring trust, with the data set anew where the answer changes it.");
        referrals.MapPost("/{id:referral}/acknowledge", Execute<AcknowledgeRequest>)
            .RequireScope(Scopes.Send).ProducesProblems(CommandProblems)
            .Describe(
                "acknowledge", "Say that a rejection was looked at",
                "By the referring trust: the referral leaves its worklist. Until then it stands there, with the reason.");
        referrals.MapPost("/{id:referral}/withdraw", Execute<WithdrawRequest>).RequireScope(Scopes.Send).ProducesProblems(CommandProblems)
            .Describe("withdraw", "Take a referral back", "By the referring trust, while it is not decided.");
    }

    private static readonly ProblemKind[] BodyProblems =
        [MalformedJson, BodyTooLarge, MediaType, ValidationFailed, UnknownField, NhsNumberInvalid, CodeNotInList, UnknownOrganisation];

    private static readonly ProblemKind[] SendProblems =
        [.. BodyProblems, IdempotencyKeyMissing, IdempotencyKeyReused, OpenReferralExists, NotATestNumber];

    private static readonly ProblemKind[] CommandProblems =
        [.. BodyProblems, Problems.NotFound, OutOfTurn, VersionMismatch, IfMatchRequired];

    private static async Task<Results<CreatedWithETag<ReferralView>, Problem>> Send(CreateRequest<SendRequest> request, Hub hub) =>
        (await hub.Execute(ReferralId.For(request.Author.Ods, request.Key), request.Body.Command, request.Context)).ToResponse(
            (referral, replayed) => new CreatedWithETag<ReferralView>(
                referral, ReferralAction.Path(referral.Id), ETags.Create(referral.Version), replayed),
            Refuse());

    private static async Task<Results<OkWithETag<ReferralView>, Problem>> Execute<TRequest>(
        ReferralId id, CommandRequest<TRequest> request, Hub hub) where TRequest : class, IReferralRequest<TRequest> =>
        (await hub.Execute(id, request.Body.Command, request.Context)).ToResponse(
            (referral, replayed) => new OkWithETag<ReferralView>(referral, ETags.Create(referral.Version), replayed),
            Refuse(TRequest.DataSetAt));

    private static Func<Refused<ReferralView>, Problem> Refuse(string dataSetAt = ReferralFindings.DataSet) =>
        refused => Problems.From(refused.Refusal.At(dataSetAt), CurrentState.From(refused.Current));

    private static async Task<OkWithETag<DataSetFindings>> Validate(Caller caller, Body<SendRequest> body, Hub hub) =>
        new(await hub.Check(caller.Ods, body.Value.Command));

    private static async Task<Results<OkWithETag<ReferralView>, NotModified, Problem>> Read(
        ReferralId id, Caller caller, IfNoneMatch ifNoneMatch, Hub hub) =>
        await hub.Referral(id, referral => referral.Read(caller.Ods)) is not { } referral ? Problems.From(404)!
        : ETags.Create(referral.Version, referral.AsOf) is var tag && ifNoneMatch.Matches(tag) ? new NotModified(tag)
        : new OkWithETag<ReferralView>(referral, tag);

    private static async Task<Results<OkWithETag<HistoryAnswer>, Problem>> History(ReferralId id, Caller caller, Hub hub) =>
        await hub.Referral(id, referral => referral.History(caller.Ods)) is { } events
            ? new OkWithETag<HistoryAnswer>(new(events))
            : Problems.From(404)!;
}
