using System.Text.Json.Serialization;
using InterTrust.Identity;

namespace InterTrust.Pathways;

/// <summary>An event of a pathway. Stored for ever: names never change, and properties are only added at the end.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(PathwayRegistered), "pathwayRegistered")]
[JsonDerivedType(typeof(PathwayOpened), "pathwayOpened")]
[JsonDerivedType(typeof(ReferralJoined), "referralJoined")]
[JsonDerivedType(typeof(ReferralRemoved), "referralDismissed")]
[JsonDerivedType(typeof(PathwayClosed), "pathwayClosed")]
[JsonDerivedType(typeof(EventRecorded), "eventRecorded")]
[JsonDerivedType(typeof(EventCorrected), "eventCorrected")]
[JsonDerivedType(typeof(EventRetracted), "eventRetracted")]
[JsonDerivedType(typeof(PathwayReopened), "pathwayReopened")]
[JsonDerivedType(typeof(PathwayAssigned), "pathwayAssigned")]
[JsonDerivedType(typeof(NoteAdded), "noteAdded")]
public abstract record PathwayEvent
{
    /// <summary>When it happened; stored in a column of its own.</summary>
    [JsonIgnore]
    public DateTimeOffset At { get; init; }
}

/// <summary>The first content of a pathway.</summary>
public sealed record PathwayOpening(
    PathwayId Id,
    OdsCode Ods,
    Patient Patient,
    string TumourGroup,
    PathwayIdentifier Identifier,
    ReferralDates Dates,
    int Slot,
    string? Owner,
    [property: JsonPropertyName("entries")] IReadOnlyList<ClinicalEvent> Events,
    IReadOnlyList<Transfer>? Transfers = null,
    string? Fingerprint = null);

/// <summary>What a referral brings to a pathway.</summary>
public sealed record IncomingReferral(
    ReferralId Referral,
    OdsCode From,
    DateOnly ReceivedDate,
    IReadOnlyList<string> MatchedOn,
    string? Note,
    IReadOnlyList<Transfer>? Transfers = null,
    DateOnly? CompleteOn = null);

/// <summary>A trust registered a pathway that it tracks.</summary>
public sealed record PathwayRegistered([property: JsonPropertyName("beginning")] PathwayOpening Opening) : PathwayEvent;

/// <summary>An accepted referral created it.</summary>
public sealed record PathwayOpened(
    [property: JsonPropertyName("beginning")] PathwayOpening Opening,
    [property: JsonPropertyName("coming")] IncomingReferral Incoming) : PathwayEvent;

/// <summary>An accepted referral joined it.</summary>
public sealed record ReferralJoined(
    [property: JsonPropertyName("coming")] IncomingReferral Incoming,
    [property: JsonPropertyName("entries")] IReadOnlyList<ClinicalEvent> Events) : PathwayEvent;

/// <summary>A referral was matched in error; what it brought stays only in the history.</summary>
public sealed record ReferralRemoved(ReferralId Referral, string Reason) : PathwayEvent;

/// <summary>It is no longer tracked.</summary>
public sealed record PathwayClosed(string Reason) : PathwayEvent;

/// <summary>A trust recorded a clinical event.</summary>
public sealed record EventRecorded([property: JsonPropertyName("entry")] ClinicalEvent Event) : PathwayEvent;

/// <summary>A trust replaced a clinical event that it had recorded.</summary>
public sealed record EventCorrected(string Id, [property: JsonPropertyName("entry")] ClinicalEvent Event, string Reason) : PathwayEvent;

/// <summary>A trust withdrew a clinical event that it had recorded.</summary>
public sealed record EventRetracted(string Id, string Reason) : PathwayEvent;

/// <summary>It was closed by mistake and is tracked again.</summary>
public sealed record PathwayReopened(string Reason) : PathwayEvent;

/// <summary>It was assigned to a person or team, or unassigned.</summary>
public sealed record PathwayAssigned(string? Owner) : PathwayEvent;

/// <summary>The trust that tracks the patient added a note.</summary>
public sealed record NoteAdded(string Text, string Actor) : PathwayEvent;
