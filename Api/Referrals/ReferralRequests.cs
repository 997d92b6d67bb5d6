using System.Text.Json;
using InterTrust.DataSet;
using InterTrust.Http;
using InterTrust.Identity;
using InterTrust.Json;
using InterTrust.Pathways;

namespace InterTrust.Referrals;

/// <summary>The body of a command to a referral.</summary>
public interface IReferralRequest<TSelf> : IRequest<TSelf> where TSelf : class, IReferralRequest<TSelf>
{
    /// <summary>JSON pointer to the data set in the body.</summary>
    static virtual string DataSetAt => ReferralFindings.DataSet;

    ReferralCommand Command { get; }
}

/// <summary>A referral to send.</summary>
/// <param name="To">ODS code of the receiving trust.</param>
/// <param name="Dataset">The ENF data set.</param>
/// <param name="ClientReference">Your own reference for the referral.</param>
/// <param name="Replaces">The rejected or withdrawn referral that this one replaces; its received date is kept.</param>
/// <param name="Additional">Why a second open referral for the same patient and tumour group is needed.</param>
/// <param name="OnwardFrom">Your pathway that the patient is referred on from; the referral continues its transfers.</param>
public sealed record SendRequest(
    OdsCode To,
    RawJson Dataset,
    [property: Text(64)] string? ClientReference = null,
    ReferralId? Replaces = null,
    AdditionalReferral? Additional = null,
    PathwayId? OnwardFrom = null) : IRequest<SendRequest>
{
    internal Send Command => new(To, Dataset.Utf8, ClientReference, Replaces, Additional?.Reason, OnwardFrom);
}

/// <summary>A second referral for the same patient: a second primary cancer.</summary>
/// <param name="Reason">Why a second referral is needed.</param>
public sealed record AdditionalReferral([property: Text(4000, Lines = true)] string Reason);

/// <summary>The command has no fields.</summary>
public sealed record ReceiveRequest : IReferralRequest<ReceiveRequest>
{
    ReferralCommand IReferralRequest<ReceiveRequest>.Command => new Receive();
}

/// <summary>The command has no fields.</summary>
public sealed record AcknowledgeRequest : IReferralRequest<AcknowledgeRequest>
{
    ReferralCommand IReferralRequest<AcknowledgeRequest>.Command => new Acknowledge();
}

/// <summary>The owner of a referral or pathway at your trust.</summary>
/// <param name="Owner">A person or a team; absent for no owner.</param>
public sealed record AssignRequest([property: Text(100)] string? Owner = null) : IReferralRequest<AssignRequest>
{
    ReferralCommand IReferralRequest<AssignRequest>.Command => new AssignOwner(Owner);
}

/// <summary>How to accept the referral.</summary>
/// <param name="Pathway">How the pathway is found; automatically when absent.</param>
/// <param name="IdentityConfirmed">A confirmation that it is the same patient although the details differ.</param>
/// <param name="Owner">Who tracks the patient from now on.</param>
/// <param name="Note">A note for the pathway.</param>
public sealed record AcceptRequest(
    PathwayChoice? Pathway = null,
    IdentityConfirmation? IdentityConfirmed = null,
    [property: Text(100)] string? Owner = null,
    [property: Text(4000, Lines = true)] string? Note = null) : IReferralRequest<AcceptRequest>
{
    ReferralCommand IReferralRequest<AcceptRequest>.Command =>
        new Accept(Pathway?.Mode ?? PathwayMode.Auto, Pathway?.Id, IdentityConfirmed?.Reason, Owner, Note);
}

/// <summary>How the pathway is found.</summary>
/// <param name="Mode">
/// <c>auto</c>: join the matching pathway or create one; <c>existing</c>: join the given one; <c>new</c>: create one.
/// </param>
/// <param name="Id">The pathway to join, with <c>existing</c>.</param>
public sealed record PathwayChoice(PathwayMode? Mode = null, PathwayId? Id = null);

/// <summary>A confirmation by a person of who the patient is.</summary>
/// <param name="Reason">How the identity was checked.</param>
public sealed record IdentityConfirmation([property: Text(4000, Lines = true)] string Reason);

/// <summary>Why the receiving trust rejects the referral.</summary>
/// <param name="ReasonCode">A code of the list rejectionReason.</param>
/// <param name="Explanation">An explanation in free text.</param>
/// <param name="NextStep">What the referring trust should do.</param>
public sealed record RejectRequest(
    [property: Code("rejectionReason")] string ReasonCode,
    [property: Text(4000, Lines = true)] string Explanation,
    [property: Text(4000, Lines = true)] string? NextStep = null) : IReferralRequest<RejectRequest>
{
    ReferralCommand IReferralRequest<RejectRequest>.Command => new Reject(ReasonCode, Explanation, NextStep);
}

/// <summary>Why the referring trust withdraws the referral.</summary>
/// <param name="ReasonCode">A code of the list withdrawalReason.</param>
/// <param name="Explanation">An explanation in free text.</param>
public sealed record WithdrawRequest(
    [property: Code("withdrawalReason")] string ReasonCode,
    [property: Text(4000, Lines = true)] string Explanation) : IReferralRequest<WithdrawRequest>
{
    ReferralCommand IReferralRequest<WithdrawRequest>.Command => new Withdraw(ReasonCode, Explanation);
}

/// <summary>The questions of the receiving trust.</summary>
/// <param name="Items">The questions, 1 to 20.</param>
/// <param name="NeededBy">The day by which the answer is needed.</param>
public sealed record RequestInformationRequest([property: Items(1, 20)] IReadOnlyList<QuestionRequest> Items, DateOnly? NeededBy = null)
    : IReferralRequest<RequestInformationRequest>
{
    ReferralCommand IReferralRequest<RequestInformationRequest>.Command =>
        new RequestInformation([.. Items.Select(item => new QuestionItem(item.Pointer, item.Question))], NeededBy);
}

/// <summary>One question.</summary>
/// <param name="Pointer">JSON pointer to the item of the data set that the question is about.</param>
/// <param name="Question">The question.</param>
public sealed record QuestionRequest([property: Text(200)] string? Pointer, [property: Text(2000, Lines = true)] string Question);

/// <summary>The answers of the referring trust.</summary>
/// <param name="Answers">The answers, one for each question that is answered.</param>
/// <param name="Dataset">The whole new data set, if the answers change it.</param>
public sealed record ProvideInformationRequest([property: Items(1, 200)] IReadOnlyList<AnswerRequest> Answers, RawJson? Dataset = null)
    : IReferralRequest<ProvideInformationRequest>
{
    ReferralCommand IReferralRequest<ProvideInformationRequest>.Command =>
        new ProvideInformation([.. Answers.Select(answer => new QuestionAnswer(answer.Item, answer.Text))], Dataset?.Utf8);
}

/// <summary>One answer.</summary>
/// <param name="Item">The number of the question.</param>
/// <param name="Text">The answer.</param>
public sealed record AnswerRequest([property: Number(1, 10_000)] int Item, [property: Text(4000, Lines = true)] string Text);

/// <summary>Where the referral is redirected to.</summary>
/// <param name="To">ODS code of the third trust.</param>
/// <param name="Reason">The reason in free text.</param>
public sealed record RedirectRequest(OdsCode To, [property: Text(4000, Lines = true)] string Reason) : IReferralRequest<RedirectRequest>
{
    ReferralCommand IReferralRequest<RedirectRequest>.Command => new Redirect(To, Reason);
}

/// <summary>Why the match was wrong.</summary>
/// <param name="Reason">The reason in free text.</param>
public sealed record UndoMatchRequest([property: Text(4000, Lines = true)] string Reason) : IReferralRequest<UndoMatchRequest>
{
    ReferralCommand IReferralRequest<UndoMatchRequest>.Command => new UndoMatch(Reason);
}

/// <summary>An amendment: the body is the whole new data set.</summary>
public sealed record AmendRequest(RawJson Dataset) : IReferralRequest<AmendRequest>
{
    static Type IRequest<AmendRequest>.Documented => typeof(EnfDataSet);

    static string IReferralRequest<AmendRequest>.DataSetAt => "";

    ReferralCommand IReferralRequest<AmendRequest>.Command => new Amend(Dataset.Utf8);

    static AmendRequest? IRequest<AmendRequest>.Read(JsonElement body, ICollection<Finding> findings)
    {
        if (body.ValueKind is JsonValueKind.Object)
            return new(new RawJson(System.Runtime.InteropServices.JsonMarshal.GetRawUtf8Value(body).ToArray()));
        findings.Add(new("", RefusalCode.ValidationFailed, "The body is the data set: one JSON object."));
        return null;
    }
}

/// <summary>Moves the pointers of findings about the data set.</summary>
internal static class ReferralFindings
{
    /// <summary>The rules use the pointer of the data set in a Send.</summary>
    internal const string DataSet = "/dataset";

    /// <summary>The refusal, with pointers for a body that has the data set elsewhere.</summary>
    internal static Refusal At(this Refusal refusal, string place) => place == DataSet ? refusal : refusal with
    {
        Findings =
        [
            .. refusal.Findings.Select(finding => finding.Pointer.StartsWith(DataSet, StringComparison.Ordinal)
                ? finding with { Pointer = place + finding.Pointer[DataSet.Length..] }
                : finding),
        ],
    };
}
