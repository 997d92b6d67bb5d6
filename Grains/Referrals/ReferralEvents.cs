using System.Text.Json.Serialization;
using InterTrust.DataSet;
using InterTrust.Identity;
using InterTrust.Pathways;

namespace InterTrust.Referrals;

/// <summary>What happened to a referral. Stored for ever: names and properties only grow at their end.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(ReferralSent), "referralSent")]
[JsonDerivedType(typeof(ReferralReceived), "referralReceived")]
[JsonDerivedType(typeof(ReferralAmended), "referralAmended")]
[JsonDerivedType(typeof(InformationRequested), "informationRequested")]
[JsonDerivedType(typeof(InformationProvided), "informationProvided")]
[JsonDerivedType(typeof(ReferralAccepted), "referralAccepted")]
[JsonDerivedType(typeof(PathwayCreated), "pathwayCreated")]
[JsonDerivedType(typeof(PathwayJoined), "pathwayJoined")]
[JsonDerivedType(typeof(ReferralRejected), "referralRejected")]
[JsonDerivedType(typeof(ReferralWithdrawn), "referralWithdrawn")]
[JsonDerivedType(typeof(ReferralRedirected), "referralRedirected")]
[JsonDerivedType(typeof(RedirectionArrived), "redirectionArrived")]
[JsonDerivedType(typeof(MatchUndone), "matchUndone")]
[JsonDerivedType(typeof(PathwayDetached), "pathwayCleared")]
[JsonDerivedType(typeof(ReferralOverdue), "referralOverdue")]
[JsonDerivedType(typeof(RejectionAcknowledged), "rejectionAcknowledged")]
[JsonDerivedType(typeof(ReferralAssigned), "referralAssigned")]
[JsonDerivedType(typeof(OnwardTransferRecorded), "transferPassedOn")]
public abstract record ReferralEvent
{
    /// <summary>When. It stands in a column of its own.</summary>
    [JsonIgnore]
    public DateTimeOffset At { get; init; }

    /// <summary>The data set that came with it. It stands in a column of its own.</summary>
    [JsonIgnore]
    public EnfDocument? DataSet { get; init; }
}

/// <summary>What the hub read off a data set, the day it came.</summary>
[GenerateSerializer, Immutable, Alias("referral.reading")]
public sealed record DataSetAssessment(
    [property: Id(0)] string TumourGroup,
    [property: Id(1)] ReferralDates Dates,
    [property: Id(2)] Completeness Completeness,
    [property: Id(3)] CwtCompleteness Cwt,
    [property: Id(4)] IReadOnlyList<Warning> Warnings);

public sealed record ReferralSent : ReferralEvent
{
    public required ReferralId Id { get; init; }
    public required OdsCode From { get; init; }
    public required OdsCode To { get; init; }
    [JsonPropertyName("reading")]
    public required DataSetAssessment Assessment { get; init; }
    public required string Fingerprint { get; init; }
    public required DateOnly ReceivedDate { get; init; }
    public required IReadOnlyList<Transfer> Transfers { get; init; }
    public string? ClientReference { get; init; }
    public ReferralId? Replaces { get; init; }
    public string? AdditionalReason { get; init; }

    /// <summary>The referrer's pathway from which the patient goes on.</summary>
    public PathwayId? OnwardFrom { get; init; }
}

public sealed record ReferralReceived : ReferralEvent;

/// <summary>The fields that changed stand as JSON pointers; null where it was written before they were.</summary>
public sealed record ReferralAmended([property: JsonPropertyName("reading")] DataSetAssessment Assessment, IReadOnlyList<string>? Changed = null) : ReferralEvent;

public sealed record InformationRequested(IReadOnlyList<QuestionItem> Items, DateOnly? NeededBy) : ReferralEvent;

/// <summary>The reading, and the fields that changed, are there when a data set came with the answers.</summary>
public sealed record InformationProvided(IReadOnlyList<QuestionAnswer> Answers, [property: JsonPropertyName("reading")] DataSetAssessment? Assessment, IReadOnlyList<string>? Changed = null) : ReferralEvent;

public sealed record ReferralAccepted(
    PathwayMode Mode, MatchPlan Plan, string? IdentityConfirmedReason, string? Owner, string? Note) : ReferralEvent;

/// <summary>
/// What matching found when the referral was accepted. It is kept, so that an acceptance that a crash interrupts is finished as it
/// was begun: without a pathway to join, one is created.
/// </summary>
public sealed record MatchPlan(PathwayId? Join, IReadOnlyList<string> MatchedOn)
{
    /// <summary>Why the referral is where it came to: the plan's reasons where the plan was followed, what was found then where it was not.</summary>
    internal PathwayLink ResolveLink(PathwayLink link) =>
        (Join is null ? link.Created : Join == link.Id) ? link with { MatchedOn = MatchedOn } : link;
}

public sealed record PathwayCreated(PathwayId Pathway, IReadOnlyList<string> MatchedOn) : ReferralEvent;

public sealed record PathwayJoined(PathwayId Pathway, IReadOnlyList<string> MatchedOn) : ReferralEvent;

public sealed record ReferralRejected(string ReasonCode, string Explanation, string? NextStep) : ReferralEvent;

public sealed record ReferralWithdrawn(string ReasonCode, string Explanation) : ReferralEvent;

public sealed record ReferralRedirected(OdsCode To, ReferralId Referral, string Reason) : ReferralEvent;

/// <summary>The redirected referral stands on the third trust's worklist, under this id.</summary>
public sealed record RedirectionArrived(ReferralId Referral) : ReferralEvent;

public sealed record MatchUndone(PathwayId Pathway, string Reason) : ReferralEvent;

/// <summary>What the referral brought has left the pathway of the undone match.</summary>
public sealed record PathwayDetached(PathwayId Pathway) : ReferralEvent;

public sealed record ReferralOverdue(string Stage, DateTimeOffset Since) : ReferralEvent;

/// <summary>Somebody at the referrer has looked at the rejection.</summary>
public sealed record RejectionAcknowledged : ReferralEvent;

/// <summary>Somebody at the receiver has it now, or nobody.</summary>
public sealed record ReferralAssigned(string? Owner) : ReferralEvent;

/// <summary>The pathway from which the patient went on has the transfer.</summary>
public sealed record OnwardTransferRecorded : ReferralEvent;
