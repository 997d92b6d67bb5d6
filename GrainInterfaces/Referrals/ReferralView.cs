using InterTrust.Identity;
using InterTrust.Pathways;

namespace InterTrust.Referrals;

/// <summary>A referral as one of its two trusts sees it.</summary>
[GenerateSerializer, Immutable, Alias("referral.view")]
public sealed record ReferralView
{
    /// <summary>Its id.</summary>
    [Id(0)] public required ReferralId Id { get; init; }

    /// <summary>Its status.</summary>
    [Id(1)] public required ReferralStatus Status { get; init; }

    /// <summary>The number of its events; the ETag.</summary>
    [Id(2)] public required int Version { get; init; }

    /// <summary>ORGANISATION IDENTIFIER (REFERRING).</summary>
    [Id(3)] public required OdsCode From { get; init; }

    /// <summary>ORGANISATION IDENTIFIER (RECEIVING).</summary>
    [Id(4)] public required OdsCode To { get; init; }

    /// <summary>A code of the list tumourGroup.</summary>
    [Id(5)] public required string TumourGroup { get; init; }

    /// <summary>The referring trust's own reference.</summary>
    [Id(6)] public string? ClientReference { get; init; }

    /// <summary>The current ENF data set.</summary>
    [Id(7)] public required RawJson Dataset { get; init; }

    /// <summary>The version in which the data set last changed.</summary>
    [Id(8)] public required int DatasetVersion { get; init; }

    /// <summary>What is missing from the inter-provider transfer minimum data set.</summary>
    [Id(9)] public required Completeness Completeness { get; init; }

    /// <summary>What is missing from the trust's waiting-times record.</summary>
    [Id(10)] public required CwtCompleteness Cwt { get; init; }

    /// <summary>What a person should check; a warning never causes a refusal.</summary>
    [Id(11)] public required IReadOnlyList<Warning> Warnings { get; init; }

    /// <summary>When it was sent.</summary>
    [Id(12)] public required DateTimeOffset SentAt { get; init; }

    /// <summary>REFERRAL REQUEST RECEIVED DATE (INTER-PROVIDER TRANSFER): the day the hub put it on the receiver's worklist.</summary>
    [Id(13)] public required DateOnly ReceivedDate { get; init; }

    /// <summary>When a person at the receiving trust picked it up.</summary>
    [Id(14)] public DateTimeOffset? ReceivedAt { get; init; }

    /// <summary>When it was accepted, rejected, withdrawn or redirected.</summary>
    [Id(15)] public DateTimeOffset? DecidedAt { get; init; }

    /// <summary>The pathway it joined or that was created for it.</summary>
    [Id(16)] public PathwayLink? Pathway { get; init; }

    /// <summary>Why the receiver rejected it.</summary>
    [Id(17)] public Rejection? Rejection { get; init; }

    /// <summary>Why the referrer withdrew it.</summary>
    [Id(18)] public Withdrawal? Withdrawal { get; init; }

    /// <summary>The questions and their answers.</summary>
    [Id(19)] public required IReadOnlyList<Question> Questions { get; init; }

    /// <summary>The dates that the clocks run from and to.</summary>
    [Id(20)] public required ReferralDates Dates { get; init; }

    /// <summary>The limit that has passed without action; absent when none has.</summary>
    [Id(21)] public Overdue? Overdue { get; init; }

    /// <summary>What it is waiting for, and whose turn it is; absent when it is waiting for nobody.</summary>
    [Id(22)] public WaitsFor? WaitsFor { get; init; }

    /// <summary>The referral that this one replaces: sent again, or redirected.</summary>
    [Id(23)] public ReferralId? Replaces { get; init; }

    /// <summary>The referral at the third trust that this one was redirected to.</summary>
    [Id(24)] public Redirection? RedirectedTo { get; init; }

    /// <summary>The transfers that this referral belongs to, oldest first; at most ten.</summary>
    [Id(25)] public required IReadOnlyList<Transfer> Transfers { get; init; }

    /// <summary>Who tracks the patient at the receiving trust.</summary>
    [Id(26)] public string? Owner { get; init; }

    /// <summary>The commands that this caller may give now.</summary>
    [Id(27)] public required IReadOnlyList<string> Actions { get; init; }

    /// <summary>The waiting-time clocks as of today; absent once they run on its pathway, or the referral has ended.</summary>
    [Id(28)] public PathwayClocks? Clocks { get; init; }

    /// <summary>The breach allocation of the 62 days that is still possible; absent when the clocks are.</summary>
    [Id(29)] public Allocation? Allocation { get; init; }

    /// <summary>The day for which clocks and allocation are calculated.</summary>
    [Id(30)] public DateOnly? AsOf { get; init; }

    /// <summary>Withheld: it is patient data.</summary>
    public override string ToString() => "Referral (withheld)";
}

/// <summary>What is missing from the inter-provider transfer minimum data set.</summary>
/// <param name="Mode"><c>withClinicalLetter</c>: the six key items are enough; <c>standalone</c>: every mandatory item is needed.</param>
/// <param name="Complete">Whether nothing is missing.</param>
/// <param name="Missing">JSON pointers into the data set.</param>
/// <param name="CompleteSince">The day since which it has been complete.</param>
[GenerateSerializer, Immutable, Alias("referral.completeness")]
public sealed record Completeness(
    [property: Id(0)] string Mode,
    [property: Id(1)] bool Complete,
    [property: Id(2)] IReadOnlyList<string> Missing,
    [property: Id(3)] DateOnly? CompleteSince);

/// <summary>What is missing from the trust's record of the National Cancer Waiting Times Monitoring Data Set.</summary>
/// <param name="Scenario">The scenario of the data set, <c>1e</c> for the referring trust.</param>
/// <param name="Missing">JSON pointers into the data set.</param>
[GenerateSerializer, Immutable, Alias("referral.cwt")]
public sealed record CwtCompleteness([property: Id(0)] string Scenario, [property: Id(1)] IReadOnlyList<string> Missing);

/// <summary>Something that a person should check.</summary>
/// <param name="Pointer">JSON pointer into the data set.</param>
/// <param name="Code">The code, for programs.</param>
/// <param name="Detail">A sentence for a person.</param>
[GenerateSerializer, Immutable, Alias("referral.warning")]
public sealed record Warning([property: Id(0)] string Pointer, [property: Id(1)] string Code, [property: Id(2)] string Detail);

/// <summary>Why the receiver rejected the referral.</summary>
/// <param name="ReasonCode">A code of the list rejectionReason.</param>
/// <param name="Explanation">Free text.</param>
/// <param name="NextStep">What the referring trust should do.</param>
[GenerateSerializer, Immutable, Alias("referral.rejection")]
public sealed record Rejection(
    [property: Id(0)] string ReasonCode,
    [property: Id(1)] string Explanation,
    [property: Id(2)] string? NextStep);

/// <summary>Why the referrer withdrew the referral.</summary>
/// <param name="ReasonCode">A code of the list withdrawalReason.</param>
/// <param name="Explanation">Free text.</param>
[GenerateSerializer, Immutable, Alias("referral.withdrawal")]
public sealed record Withdrawal([property: Id(0)] string ReasonCode, [property: Id(1)] string Explanation);

/// <summary>A question and its answer.</summary>
/// <param name="Item">The number of the question, from 1.</param>
/// <param name="Pointer">JSON pointer to the item of the data set that the question is about.</param>
/// <param name="Text">The question.</param>
/// <param name="AskedAt">When it was asked.</param>
/// <param name="NeededBy">The day by which the receiver needs the answer.</param>
/// <param name="Answer">The answer; null while the question is open.</param>
/// <param name="AnsweredAt">When it was answered.</param>
[GenerateSerializer, Immutable, Alias("referral.question")]
public sealed record Question(
    [property: Id(0)] int Item,
    [property: Id(1)] string? Pointer,
    [property: Id(2)] string Text,
    [property: Id(3)] DateTimeOffset AskedAt,
    [property: Id(4)] DateOnly? NeededBy,
    [property: Id(5)] string? Answer,
    [property: Id(6)] DateTimeOffset? AnsweredAt);

/// <summary>A limit that has passed without action.</summary>
/// <param name="Stage">A code of the list overdueStage.</param>
/// <param name="Since">When the limit passed.</param>
[GenerateSerializer, Immutable, Alias("referral.overdue")]
public sealed record Overdue([property: Id(0)] string Stage, [property: Id(1)] DateTimeOffset Since);

/// <summary>What a referral is waiting for, and whose turn it is.</summary>
/// <param name="Command">
/// The command that it is waiting for: <c>receive</c>, <c>decide</c>, <c>provideInformation</c>, <c>acknowledge</c>, <c>pathway</c>.
/// </param>
/// <param name="Ods">The organisation whose turn it is.</param>
/// <param name="Since">When the wait started.</param>
[GenerateSerializer, Immutable, Alias("referral.waitsFor")]
public sealed record WaitsFor([property: Id(0)] string Command, [property: Id(1)] OdsCode Ods, [property: Id(2)] DateTimeOffset Since);

/// <summary>Where a redirected referral went.</summary>
/// <param name="Ods">The third trust.</param>
/// <param name="Id">The referral there.</param>
/// <param name="Reason">Free text.</param>
[GenerateSerializer, Immutable, Alias("referral.redirection")]
public sealed record Redirection([property: Id(0)] OdsCode Ods, [property: Id(1)] ReferralId Id, [property: Id(2)] string Reason);
