using InterTrust.Identity;

namespace InterTrust.Reports;

/// <summary>One record of the National Cancer Waiting Times Monitoring Data Set v2.1, as far as the hub knows it.</summary>
[GenerateSerializer, Immutable, Alias("report.cwtRecord")]
public sealed record CwtRecord
{
    /// <summary>1a to 7: the scenario decides which items the record holds.</summary>
    [Id(0)] public required string Scenario { get; init; }

    /// <summary>The day that it reports: first seen, informed of the diagnosis, handed over or treated.</summary>
    [Id(1)] public required DateOnly On { get; init; }

    /// <summary>The pathway that the record is from.</summary>
    [Id(2)] public PathwayId? PathwayId { get; init; }

    /// <summary>The referral that the record is from, if the trust tracks no pathway.</summary>
    [Id(3)] public ReferralId? ReferralId { get; init; }

    /// <summary>The items of the record, by the data dictionary's names, in the data set's order.</summary>
    [Id(4)] public required IReadOnlyDictionary<string, string> Items { get; init; }

    /// <summary>Missing items that are mandatory, or conditional with a condition that the hub knows to be met.</summary>
    [Id(5)] public required IReadOnlyList<string> Missing { get; init; }

    /// <summary>Missing conditional items whose condition the hub cannot check.</summary>
    [Id(6)] public required IReadOnlyList<string> IfApplicable { get; init; }

    /// <summary>Withheld: it is patient data.</summary>
    public override string ToString() => "Waiting-times record (withheld)";
}

/// <summary>A page of a trust's records.</summary>
/// <param name="Records">The records; a page that is not the last may be empty.</param>
/// <param name="Next">The position after which the next page starts; null on the last page.</param>
[GenerateSerializer, Immutable, Alias("report.cwtPage")]
public sealed record CwtPage([property: Id(0)] IReadOnlyList<CwtRecord> Records, [property: Id(1)] CwtPlace? Next);

/// <summary>A position in the order of pathways and referrals with records: pathways by day, then referrals by time of decision.</summary>
/// <param name="Id">The id of the last pathway or referral.</param>
/// <param name="Pathway">Its day, if it is a pathway.</param>
/// <param name="Referral">Its time of decision, if it is a referral.</param>
[GenerateSerializer, Immutable, Alias("report.cwtPlace")]
public sealed record CwtPlace([property: Id(0)] string Id, [property: Id(1)] DateOnly? Pathway, [property: Id(2)] DateTimeOffset? Referral);
