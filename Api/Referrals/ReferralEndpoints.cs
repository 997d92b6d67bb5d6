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

        referrals.MapPost("/", Send).RequireScope(Scopes.Send)
            .ProducesProblems(NhsNumberInvalid, UnknownOrganisation, OpenReferralExists, NotATestNumber)
            .Describe(
                "sendReferral", "Send a referral",
                "Sends the data set to the receiving trust. A 201 response means that the referral is stored and on both trusts' "
                + "worklists.");
        referrals.MapPost("/validate", Validate).RequireScope(Scopes.Send).ProducesProblems(NhsNumberInvalid, UnknownOrganisation)
            .Describe(
                "validateReferral", "Check a referral before sending it",
                "Returns what Send would refuse, what is missing from the minimum data set, and what a person should check. "
                + "Nothing is stored.");
        referrals.MapGet("/{id:referral}", Read).ProducesProblems(Problems.NotFound)
            .Describe(
                "readReferral", "Read a referral",
                "For the referring and the receiving trust only. `actions` lists the commands that you may give now.");
        referrals.MapGet("/{id:referral}/history", History).ProducesProblems(Problems.NotFound)
            .Describe("readReferralHistory", "Read the history of a referral", "Returns every event, oldest first.");

        referrals.MapPost("/{id:referral}/receive", Execute<ReceiveRequest>).RequireScope(Scopes.Decide)
            .Describe("receive", "Pick up a referral", "For the receiving trust: records that a person has seen the referral.");
        referrals.MapPost("/{id:referral}/accept", Execute<AcceptRequest>)
            .RequireScope(Scopes.Decide).ProducesProblems(MatchAmbiguous, PatientMismatch)
            .Describe(
                "accept", "Accept a referral",
                "For the receiving trust. The referral joins the patient's pathway, or a pathway is created with its referral, "
                + "diagnosis and treatment events.");
        referrals.MapPost("/{id:referral}/assign", Execute<AssignRequest>).RequireScope(Scopes.Decide)
            .Describe(
                "assign", "Assign a referral",
                "For the receiving trust, before the decision. Assigns the referral to a person or a team, or to nobody. An "
                + "accepted referral passes its owner on to the pathway.");
        referrals.MapPost("/{id:referral}/reject", Execute<RejectRequest>).RequireScope(Scopes.Decide)
            .Describe("reject", "Reject a referral", "For the receiving trust, with a reason and an explanation.");
        referrals.MapPost("/{id:referral}/request-information", Execute<RequestInformationRequest>)
            .RequireScope(Scopes.Decide)
            .Describe("requestInformation", "Ask for information", "For the receiving trust. The clocks keep running.");
        referrals.MapPost("/{id:referral}/redirect", Execute<RedirectRequest>)
            .RequireScope(Scopes.Decide).ProducesProblems(UnknownOrganisation, OpenReferralExists)
            .Describe(
                "redirect", "Redirect a referral to a third trust",
                "For the receiving trust. Creates a new referral there with the same data set and the same received date.");
        referrals.MapPost("/{id:referral}/undo-match", Execute<UndoMatchRequest>)
            .RequireScope(Scopes.Decide)
            .Describe("undoMatch", "Undo a match to the wrong pathway", "For the receiving trust. The referral must be decided again.");

        referrals.MapPut("/{id:referral}/dataset", Execute<AmendRequest>)
            .RequireScope(Scopes.Send).ProducesProblems(NhsNumberInvalid, NotATestNumber)
            .Describe("amend", "Amend the data set", "For the referring trust, before the decision. The body is the whole data set.");
        referrals.MapPost("/{id:referral}/provide-information", Execute<ProvideInformationRequest>)
            .RequireScope(Scopes.Send).ProducesProblems(NhsNumberInvalid, NotATestNumber)
            .Describe(
                "provideInformation", "Answer the questions",
                "For the referring trust. If the answers change the data set, include the whole data set.");
        referrals.MapPost("/{id:referral}/acknowledge", Execute<AcknowledgeRequest>)
            .RequireScope(Scopes.Send)
            .Describe(
                "acknowledge", "Acknowledge a rejection",
                "For the referring trust. The rejected referral stays on its worklist, with the reason, until it is acknowledged.");
        referrals.MapPost("/{id:referral}/withdraw", Execute<WithdrawRequest>).RequireScope(Scopes.Send)
            .Describe("withdraw", "Withdraw a referral", "For the referring trust, before the decision.");
    }

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
