using InterTrust.Identity;
using InterTrust.Pathways;

namespace InterTrust.Referrals;

/// <summary>A command to a referral. The rules are in Grains/Referrals/Referral.cs.</summary>
[GenerateSerializer, Immutable, Alias("referral.command")]
public abstract record ReferralCommand
{
    /// <summary>Withheld, because Orleans traces messages as text.</summary>
    public sealed override string ToString() => $"{GetType().Name} (withheld)";
}

/// <summary>The referring trust sends the ENF data set to the receiving trust.</summary>
/// <param name="To">The receiving trust.</param>
/// <param name="DataSet">The data set as JSON in UTF-8, as the caller sent it.</param>
/// <param name="ClientReference">The sender's own reference for the referral, at most 64 characters.</param>
/// <param name="Replaces">The rejected or withdrawn referral that this one replaces; its received date is kept.</param>
/// <param name="AdditionalReason">Why a second referral for the same patient and tumour group is needed: a second primary.</param>
/// <param name="OnwardFrom">The sender's pathway that the patient is referred on from; the referral continues its transfers.</param>
[GenerateSerializer, Immutable, Alias("referral.send")]
public sealed record Send(
    [property: Id(0)] OdsCode To,
    [property: Id(1)] byte[] DataSet,
    [property: Id(2)] string? ClientReference = null,
    [property: Id(3)] ReferralId? Replaces = null,
    [property: Id(4)] string? AdditionalReason = null,
    [property: Id(5)] PathwayId? OnwardFrom = null) : ReferralCommand;

/// <summary>The receiving trust takes the referral up.</summary>
[GenerateSerializer, Immutable, Alias("referral.receive")]
public sealed record Receive : ReferralCommand;

/// <summary>The referring trust replaces the data set.</summary>
/// <param name="DataSet">The whole new data set as JSON in UTF-8.</param>
[GenerateSerializer, Immutable, Alias("referral.amend")]
public sealed record Amend([property: Id(0)] byte[] DataSet) : ReferralCommand;

/// <summary>The receiving trust asks questions.</summary>
/// <param name="Items">The questions, one to twenty.</param>
/// <param name="NeededBy">The day by which it needs the answer.</param>
[GenerateSerializer, Immutable, Alias("referral.requestInformation")]
public sealed record RequestInformation(
    [property: Id(0)] IReadOnlyList<QuestionItem> Items, [property: Id(1)] DateOnly? NeededBy = null) : ReferralCommand;

/// <summary>One question.</summary>
/// <param name="Pointer">JSON pointer to the item of the data set that it is about.</param>
/// <param name="Question">The question, at most 2,000 characters.</param>
[GenerateSerializer, Immutable, Alias("referral.questionItem")]
public sealed record QuestionItem([property: Id(0)] string? Pointer, [property: Id(1)] string Question);

/// <summary>The referring trust answers, with a new data set where the answer changes it.</summary>
/// <param name="Answers">The answers, one for each question that is answered.</param>
/// <param name="DataSet">The whole data set as JSON in UTF-8.</param>
[GenerateSerializer, Immutable, Alias("referral.provideInformation")]
public sealed record ProvideInformation(
    [property: Id(0)] IReadOnlyList<QuestionAnswer> Answers, [property: Id(1)] byte[]? DataSet = null) : ReferralCommand;

/// <summary>One answer.</summary>
/// <param name="Item">The number of the question, from 1.</param>
/// <param name="Text">The answer, at most 4,000 characters.</param>
[GenerateSerializer, Immutable, Alias("referral.questionAnswer")]
public sealed record QuestionAnswer([property: Id(0)] int Item, [property: Id(1)] string Text);

/// <summary>The receiving trust accepts: the referral joins the patient's pathway, or one is created.</summary>
/// <param name="Mode">How the pathway is found.</param>
/// <param name="Pathway">The pathway that a person chose, with <see cref="PathwayMode.Existing"/>.</param>
/// <param name="IdentityConfirmedReason">Why it is the same patient although birth date or family name differ.</param>
/// <param name="Owner">Who tracks the patient from here on.</param>
/// <param name="Note">A note to the pathway.</param>
[GenerateSerializer, Immutable, Alias("referral.accept")]
public sealed record Accept(
    [property: Id(0)] PathwayMode Mode = PathwayMode.Auto,
    [property: Id(1)] PathwayId? Pathway = null,
    [property: Id(2)] string? IdentityConfirmedReason = null,
    [property: Id(3)] string? Owner = null,
    [property: Id(4)] string? Note = null) : ReferralCommand;

/// <summary>The receiving trust assigns the referral to a person or team.</summary>
/// <param name="Owner">The person or team; null to unassign it.</param>
[GenerateSerializer, Immutable, Alias("referral.assign")]
public sealed record AssignOwner([property: Id(0)] string? Owner) : ReferralCommand;

/// <summary>The receiving trust rejects the referral.</summary>
/// <param name="ReasonCode">A code of the list rejectionReason.</param>
/// <param name="Explanation">Free text, at most 4,000 characters.</param>
/// <param name="NextStep">What the referring trust should do.</param>
[GenerateSerializer, Immutable, Alias("referral.reject")]
public sealed record Reject(
    [property: Id(0)] string ReasonCode,
    [property: Id(1)] string Explanation,
    [property: Id(2)] string? NextStep = null) : ReferralCommand;

/// <summary>The referring trust has seen a rejection: the referral leaves its worklist.</summary>
[GenerateSerializer, Immutable, Alias("referral.acknowledge")]
public sealed record Acknowledge : ReferralCommand;

/// <summary>The referring trust withdraws the referral.</summary>
/// <param name="ReasonCode">A code of the list withdrawalReason.</param>
/// <param name="Explanation">Free text, at most 4,000 characters.</param>
[GenerateSerializer, Immutable, Alias("referral.withdraw")]
public sealed record Withdraw([property: Id(0)] string ReasonCode, [property: Id(1)] string Explanation) : ReferralCommand;

/// <summary>The receiving trust redirects the referral to a third trust, which gets a new referral with the same data set.</summary>
/// <param name="To">The third trust.</param>
/// <param name="Reason">Free text, at most 4,000 characters.</param>
[GenerateSerializer, Immutable, Alias("referral.redirect")]
public sealed record Redirect([property: Id(0)] OdsCode To, [property: Id(1)] string Reason) : ReferralCommand;

/// <summary>The receiving trust undoes a match to the wrong pathway; the referral must be decided again.</summary>
/// <param name="Reason">Free text, at most 4,000 characters.</param>
[GenerateSerializer, Immutable, Alias("referral.undoMatch")]
public sealed record UndoMatch([property: Id(0)] string Reason) : ReferralCommand;
