using InterTrust.Identity;
using InterTrust.Pathways;

namespace InterTrust.Worklists;

/// <summary>Which worklist.</summary>
[GenerateSerializer, Alias("worklist.kind")]
public enum WorklistKind
{
    /// <summary>Referrals sent to me, open.</summary>
    Incoming,

    /// <summary>Referrals I sent: open, or rejected and not acknowledged.</summary>
    Outgoing,

    /// <summary>My open pathways: the CPT worklist, also called the PTL.</summary>
    Pathways,
}

/// <summary>Days on the pathway, in the bands of the national return.</summary>
[GenerateSerializer, Alias("worklist.band")]
public enum PathwayBand
{
    /// <summary>Day 0 to 28.</summary>
    UpTo28,

    /// <summary>Day 29 to 62.</summary>
    From29To62,

    /// <summary>Day 63 to 104.</summary>
    From63To104,

    /// <summary>Day 105 and later.</summary>
    Over104,
}

/// <summary>How the clock of the hand-over stands, where it runs.</summary>
[GenerateSerializer, Alias("worklist.handOver")]
public enum HandOver
{
    /// <summary>The last day is today or within ten days.</summary>
    Within10,

    /// <summary>The last day has passed without a hand-over.</summary>
    Past38,
}

/// <summary>A query of a worklist. <see cref="WorklistFilters"/> describes the filters.</summary>
[GenerateSerializer, Immutable, Alias("worklist.query")]
public sealed record WorklistQuery
{
    /// <summary>Which worklist.</summary>
    [Id(0)] public required WorklistKind Kind { get; init; }

    /// <summary>
    /// Only these statuses, in camelCase; empty for all on the worklist. A closed status includes rows that have left it.
    /// </summary>
    [Id(1)] public IReadOnlyList<string> Statuses { get; init; } = [];

    /// <summary>Only this tumour group.</summary>
    [Id(2)] public string? TumourGroup { get; init; }

    /// <summary>Only with this trust on the other side.</summary>
    [Id(3)] public OdsCode? Partner { get; init; }

    /// <summary>Only those that are overdue, or only those that are not.</summary>
    [Id(4)] public bool? Overdue { get; init; }

    /// <summary>Only this owner's.</summary>
    [Id(5)] public string? Owner { get; init; }

    /// <summary>Part of a name, an NHS number or a local id. Patient data: never in a URL or a log.</summary>
    [Id(6)] public string? Text { get; init; }

    /// <summary>The order: a number of <see cref="WorklistSorts"/>.</summary>
    [Id(7)] public WorklistSort Sort { get; init; }

    /// <summary>Rows on a page, 1 to 200.</summary>
    [Id(8)] public int Limit { get; init; } = 50;

    /// <summary>The position after which the page starts.</summary>
    [Id(9)] public WorklistPlace? After { get; init; }

    /// <summary>Only those so many days on the pathway.</summary>
    [Id(10)] public PathwayBand? Band { get; init; }

    /// <summary>
    /// Only those whose worst running clock has this status; <see cref="Pathways.ClockStatus.Stopped"/> for those without one.
    /// </summary>
    [Id(11)] public ClockStatus? ClockStatus { get; init; }

    /// <summary>Only those that nobody owns.</summary>
    [Id(12)] public bool Unowned { get; init; }

    /// <summary>Only referrals with a complete minimum data set, or only those with missing items. Excludes pathways either way.</summary>
    [Id(13)] public bool? Complete { get; init; }

    /// <summary>Only rows whose hand-over clock runs and has this status.</summary>
    [Id(14)] public HandOver? HandOver { get; init; }

    /// <summary>Withheld: it is patient data.</summary>
    public override string ToString() => "Worklist query (withheld)";
}

/// <summary>A position in a worklist: the sort key of a row.</summary>
/// <param name="TreatBy">The day by which it is sorted, such as the nearest clock's last day or the 62-day date.</param>
/// <param name="WaitingSince">Since when it waits.</param>
/// <param name="Id">Its id.</param>
/// <param name="Text">The text by which it is sorted; null where a day is.</param>
[GenerateSerializer, Immutable, Alias("worklist.place")]
public sealed record WorklistPlace(
    [property: Id(0)] DateOnly TreatBy,
    [property: Id(1)] DateTimeOffset WaitingSince,
    [property: Id(2)] string Id,
    [property: Id(3)] string? Text = null)
{
    /// <summary>Withheld: it is patient data.</summary>
    public override string ToString() => "Place (withheld)";
}
