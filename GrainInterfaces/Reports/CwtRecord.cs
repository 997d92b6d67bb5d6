using InterTrust.Identity;

namespace InterTrust.Reports;

/// <summary>One record of the National Cancer Waiting Times Monitoring Data Set v2.1, as far as the hub knows it.</summary>
[GenerateSerializer, Immutable, Alias("report.cwtRecord")]
public sealed record CwtRecord
{
    /// <summary>1a to 7: what the trust did, and so what the record holds.</summary>
    [Id(0)] public required string Scenario { get; init; }

    /// <summary>The day that it reports: first seen, told, handed over or treated.</summary>
    [Id(1)] public required DateOnly On { get; init; }

    /// <summary>The pathway that makes it.</summary>
    [Id(2)] public PathwayId? PathwayId { get; init; }

    /// <summary>The referral that makes it, where the trust tracks no pathway here.</summary>
    [Id(3)] public ReferralId? ReferralId { get; init; }

    /// <summary>What the record holds, by the data dictionary's names, in the data set's order.</summary>
    [Id(4)] public required IReadOnlyDictionary<string, string> Items { get; init; }

    /// <summary>What it still lacks: mandatory items, and those of which the hub knows that they apply.</summary>
    [Id(5)] public required IReadOnlyList<string> Missing { get; init; }

    /// <summary>What it lacks if it applies, which the hub cannot know.</summary>
    [Id(6)] public required IReadOnlyList<string> IfApplicable { get; init; }

    /// <summary>Never whose it is.</summary>
    public override string ToString() => "Waiting-times record (withheld)";
}

/// <summary>Some of a trust's records.</summary>
/// <param name="Records">The records; a page may be empty and not the last.</param>
/// <param name="Next">Where the next page starts after; null on the last.</param>
[GenerateSerializer, Immutable, Alias("report.cwtPage")]
public sealed record CwtPage([property: Id(0)] IReadOnlyList<CwtRecord> Records, [property: Id(1)] CwtPlace? Next);

/// <summary>A place among what makes records: pathways by day, then referrals by moment.</summary>
/// <param name="Id">The id of the last one.</param>
/// <param name="Pathway">The day of the last one, where it was a pathway.</param>
/// <param name="Referral">The moment of the last one, where it was a referral.</param>
[GenerateSerializer, Immutable, Alias("report.cwtPlace")]
public sealed record CwtPlace([property: Id(0)] string Id, [property: Id(1)] DateOnly? Pathway, [property: Id(2)] DateTimeOffset? Referral);
