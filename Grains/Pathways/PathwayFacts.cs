using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Serialization;
using InterTrust.Identity;
using InterTrust.Referrals;

namespace InterTrust.Pathways;

/// <summary>What is true of a pathway whether it is open or closed.</summary>
public sealed record PathwayFacts
{
    public required PathwayId Id { get; init; }
    public required OdsCode Ods { get; init; }

    /// <summary>Counts the events.</summary>
    public required int Version { get; init; }

    public required Patient Patient { get; init; }
    public required string TumourGroup { get; init; }
    public required PathwayIdentifier Identifier { get; init; }
    public required ReferralDates Dates { get; init; }

    /// <summary>Counts the pathways that the trust tracks for this patient and tumour group at once.</summary>
    public required int Slot { get; init; }

    public required DateTimeOffset OpenedAt { get; init; }
    public IReadOnlyList<PathwayEntry> Entries { get; init; } = [];
    public IReadOnlyList<ReferralId> Referrals { get; init; } = [];
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>The latest of them; null where there is none, or it was stored before this was.</summary>
    public PathwayNote? LastNote { get; init; }
    public string? Owner { get; init; }

    /// <summary>What was registered, as a hash: the same key with another body is refused. Null where a referral opened it.</summary>
    public string? Fingerprint { get; init; }

    /// <summary>The referring trust of the latest referral, and the day it came.</summary>
    public OdsCode? ReferredFrom { get; init; }
    public DateOnly? ReceivedDate { get; init; }

    /// <summary>The patient's way to this trust, oldest first; null where it was stored before hops were, and only the latest referral is known.</summary>
    public IReadOnlyList<Hop>? Hops { get; init; }

    /// <summary>What has happened, of all that stands here.</summary>
    [JsonIgnore]
    public IEnumerable<PathwayEntry> Happened => Entries.Where(e => !e.Awaited);

    [JsonIgnore]
    private IReadOnlyList<Hop> Known => Hops ?? (ReferredFrom is { } from && ReceivedDate is { } received ? [new(from, Ods, received, null, Referrals is [.., var latest] ? latest : null)] : []);

    /// <summary>The patient's way, onward from here too.</summary>
    [JsonIgnore]
    public IReadOnlyList<Hop> Way =>
    [
        .. Known.OrderBy(hop => hop.Date),
        .. Happened.Where(e => e.Type is HappeningKind.Transfer).OrderBy(e => e.Date)
            .Select(e => new Hop(Ods, OdsCode.Parse(e.Facts[HappeningKind.To], null), e.Date!.Value, PathwayEntries.Day(e, PathwayEntries.CompleteOn), e.Source.ReferralId)),
    ];

    /// <summary>The transfer onward that a referral made; null where it made none.</summary>
    internal PathwayEntry? OnwardBy(ReferralId? referral) => Happened.FirstOrDefault(e => e.Type is HappeningKind.Transfer && e.Source.ReferralId == referral);

    /// <summary>Whether the pathway is this organisation's business: it tracks the patient, or referred to whoever does.</summary>
    internal bool Concerns(OdsCode ods) => ods == Ods || Entries.Any(e => e.Source.Ods == ods && e.Source.ReferralId is not null);

    /// <summary>The trust that tracks the patient, and those that referred.</summary>
    [JsonIgnore]
    internal IReadOnlyList<OdsCode> Sides => [Ods, .. Entries.Where(e => e.Source.ReferralId is not null && e.Source.Ods != Ods).Select(e => e.Source.Ods).Distinct()];

    /// <summary>The earliest day of this type; null where it has not happened.</summary>
    internal DateOnly? First(string type) => Happened.Where(e => e.Type == type).Min(e => e.Date);

    /// <summary>What was said last of the events of a type under this name; null where nothing was.</summary>
    internal string? Fact(string type, string name) => Entries.LastOrDefault(e => e.Type == type && e.Facts.ContainsKey(name))?.Facts[name];

    internal static PathwayFacts From(Beginning beginning, DateTimeOffset at) => new PathwayFacts
    {
        Id = beginning.Id,
        Ods = beginning.Ods,
        Version = 1,
        Patient = beginning.Patient,
        TumourGroup = beginning.TumourGroup,
        Identifier = beginning.Identifier,
        Dates = beginning.Dates,
        Slot = beginning.Slot,
        OpenedAt = at,
        Owner = beginning.Owner,
        Fingerprint = beginning.Fingerprint,
        Hops = [.. (beginning.Transfers ?? []).Select(transfer => new Hop(transfer.From, transfer.To, transfer.Date))],
    }.With(beginning.Entries);

    internal PathwayFacts With(IReadOnlyList<PathwayEntry> entries) =>
        this with { Entries = [.. Entries, .. entries.Select((e, i) => e with { Id = $"{e.Type}-{Version}-{i + 1}" })] };

    /// <summary>With what has happened; what was awaited of it, and is not said anew, still holds.</summary>
    internal PathwayFacts WithRecorded(PathwayEntry entry)
    {
        var known = new Dictionary<string, string>(entry.Facts);
        foreach (var fact in Entries.Where(e => e.Awaited && e.Type == entry.Type).SelectMany(e => e.Facts))
            known.TryAdd(fact.Key, fact.Value);
        return (this with { Entries = [.. Entries.Where(e => !e.Awaited || e.Type != entry.Type)] }).With([entry with { Facts = known }]);
    }

    /// <summary>Without an event. What every pathway has is awaited again.</summary>
    internal PathwayFacts Without(string id)
    {
        var left = Rid(id);
        return Entries.First(e => e.Id == id) is { Type: HappeningKind.Diagnosis or HappeningKind.Treatment } gone && left.Entries.All(e => e.Type != gone.Type)
            ? left.With([gone with { Date = null, Awaited = true, Facts = new Dictionary<string, string>() }])
            : left;
    }

    internal PathwayFacts Rid(string id) => this with { Entries = [.. Entries.Where(e => e.Id != id)] };

    internal PathwayFacts With(PathwayNote note) => this with { Notes = [.. Notes, note.Text], LastNote = note };

    internal PathwayFacts With(Coming coming, DateTimeOffset at)
    {
        IReadOnlyList<Transfer> chain = coming.Transfers ?? [new(coming.From, Ods, coming.ReceivedDate)];
        return (coming.Note is null ? this : With(new PathwayNote(coming.Note, at, null))) with
        {
            Referrals = [.. Referrals, coming.Referral],
            ReferredFrom = coming.From,
            ReceivedDate = coming.ReceivedDate,
            Hops =
            [
                .. Known,
                .. chain.Where((transfer, i) => i == chain.Count - 1 || !Known.Any(hop => (hop.From, hop.To, hop.Date) == (transfer.From, transfer.To, transfer.Date)))
                    .Select(transfer => new Hop(transfer.From, transfer.To, transfer.Date, transfer == chain[^1] ? coming.CompleteOn : null, coming.Referral)),
            ],
        };
    }

    internal PathwayFacts Without(ReferralId referral)
    {
        Hop[] hops = [.. Known.Where(hop => hop.Referral != referral)];
        var latest = hops.LastOrDefault(hop => hop.Referral is not null && hop.To == Ods);
        return this with
        {
            Referrals = [.. Referrals.Where(r => r != referral)],
            Entries = [.. Entries.Where(e => e.Source.ReferralId != referral)],
            Hops = hops,
            ReferredFrom = latest?.From,
            ReceivedDate = latest?.Date,
        };
    }

    /// <summary>Nothing but this referral holds the pathway up.</summary>
    internal bool RestsOn(ReferralId referral) => Entries.All(e => e.Source.ReferralId == referral) && Referrals.All(r => r == referral);

    /// <summary>A pathway that was stored before fingerprints were is known by its patient.</summary>
    internal bool IsOf(Register register) => Fingerprint is null
        ? Patient.NhsNumber == register.Patient.NhsNumber && TumourGroup == register.TumourGroup && Identifier == register.PathwayIdentifier
        : Fingerprint == FingerprintOf(register);

    /// <summary>Of what the trust said: the slot is the hub's, and the version before says nothing where this one says that there is nothing.</summary>
    internal static string FingerprintOf(Register register) => Convert.ToHexString(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(
        register with { Slot = 0, Transfers = register.Transfers ?? [], History = register.History ?? [] }, StoredJson.Default.Register)));
}
