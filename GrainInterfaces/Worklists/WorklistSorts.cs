namespace InterTrust.Worklists;

#pragma warning disable CS1591 // The table below describes what each pair of members sorts by.

/// <summary>
/// A <see cref="SortOrder"/> as it travels between silos. Its numbers are the contract: members are only added, at the end. Column and
/// direction are not fields of their own, because silos of an earlier version read only these numbers.
/// </summary>
[GenerateSerializer, Alias("worklist.sort")]
public enum WorklistSort
{
    TreatBy, TreatByDescending,
    WaitingSince, WaitingSinceDescending,
    Nearest, NearestDescending,
    Name, NameDescending,
    TumourGroup, TumourGroupDescending,
    Status, StatusDescending,
    Partner, PartnerDescending,
    Owner, OwnerDescending,
    PeriodStart, PeriodStartDescending,
    ReceivedDate, ReceivedDateDescending,
    Faster28, Faster28Descending,
    Handover38, Handover38Descending,
    After24, After24Descending,
    Treat31, Treat31Descending,
    MdtDate, MdtDateDescending,
}

#pragma warning restore CS1591

/// <summary>A column by which a worklist is sorted.</summary>
/// <param name="Name">In a URL and in a body, such as <c>treatBy</c>.</param>
/// <param name="Ascending">The lowest first, on the wire.</param>
/// <param name="Descending">The highest first, on the wire.</param>
/// <param name="OfPathwaysOnly">Whether the worklists of referrals refuse it.</param>
public sealed record SortColumn(string Name, WorklistSort Ascending, WorklistSort Descending, bool OfPathwaysOnly = false);

/// <summary>
/// The order of a worklist: a column and a direction. Equal rows follow by the longest waiting, then by id. A row without a value comes
/// last in both directions.
/// </summary>
/// <param name="Column">The column.</param>
/// <param name="IsDescending">Whether the highest comes first.</param>
public sealed record SortOrder(SortColumn Column, bool IsDescending)
{
    /// <summary>In a URL and in a body: <c>treatBy</c>, or <c>-treatBy</c> for the highest first.</summary>
    public string Name => IsDescending ? $"-{Column.Name}" : Column.Name;

    /// <summary>On the wire.</summary>
    public WorklistSort Sort => IsDescending ? Column.Descending : Column.Ascending;
}

/// <summary>The columns by which worklists are sorted. The SQL of each is in WorklistOrder.</summary>
public static class WorklistSorts
{
    private static readonly SortColumn[] Columns =
    [
        // The 62-day date.
        new("treatBy", WorklistSort.TreatBy, WorklistSort.TreatByDescending),
        new("waitingSince", WorklistSort.WaitingSince, WorklistSort.WaitingSinceDescending),
        // The last day of the clock with the least days left.
        new("nearest", WorklistSort.Nearest, WorklistSort.NearestDescending),
        // Family name, then given name, regardless of case and accents.
        new("name", WorklistSort.Name, WorklistSort.NameDescending),
        new("tumourGroup", WorklistSort.TumourGroup, WorklistSort.TumourGroupDescending),
        new("status", WorklistSort.Status, WorklistSort.StatusDescending),
        // The ODS code of the trust on the other side.
        new("partner", WorklistSort.Partner, WorklistSort.PartnerDescending),
        new("owner", WorklistSort.Owner, WorklistSort.OwnerDescending),
        new("periodStart", WorklistSort.PeriodStart, WorklistSort.PeriodStartDescending),
        new("receivedDate", WorklistSort.ReceivedDate, WorklistSort.ReceivedDateDescending),
        // The last day of each clock.
        new("faster28", WorklistSort.Faster28, WorklistSort.Faster28Descending),
        new("handover38", WorklistSort.Handover38, WorklistSort.Handover38Descending),
        new("after24", WorklistSort.After24, WorklistSort.After24Descending),
        new("treat31", WorklistSort.Treat31, WorklistSort.Treat31Descending, OfPathwaysOnly: true),
        // The latest MDT discussion.
        new("mdtDate", WorklistSort.MdtDate, WorklistSort.MdtDateDescending, OfPathwaysOnly: true),
    ];

    /// <summary>All orders, each column in both directions.</summary>
    public static IReadOnlyList<SortOrder> All { get; } =
        [.. Columns.SelectMany(column => new SortOrder[] { new(column, false), new(column, true) })];

    /// <summary>The order if a URL or a body names none.</summary>
    public static SortOrder Default { get; } = From(WorklistSort.Nearest);

    /// <summary>The order with this name; null if there is none.</summary>
    /// <param name="name">For example <c>-treatBy</c>.</param>
    public static SortOrder? Find(string name) => All.FirstOrDefault(order => order.Name == name);

    /// <summary>The order with this number on the wire; the 62-day date for a number of a later version.</summary>
    /// <param name="sort">The number.</param>
    public static SortOrder From(WorklistSort sort) => All.FirstOrDefault(order => order.Sort == sort) ?? All[0];
}
