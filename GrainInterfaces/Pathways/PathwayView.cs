using InterTrust.Identity;

namespace InterTrust.Pathways;

/// <summary>Whether a pathway is tracked.</summary>
[GenerateSerializer, Alias("pathway.status")]
public enum PathwayStatus
{
    /// <summary>Tracked.</summary>
    Open,

    /// <summary>No longer tracked.</summary>
    Closed,
}

/// <summary>The patient of a pathway.</summary>
/// <param name="NhsNumber">NHS NUMBER.</param>
/// <param name="FamilyName">PERSON FAMILY NAME.</param>
/// <param name="GivenName">PERSON GIVEN NAME.</param>
/// <param name="BirthDate">PERSON BIRTH DATE.</param>
/// <param name="LocalPatientId">LOCAL PATIENT IDENTIFIER at the trust that tracks the patient.</param>
[GenerateSerializer, Immutable, Alias("patient")]
public sealed record Patient(
    [property: Id(0)] NhsNumber NhsNumber,
    [property: Id(1)] string? FamilyName,
    [property: Id(2)] string? GivenName,
    [property: Id(3)] DateOnly? BirthDate,
    [property: Id(4)] string? LocalPatientId)
{
    /// <summary>Withheld: it is patient data.</summary>
    public override string ToString() => "Patient (withheld)";
}

/// <summary>A cancer pathway at the trust that tracks it.</summary>
[GenerateSerializer, Immutable, Alias("pathway.view")]
public sealed record PathwayView
{
    /// <summary>Its id.</summary>
    [Id(0)] public required PathwayId Id { get; init; }

    /// <summary>The trust that tracks it.</summary>
    [Id(1)] public required OdsCode Ods { get; init; }

    /// <summary>The number of its events; the ETag.</summary>
    [Id(2)] public required int Version { get; init; }

    /// <summary>Whether it is tracked.</summary>
    [Id(3)] public required PathwayStatus Status { get; init; }

    /// <summary>The patient.</summary>
    [Id(4)] public required Patient Patient { get; init; }

    /// <summary>A code of the list tumourGroup.</summary>
    [Id(5)] public required string TumourGroup { get; init; }

    /// <summary>PATIENT PATHWAY IDENTIFIER with its issuer.</summary>
    [Id(6)] public required PathwayIdentifier PathwayIdentifier { get; init; }

    /// <summary>The person or team that tracks it.</summary>
    [Id(7)] public string? Owner { get; init; }

    /// <summary>The events that happened or are awaited, in clinical order.</summary>
    [Id(8)] public required IReadOnlyList<ClinicalEvent> Events { get; init; }

    /// <summary>The referrals on the pathway.</summary>
    [Id(9)] public required IReadOnlyList<ReferralId> Referrals { get; init; }

    /// <summary>The dates that the clocks run from and to.</summary>
    [Id(10)] public required ReferralDates Dates { get; init; }

    /// <summary>Notes, oldest first.</summary>
    [Id(11)] public required IReadOnlyList<string> Notes { get; init; }

    /// <summary>The waiting-time clocks as of today.</summary>
    [Id(12)] public required PathwayClocks Clocks { get; init; }

    /// <summary>The breach allocation of the 62 days, or the outcomes that are still possible.</summary>
    [Id(13)] public required Allocation Allocation { get; init; }

    /// <summary>The day for which clocks and allocation are calculated.</summary>
    [Id(14)] public required DateOnly AsOf { get; init; }

    /// <summary>The latest note; null where there is none, or the viewer does not track the patient.</summary>
    [Id(15)] public PathwayNote? LastNote { get; init; }

    /// <summary>Withheld: it is patient data.</summary>
    public override string ToString() => "Pathway (withheld)";
}

/// <summary>A note of the trust that tracks the patient.</summary>
/// <param name="Text">1 to 4,000 characters; shortened on a worklist.</param>
/// <param name="At">When it was written.</param>
/// <param name="Actor">Who wrote it; null if it came with an acceptance.</param>
[GenerateSerializer, Immutable, Alias("pathway.note")]
public sealed record PathwayNote([property: Id(0)] string Text, [property: Id(1)] DateTimeOffset At, [property: Id(2)] string? Actor)
{
    /// <summary>Withheld: it is patient data.</summary>
    public override string ToString() => "Note (withheld)";
}

/// <summary>PATIENT PATHWAY IDENTIFIER with its issuer.</summary>
/// <param name="Value">At most 20 characters.</param>
/// <param name="Issuer">ORGANISATION CODE (PATIENT PATHWAY IDENTIFIER ISSUER).</param>
[GenerateSerializer, Immutable, Alias("pathway.identifier")]
public sealed record PathwayIdentifier([property: Id(0)] string Value, [property: Id(1)] OdsCode Issuer);

/// <summary>A clinical event of a pathway that happened or is awaited.</summary>
/// <param name="Id">Unique within the pathway.</param>
/// <param name="Type"><c>referral</c>, or a code of the list pathwayEventType.</param>
/// <param name="Date">The clinical date; null while awaited.</param>
/// <param name="Awaited">Whether it is awaited: not recorded as having happened.</param>
/// <param name="Source">Who recorded it.</param>
/// <param name="Facts">Its details, by field name.</param>
[GenerateSerializer, Immutable, Alias("pathway.entry")]
public sealed record ClinicalEvent(
    [property: Id(0)] string Id,
    [property: Id(1)] string Type,
    [property: Id(2)] DateOnly? Date,
    [property: Id(3)] bool Awaited,
    [property: Id(4)] ClinicalEventSource Source,
    [property: Id(5)] IReadOnlyDictionary<string, string> Facts)
{
    /// <summary>The value of a field; null if it is absent.</summary>
    /// <param name="field">The field.</param>
    public string? this[ClinicalEventField field] => Facts.GetValueOrDefault(field.Name);
}

/// <summary>Who recorded an event of a pathway.</summary>
/// <param name="Ods">The organisation.</param>
/// <param name="ReferralId">The referral that it came with; null if the organisation recorded it itself.</param>
[GenerateSerializer, Immutable, Alias("pathway.source")]
public sealed record ClinicalEventSource([property: Id(0)] OdsCode Ods, [property: Id(1)] ReferralId? ReferralId);
