using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Serialization;
using InterTrust.Identity;

namespace InterTrust.Pathways;

/// <summary>The data of a pathway in every status.</summary>
public sealed record PathwayData
{
    public required PathwayId Id { get; init; }
    public required OdsCode Ods { get; init; }

    /// <summary>The number of events.</summary>
    public required int Version { get; init; }

    public required Patient Patient { get; init; }
    public required string TumourGroup { get; init; }
    public required PathwayIdentifier Identifier { get; init; }
    public required ReferralDates Dates { get; init; }

    /// <summary>The number among the open pathways of this patient and tumour group at the trust, from 0.</summary>
    public required int Slot { get; init; }

    public required DateTimeOffset OpenedAt { get; init; }
    [JsonPropertyName("entries")]
    public IReadOnlyList<ClinicalEvent> Events { get; init; } = [];
    public IReadOnlyList<ReferralId> Referrals { get; init; } = [];
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>The latest note; null where there is none, or where the state was stored before this property existed.</summary>
    public PathwayNote? LastNote { get; init; }
    public string? Owner { get; init; }

    /// <summary>A hash of what was registered: the same key with another body is refused. Null where a referral opened it.</summary>
    public string? Fingerprint { get; init; }

    /// <summary>The referring trust of the latest referral, and the day it was received.</summary>
    public OdsCode? ReferredFrom { get; init; }
    public DateOnly? ReceivedDate { get; init; }

    /// <summary>
    /// The patient's transfers to this trust, oldest first; null where the state was stored before this property existed, so that only the
    /// latest referral is known.
    /// </summary>
    [JsonPropertyName("hops")]
    public IReadOnlyList<PathwayTransfer>? Transfers { get; init; }

    [JsonIgnore]
    public IEnumerable<ClinicalEvent> OccurredEvents => Events.Where(e => !e.Awaited);

    [JsonIgnore]
    private IReadOnlyList<PathwayTransfer> KnownTransfers =>
        Transfers ?? (ReferredFrom is { } from && ReceivedDate is { } received
            ? [new(from, Ods, received, null, Referrals is [.., var latest] ? latest : null)]
            : []);

    /// <summary>The patient's transfers to this trust and onward from it.</summary>
    [JsonIgnore]
    public IReadOnlyList<PathwayTransfer> AllTransfers =>
    [
        .. KnownTransfers.OrderBy(transfer => transfer.Date),
        .. OccurredEvents.Where(e => e.Type is ClinicalEventType.Transfer).OrderBy(e => e.Date)
            .Select(e => new PathwayTransfer(
                Ods,
                OdsCode.Parse(e[ClinicalEventField.To]!, null),
                e.Date!.Value,
                ClinicalEvents.ReadDay(e, ClinicalEventField.CompleteOn),
                e.Source.ReferralId)),
    ];

    /// <summary>The onward transfer that a referral made; null where it made none.</summary>
    internal ClinicalEvent? OnwardTransferBy(ReferralId? referral) =>
        OccurredEvents.FirstOrDefault(e => e.Type is ClinicalEventType.Transfer && e.Source.ReferralId == referral);

    /// <summary>Whether this organisation tracks the patient or sent a referral to this pathway.</summary>
    internal bool IsParty(OdsCode ods) => ods == Ods || Events.Any(e => e.Source.Ods == ods && e.Source.ReferralId is not null);

    /// <summary>The trust that tracks the patient, and the trusts that referred.</summary>
    [JsonIgnore]
    internal IReadOnlyList<OdsCode> Parties =>
        [Ods, .. Events.Where(e => e.Source.ReferralId is not null && e.Source.Ods != Ods).Select(e => e.Source.Ods).Distinct()];

    /// <summary>The earliest day of an event of this type; null where none has happened.</summary>
    internal DateOnly? FirstDate(string type) => OccurredEvents.Where(e => e.Type == type).Min(e => e.Date);

    /// <summary>The field's value in the latest event of the type that has it; null where none has.</summary>
    internal string? LatestFact(string type, ClinicalEventField field) =>
        Events.LastOrDefault(e => e.Type == type && e[field] is not null)?[field];

    internal static PathwayData From(PathwayOpening opening, DateTimeOffset at) => new PathwayData
    {
        Id = opening.Id,
        Ods = opening.Ods,
        Version = 1,
        Patient = opening.Patient,
        TumourGroup = opening.TumourGroup,
        Identifier = opening.Identifier,
        Dates = opening.Dates,
        Slot = opening.Slot,
        OpenedAt = at,
        Owner = opening.Owner,
        Fingerprint = opening.Fingerprint,
        Transfers = [.. (opening.Transfers ?? []).Select(transfer => new PathwayTransfer(transfer.From, transfer.To, transfer.Date))],
    }.With(opening.Events);

    internal PathwayData With(IReadOnlyList<ClinicalEvent> entries) =>
        this with { Events = [.. Events, .. entries.Select((e, i) => e with { Id = $"{e.Type}-{Version}-{i + 1}" })] };

    /// <summary>With a recorded event, which replaces the awaited event of its type and takes over its other facts.</summary>
    internal PathwayData WithRecorded(ClinicalEvent entry)
    {
        var merged = new Dictionary<string, string>(entry.Facts);
        foreach (var fact in Events.Where(e => e.Awaited && e.Type == entry.Type).SelectMany(e => e.Facts))
            merged.TryAdd(fact.Key, fact.Value);
        return (this with { Events = [.. Events.Where(e => !e.Awaited || e.Type != entry.Type)] }).With([entry with { Facts = merged }]);
    }

    /// <summary>Without an event. Every pathway has a diagnosis and a treatment: if none is left, it is awaited again.</summary>
    internal PathwayData Without(string id)
    {
        var left = WithoutEvent(id);
        return Events.First(e => e.Id == id) is { Type: ClinicalEventType.Diagnosis or ClinicalEventType.Treatment } gone
            && left.Events.All(e => e.Type != gone.Type)
            ? left.With([gone with { Date = null, Awaited = true, Facts = new Dictionary<string, string>() }])
            : left;
    }

    internal PathwayData WithoutEvent(string id) => this with { Events = [.. Events.Where(e => e.Id != id)] };

    internal PathwayData With(PathwayNote note) => this with { Notes = [.. Notes, note.Text], LastNote = note };

    internal PathwayData With(IncomingReferral incoming, DateTimeOffset at)
    {
        IReadOnlyList<Transfer> chain = incoming.Transfers ?? [new(incoming.From, Ods, incoming.ReceivedDate)];
        return (incoming.Note is null ? this : With(new PathwayNote(incoming.Note, at, null))) with
        {
            Referrals = [.. Referrals, incoming.Referral],
            ReferredFrom = incoming.From,
            ReceivedDate = incoming.ReceivedDate,
            Transfers =
            [
                .. KnownTransfers,
                .. chain
                    .Where((transfer, i) => i == chain.Count - 1 || !KnownTransfers.Any(existing =>
                        (existing.From, existing.To, existing.Date) == (transfer.From, transfer.To, transfer.Date)))
                    .Select(transfer => new PathwayTransfer(
                        transfer.From, transfer.To, transfer.Date, transfer == chain[^1] ? incoming.CompleteOn : null, incoming.Referral)),
            ],
        };
    }

    internal PathwayData Without(ReferralId referral)
    {
        PathwayTransfer[] remaining = [.. KnownTransfers.Where(transfer => transfer.Referral != referral)];
        var latest = remaining.LastOrDefault(transfer => transfer.Referral is not null && transfer.To == Ods);
        return this with
        {
            Referrals = [.. Referrals.Where(r => r != referral)],
            Events = [.. Events.Where(e => e.Source.ReferralId != referral)],
            Transfers = remaining,
            ReferredFrom = latest?.From,
            ReceivedDate = latest?.Date,
        };
    }

    /// <summary>Whether everything on the pathway came with this referral.</summary>
    internal bool DependsOnlyOn(ReferralId referral) =>
        Events.All(e => e.Source.ReferralId == referral) && Referrals.All(r => r == referral);

    /// <summary>A pathway that was stored before fingerprints existed is recognised by its patient.</summary>
    internal bool WasRegisteredBy(Register register) => Fingerprint is null
        ? Patient.NhsNumber == register.Patient.NhsNumber && TumourGroup == register.TumourGroup && Identifier == register.PathwayIdentifier
        : Fingerprint == FingerprintOf(register);

    /// <summary>Covers only what the trust sent, so not the slot. Earlier versions send null where this one sends an empty list.</summary>
    internal static string FingerprintOf(Register register) => Convert.ToHexString(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(
        register with { Slot = 0, Transfers = register.Transfers ?? [], History = register.History ?? [] }, StoredJson.Default.Register)));
}
