using InterTrust.Identity;

namespace InterTrust.Pathways;

/// <summary>What may be said to a pathway. The rules are in Grains/Pathways/Pathway.cs.</summary>
[GenerateSerializer, Immutable, Alias("pathway.command")]
public abstract record PathwayCommand
{
    /// <summary>Never what is said: Orleans traces messages as text.</summary>
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

    /// <summary>Counts the pathways that the trust tracks for this patient and tumour group at once; the hub finds it.</summary>
    [Id(7)] public int Slot { get; init; }

    /// <summary>
    /// The patient's way between trusts before the hub was told of it, oldest first; the last comes to this trust. Null from the
    /// version before.
    /// </summary>
    [Id(8)] public IReadOnlyList<Transfer>? Transfers { get; init; }

    /// <summary>What has happened already, in any order. Null from the version before.</summary>
    [Id(9)] public IReadOnlyList<ClinicalEventDetails>? History { get; init; }

    /// <summary>What is said of the first referral, by the name of the request's field; null where nothing is.</summary>
    [Id(10)] public IReadOnlyDictionary<string, string>? Referral { get; init; }
}

/// <summary>Something that happened to the patient, or is planned, as a trust says it.</summary>
/// <param name="Type">A code of the list pathwayEventType.</param>
/// <param name="Date">The clinical day.</param>
/// <param name="Facts">What is said of it, by the name of the request's field; days as digits.</param>
[GenerateSerializer, Immutable, Alias("pathway.happening")]
public sealed record ClinicalEventDetails(
    [property: Id(0)] string Type, [property: Id(1)] DateOnly Date, [property: Id(2)] IReadOnlyDictionary<string, string> Facts)
{
    /// <summary>What is said under a field; null where nothing is.</summary>
    /// <param name="field">The field.</param>
    public string? this[ClinicalEventField field] => Facts.GetValueOrDefault(field.Name);
}

/// <summary>A trust records what happened; or what happened instead of what it recorded before.</summary>
/// <param name="Event">What happened.</param>
/// <param name="Corrects">The event that was wrong; null where nothing was.</param>
[GenerateSerializer, Immutable, Alias("pathway.record")]
public sealed record RecordEvent([property: Id(0)] ClinicalEventDetails Event, [property: Id(1)] Correction? Corrects) : PathwayCommand;

/// <summary>An event of a pathway was wrong.</summary>
/// <param name="Event">Its id.</param>
/// <param name="Reason">In words; it stays in the history.</param>
[GenerateSerializer, Immutable, Alias("pathway.correction")]
public sealed record Correction([property: Id(0)] string Event, [property: Id(1)] string Reason);

/// <summary>What a trust recorded did not happen at all. A pathway whose closing is retracted is open again.</summary>
/// <param name="Correction">Which event, and why.</param>
[GenerateSerializer, Immutable, Alias("pathway.retract")]
public sealed record RetractEvent([property: Id(0)] Correction Correction) : PathwayCommand;

/// <summary>The trust that tracks the patient says who does so.</summary>
/// <param name="Owner">A person or a team; null for nobody.</param>
[GenerateSerializer, Immutable, Alias("pathway.assign")]
public sealed record AssignPathwayOwner([property: Id(0)] string? Owner) : PathwayCommand;

/// <summary>The trust that tracks the patient writes a note, which nobody else sees.</summary>
/// <param name="Text">1 to 4,000 characters.</param>
[GenerateSerializer, Immutable, Alias("pathway.addNote")]
public sealed record AddNote([property: Id(0)] string Text) : PathwayCommand;

/// <summary>An accepted referral comes to the pathway, which is created by it where it is not there.</summary>
[GenerateSerializer, Immutable, Alias("pathway.admit")]
public sealed record AddReferral : PathwayCommand
{
    /// <summary>The referral.</summary>
    [Id(0)] public required ReferralId Referral { get; init; }

    /// <summary>The referring trust.</summary>
    [Id(1)] public required OdsCode From { get; init; }

    /// <summary>Whose referral.</summary>
    [Id(2)] public required Patient Patient { get; init; }

    /// <summary>A code of the list tumourGroup.</summary>
    [Id(3)] public required string TumourGroup { get; init; }

    /// <summary>PATIENT PATHWAY IDENTIFIER with its issuer.</summary>
    [Id(4)] public required PathwayIdentifier PathwayIdentifier { get; init; }

    /// <summary>The dates that the clocks run from and to.</summary>
    [Id(5)] public required ReferralDates Dates { get; init; }

    /// <summary>REFERRAL REQUEST RECEIVED DATE (INTER-PROVIDER TRANSFER).</summary>
    [Id(6)] public required DateOnly ReceivedDate { get; init; }

    /// <summary>The referral, diagnosis and treatment events that the data set makes.</summary>
    [Id(7)] public required IReadOnlyList<ClinicalEvent> Events { get; init; }

    /// <summary>
    /// Counts the pathways that the trust tracks for this patient and tumour group at once, 0 for the first, where the referral may
    /// create one; null where it is to join one that is there.
    /// </summary>
    [Id(8)] public int? Slot { get; init; }

    /// <summary>Why it matched.</summary>
    [Id(9)] public required IReadOnlyList<string> MatchedOn { get; init; }

    /// <summary>Who tracks the patient.</summary>
    [Id(10)] public string? Owner { get; init; }

    /// <summary>A note.</summary>
    [Id(11)] public string? Note { get; init; }

    /// <summary>The patient's way between trusts, oldest first; the last is this referral's own. Null from the version before.</summary>
    [Id(12)] public IReadOnlyList<Transfer>? Transfers { get; init; }

    /// <summary>The day on which the minimum data set was complete, or on which it was accepted without.</summary>
    [Id(13)] public DateOnly? CompleteOn { get; init; }
}

/// <summary>The patient has gone on from this pathway: the referral onward was accepted.</summary>
/// <param name="Event">The transfer, as the hub knows it.</param>
[GenerateSerializer, Immutable, Alias("pathway.goOn")]
public sealed record RecordOnwardTransfer([property: Id(0)] ClinicalEvent Event) : PathwayCommand;

/// <summary>The patient has not gone on after all: the referral onward was taken off its pathway again.</summary>
/// <param name="Referral">The referral onward.</param>
/// <param name="Reason">In words.</param>
[GenerateSerializer, Immutable, Alias("pathway.comeBack")]
public sealed record CancelOnwardTransfer([property: Id(0)] ReferralId Referral, [property: Id(1)] string Reason) : PathwayCommand;

/// <summary>
/// A referral was matched to the wrong pathway: what it brought leaves the pathway's active view and stays in its history.
/// </summary>
/// <param name="Referral">The referral.</param>
/// <param name="Reason">In words.</param>
[GenerateSerializer, Immutable, Alias("pathway.dismiss")]
public sealed record RemoveReferral([property: Id(0)] ReferralId Referral, [property: Id(1)] string Reason) : PathwayCommand;
