using InterTrust.Identity;

namespace InterTrust.Pathways;

/// <summary>A command to a pathway. The rules are in Grains/Pathways/Pathway.cs.</summary>
[GenerateSerializer, Immutable, Alias("pathway.command")]
public abstract record PathwayCommand
{
    /// <summary>Withheld: it is patient data, and Orleans traces messages as text.</summary>
    public sealed override string ToString() => $"{GetType().Name} (withheld)";
}

/// <summary>A trust registers a patient whom it already tracks.</summary>
[GenerateSerializer, Immutable, Alias("pathway.register")]
public sealed record Register : PathwayCommand
{
    /// <summary>Whose pathway.</summary>
    [Id(0)] public required Patient Patient { get; init; }

    /// <summary>A code of the list tumourGroup.</summary>
    [Id(1)] public required string TumourGroup { get; init; }

    /// <summary>PATIENT PATHWAY IDENTIFIER with its issuer.</summary>
    [Id(2)] public required PathwayIdentifier PathwayIdentifier { get; init; }

    /// <summary>CANCER REFERRAL TO TREATMENT PERIOD START DATE.</summary>
    [Id(3)] public required DateOnly PeriodStart { get; init; }

    /// <summary>DATE OF PRIMARY CANCER DIAGNOSIS (CLINICALLY AGREED).</summary>
    [Id(4)] public DateOnly? DiagnosisDate { get; init; }

    /// <summary>PRIMARY DIAGNOSIS (ICD).</summary>
    [Id(5)] public string? PrimaryIcd10 { get; init; }

    /// <summary>Who tracks the patient.</summary>
    [Id(6)] public string? Owner { get; init; }

    /// <summary>The number among the open pathways of this patient and tumour group at the trust, from 0; set by the hub.</summary>
    [Id(7)] public int Slot { get; init; }

    /// <summary>
    /// The patient's transfers before registration, oldest first; the last is to this trust. Null from an earlier version.
    /// </summary>
    [Id(8)] public IReadOnlyList<Transfer>? Transfers { get; init; }

    /// <summary>Earlier events, in any order. Null from an earlier version.</summary>
    [Id(9)] public IReadOnlyList<ClinicalEventDetails>? History { get; init; }

    /// <summary>The facts of the first referral, by the name of the request's field; null if there are none.</summary>
    [Id(10)] public IReadOnlyDictionary<string, string>? Referral { get; init; }
}

/// <summary>An event that happened to the patient or is planned, as a trust records it.</summary>
/// <param name="Type">A code of the list pathwayEventType.</param>
/// <param name="Date">The clinical day.</param>
/// <param name="Facts">The facts, by the name of the request's field; days as digits.</param>
[GenerateSerializer, Immutable, Alias("pathway.happening")]
public sealed record ClinicalEventDetails(
    [property: Id(0)] string Type, [property: Id(1)] DateOnly Date, [property: Id(2)] IReadOnlyDictionary<string, string> Facts)
{
    /// <summary>The value of a field; null if it is absent.</summary>
    /// <param name="field">The field.</param>
    public string? this[ClinicalEventField field] => Facts.GetValueOrDefault(field.Name);
}

/// <summary>A trust records an event, or replaces one that it recorded before.</summary>
/// <param name="Event">What happened.</param>
/// <param name="Corrects">The event that it replaces; null for a new event.</param>
[GenerateSerializer, Immutable, Alias("pathway.record")]
public sealed record RecordEvent([property: Id(0)] ClinicalEventDetails Event, [property: Id(1)] Correction? Corrects) : PathwayCommand;

/// <summary>An event of a pathway that was wrong.</summary>
/// <param name="Event">Its id.</param>
/// <param name="Reason">Free text; it stays in the history.</param>
[GenerateSerializer, Immutable, Alias("pathway.correction")]
public sealed record Correction([property: Id(0)] string Event, [property: Id(1)] string Reason);

/// <summary>A trust withdraws an event that did not happen. A pathway whose closing is retracted is open again.</summary>
/// <param name="Correction">The event and the reason.</param>
[GenerateSerializer, Immutable, Alias("pathway.retract")]
public sealed record RetractEvent([property: Id(0)] Correction Correction) : PathwayCommand;

/// <summary>The tracking trust assigns the pathway to a person or team.</summary>
/// <param name="Owner">The person or team; null to unassign it.</param>
[GenerateSerializer, Immutable, Alias("pathway.assign")]
public sealed record AssignPathwayOwner([property: Id(0)] string? Owner) : PathwayCommand;

/// <summary>The tracking trust adds a note, which no other trust sees.</summary>
/// <param name="Text">1 to 4,000 characters.</param>
[GenerateSerializer, Immutable, Alias("pathway.addNote")]
public sealed record AddNote([property: Id(0)] string Text) : PathwayCommand;

/// <summary>Adds an accepted referral to the pathway, or creates the pathway with it.</summary>
[GenerateSerializer, Immutable, Alias("pathway.admit")]
public sealed record AddReferral : PathwayCommand
{
    /// <summary>The referral.</summary>
    [Id(0)] public required ReferralId Referral { get; init; }

    /// <summary>The referring trust.</summary>
    [Id(1)] public required OdsCode From { get; init; }

    /// <summary>The patient.</summary>
    [Id(2)] public required Patient Patient { get; init; }

    /// <summary>A code of the list tumourGroup.</summary>
    [Id(3)] public required string TumourGroup { get; init; }

    /// <summary>PATIENT PATHWAY IDENTIFIER with its issuer.</summary>
    [Id(4)] public required PathwayIdentifier PathwayIdentifier { get; init; }

    /// <summary>The dates that the clocks run from and to.</summary>
    [Id(5)] public required ReferralDates Dates { get; init; }

    /// <summary>REFERRAL REQUEST RECEIVED DATE (INTER-PROVIDER TRANSFER).</summary>
    [Id(6)] public required DateOnly ReceivedDate { get; init; }

    /// <summary>The referral, diagnosis and treatment events from the data set.</summary>
    [Id(7)] public required IReadOnlyList<ClinicalEvent> Events { get; init; }

    /// <summary>
    /// Where the referral creates the pathway: its number among the open pathways of this patient and tumour group at the trust, from 0.
    /// Null where the referral joins an existing pathway.
    /// </summary>
    [Id(8)] public int? Slot { get; init; }

    /// <summary>Why it matched.</summary>
    [Id(9)] public required IReadOnlyList<string> MatchedOn { get; init; }

    /// <summary>Who tracks the patient.</summary>
    [Id(10)] public string? Owner { get; init; }

    /// <summary>A note.</summary>
    [Id(11)] public string? Note { get; init; }

    /// <summary>The patient's transfers, oldest first; the last is this referral's own. Null from an earlier version.</summary>
    [Id(12)] public IReadOnlyList<Transfer>? Transfers { get; init; }

    /// <summary>The day on which the minimum data set was complete or the referral was accepted without it.</summary>
    [Id(13)] public DateOnly? CompleteOn { get; init; }
}

/// <summary>The onward referral was accepted: the patient has been transferred from this pathway.</summary>
/// <param name="Event">The transfer.</param>
[GenerateSerializer, Immutable, Alias("pathway.goOn")]
public sealed record RecordOnwardTransfer([property: Id(0)] ClinicalEvent Event) : PathwayCommand;

/// <summary>The onward referral was removed from its pathway: the transfer is cancelled.</summary>
/// <param name="Referral">The onward referral.</param>
/// <param name="Reason">In words.</param>
[GenerateSerializer, Immutable, Alias("pathway.comeBack")]
public sealed record CancelOnwardTransfer([property: Id(0)] ReferralId Referral, [property: Id(1)] string Reason) : PathwayCommand;

/// <summary>A referral was matched to the wrong pathway: its events are removed and stay only in the history.</summary>
/// <param name="Referral">The referral.</param>
/// <param name="Reason">In words.</param>
[GenerateSerializer, Immutable, Alias("pathway.dismiss")]
public sealed record RemoveReferral([property: Id(0)] ReferralId Referral, [property: Id(1)] string Reason) : PathwayCommand;
