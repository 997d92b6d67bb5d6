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
    public string? Owner { get; init; }

    /// <summary>The referring trust of the latest referral, and the day it came.</summary>
    public OdsCode? ReferredFrom { get; init; }
    public DateOnly? ReceivedDate { get; init; }

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
    }.With(beginning.Entries);

    internal PathwayFacts With(IReadOnlyList<PathwayEntry> entries) =>
        this with { Entries = [.. Entries, .. entries.Select((e, i) => e with { Id = $"{e.Type}-{Version}-{i + 1}" })] };

    internal PathwayFacts With(Coming coming) => this with
    {
        Referrals = [.. Referrals, coming.Referral],
        Notes = coming.Note is null ? Notes : [.. Notes, coming.Note],
        ReferredFrom = coming.From,
        ReceivedDate = coming.ReceivedDate,
    };

    internal PathwayFacts Without(ReferralId referral) => this with
    {
        Referrals = [.. Referrals.Where(r => r != referral)],
        Entries = [.. Entries.Where(e => e.Source.ReferralId != referral)],
    };

    /// <summary>Nothing but this referral holds the pathway up.</summary>
    internal bool RestsOn(ReferralId referral) => Entries.All(e => e.Source.ReferralId == referral) && Referrals.All(r => r == referral);

    internal bool IsOf(Register register) =>
        Patient.NhsNumber == register.Patient.NhsNumber && TumourGroup == register.TumourGroup && Identifier == register.PathwayIdentifier;
}
