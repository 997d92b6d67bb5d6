using System.Text.Json;
using static System.StringComparison;

namespace InterTrust.Worklists;

#pragma warning disable CS1591 // The name of a member says the column.

/// <summary>
/// The orders of a worklist: each column with the lowest value first, then with the highest first. The numbers are the contract between
/// silos: a column is only added, at the end, and always as a pair. The SQL of each is in WorklistOrder.
/// </summary>
[GenerateSerializer, Alias("worklist.sort")]
public enum WorklistSort
{
    // The 62-day date.
    TreatBy, TreatByDescending,
    WaitingSince, WaitingSinceDescending,
    // The last day of the clock with the least days left.
    Nearest, NearestDescending,
    // Family name, then given name, regardless of case and accents.
    Name, NameDescending,
    TumourGroup, TumourGroupDescending,
    Status, StatusDescending,
    // The ODS code of the trust on the other side.
    Partner, PartnerDescending,
    Owner, OwnerDescending,
    PeriodStart, PeriodStartDescending,
    ReceivedDate, ReceivedDateDescending,
    // The last day of each clock.
    Faster28, Faster28Descending,
    Handover38, Handover38Descending,
    After24, After24Descending,
    Treat31, Treat31Descending,
    // The latest MDT discussion.
    MdtDate, MdtDateDescending,
}

#pragma warning restore CS1591

/// <summary>
/// The order of a worklist: a column and a direction. Equal rows follow by the longest waiting, then by id. A row without a value comes
/// last in both directions.
/// </summary>
/// <param name="Sort">On the wire.</param>
public sealed record SortOrder(WorklistSort Sort)
{
    private const string Highest = "Descending";

    /// <summary>In a URL and in a body: <c>treatBy</c>, or <c>-treatBy</c> for the highest first.</summary>
    public string Name { get; } = JsonNamingPolicy.CamelCase.ConvertName($"{Sort}") is var name && name.EndsWith(Highest, Ordinal)
        ? $"-{name[..^Highest.Length]}"
        : name;

    /// <summary>Whether the highest comes first.</summary>
    public bool IsDescending => Name.StartsWith('-');

    /// <summary>The order by the same column with the lowest first.</summary>
    public WorklistSort Column => IsDescending ? Sort - 1 : Sort;

    /// <summary>Whether the worklists of referrals refuse it.</summary>
    public bool OfPathwaysOnly => Column is WorklistSort.Treat31 or WorklistSort.MdtDate;
}

/// <summary>The orders of the worklists by their names and numbers.</summary>
public static class WorklistSorts
{
    /// <summary>All orders, each column in both directions.</summary>
    public static IReadOnlyList<SortOrder> All { get; } = [.. Enum.GetValues<WorklistSort>().Select(sort => new SortOrder(sort))];

    /// <summary>The order if a URL or a body names none.</summary>
    public static SortOrder Default { get; } = From(WorklistSort.Nearest);

    /// <summary>The order with this name; null if there is none.</summary>
    /// <param name="name">For example <c>-treatBy</c>.</param>
    public static SortOrder? Find(string name) => All.FirstOrDefault(order => order.Name == name);

    /// <summary>The order with this number on the wire; the 62-day date for a number of a later version.</summary>
    /// <param name="sort">The number.</param>
    public static SortOrder From(WorklistSort sort) => All.FirstOrDefault(order => order.Sort == sort) ?? All[0];
}
