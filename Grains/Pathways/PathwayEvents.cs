using System.Text.Json.Serialization;
using InterTrust.Identity;

namespace InterTrust.Pathways;

/// <summary>What happened to a pathway. Stored for ever: names and properties only grow at their end.</summary>
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
    /// <summary>When. It stands in a column of its own.</summary>
    [JsonIgnore]
    public DateTimeOffset At { get; init; }
}

/// <summary>What a pathway begins with.</summary>
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

/// <summary>A trust said that it tracks the patient.</summary>
public sealed record PathwayRegistered([property: JsonPropertyName("beginning")] PathwayOpening Opening) : PathwayEvent;

/// <summary>An accepted referral created it.</summary>
public sealed record PathwayOpened([property: JsonPropertyName("beginning")] PathwayOpening Opening, [property: JsonPropertyName("coming")] IncomingReferral Incoming) : PathwayEvent;

/// <summary>An accepted referral came to it.</summary>
public sealed record ReferralJoined([property: JsonPropertyName("coming")] IncomingReferral Incoming, [property: JsonPropertyName("entries")] IReadOnlyList<ClinicalEvent> Events) : PathwayEvent;

/// <summary>A referral had come in error; what it brought stays in the history alone.</summary>
public sealed record ReferralRemoved(ReferralId Referral, string Reason) : PathwayEvent;

/// <summary>It is tracked no longer.</summary>
public sealed record PathwayClosed(string Reason) : PathwayEvent;

/// <summary>A side recorded what happened to the patient.</summary>
public sealed record EventRecorded([property: JsonPropertyName("entry")] ClinicalEvent Event) : PathwayEvent;

/// <summary>A side recorded what happened instead of what it had recorded before.</summary>
public sealed record EventCorrected(string Id, [property: JsonPropertyName("entry")] ClinicalEvent Event, string Reason) : PathwayEvent;

/// <summary>What a side had recorded did not happen.</summary>
public sealed record EventRetracted(string Id, string Reason) : PathwayEvent;

/// <summary>Its closing was a mistake.</summary>
public sealed record PathwayReopened(string Reason) : PathwayEvent;

/// <summary>Somebody tracks it now, or nobody.</summary>
public sealed record PathwayAssigned(string? Owner) : PathwayEvent;

/// <summary>Somebody at the trust that tracks the patient wrote a note.</summary>
public sealed record NoteAdded(string Text, string Actor) : PathwayEvent;
