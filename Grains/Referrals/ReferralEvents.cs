using System.Text.Json.Serialization;
using InterTrust.DataSet;
using InterTrust.Identity;
using InterTrust.Pathways;

namespace InterTrust.Referrals;

/// <summary>An event of a referral. Stored for ever: names never change, and properties are only added at the end.</summary>
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
    /// <summary>When it happened; stored in a column of its own.</summary>
    [JsonIgnore]
    public DateTimeOffset At { get; init; }

    /// <summary>The data set that came with it; stored in a column of its own.</summary>
    [JsonIgnore]
    public EnfDocument? DataSet { get; init; }
}

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

    /// <summary>The referrer's pathway that the patient is referred on from.</summary>
    public PathwayId? OnwardFrom { get; init; }
}

public sealed record ReferralReceived : ReferralEvent;

/// <summary>Changed has JSON pointers to the changed fields; null where the event was stored before this property existed.</summary>
public sealed record ReferralAmended(
    [property: JsonPropertyName("reading")] DataSetAssessment Assessment,
    IReadOnlyList<string>? Changed = null) : ReferralEvent;

public sealed record InformationRequested(IReadOnlyList<QuestionItem> Items, DateOnly? NeededBy) : ReferralEvent;

/// <summary>Assessment and Changed are set when a data set came with the answers.</summary>
public sealed record InformationProvided(
    IReadOnlyList<QuestionAnswer> Answers,
    [property: JsonPropertyName("reading")] DataSetAssessment? Assessment,
    IReadOnlyList<string>? Changed = null) : ReferralEvent;

public sealed record ReferralAccepted(
    PathwayMode Mode, MatchPlan Plan, string? IdentityConfirmedReason, string? Owner, string? Note) : ReferralEvent;

/// <summary>
/// What matching found when the referral was accepted. It is stored, so that an acceptance interrupted by a crash is finished as it was
/// decided: without a pathway to join, one is created.
/// </summary>
public sealed record MatchPlan(PathwayId? Join, IReadOnlyList<string> MatchedOn)
{
    /// <summary>The link with the plan's reasons where the plan was followed, and with its own reasons where it was not.</summary>
    internal PathwayLink ResolveLink(PathwayLink link) =>
        (Join is null ? link.Created : Join == link.Id) ? link with { MatchedOn = MatchedOn } : link;
}

public sealed record PathwayCreated(PathwayId Pathway, IReadOnlyList<string> MatchedOn) : ReferralEvent;

public sealed record PathwayJoined(PathwayId Pathway, IReadOnlyList<string> MatchedOn) : ReferralEvent;

public sealed record ReferralRejected(string ReasonCode, string Explanation, string? NextStep) : ReferralEvent;

public sealed record ReferralWithdrawn(string ReasonCode, string Explanation) : ReferralEvent;

public sealed record ReferralRedirected(OdsCode To, ReferralId Referral, string Reason) : ReferralEvent;

/// <summary>The redirected referral is on the third trust's worklist under this id.</summary>
public sealed record RedirectionArrived(ReferralId Referral) : ReferralEvent;

public sealed record MatchUndone(PathwayId Pathway, string Reason) : ReferralEvent;

/// <summary>The referral is removed from the pathway of the undone match.</summary>
public sealed record PathwayDetached(PathwayId Pathway) : ReferralEvent;

public sealed record ReferralOverdue(string Stage, DateTimeOffset Since) : ReferralEvent;

/// <summary>The referrer has seen the rejection.</summary>
public sealed record RejectionAcknowledged : ReferralEvent;

/// <summary>It was assigned to a person or team at the receiver, or unassigned.</summary>
public sealed record ReferralAssigned(string? Owner) : ReferralEvent;

/// <summary>The transfer is recorded on the pathway that the patient was referred on from.</summary>
public sealed record OnwardTransferRecorded : ReferralEvent;
