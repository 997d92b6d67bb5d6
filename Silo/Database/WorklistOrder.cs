using System.Text;
using InterTrust.Worklists;

namespace InterTrust.Database;

/// <summary>The order of a page: by a day or a text if the sort has one, then the longest waiting, then the id.</summary>
internal sealed record WorklistOrder
{
    /// <summary>The highest text in byte order.</summary>
    private const string LastText = "\U0010FFFF";

    private const string NoDay = "noDay";

    private const string NoText = "noText";

    /// <summary>The day or the text column of each of <see cref="WorklistSorts"/>; neither where the longest waiting come first.</summary>
    internal static readonly Dictionary<WorklistSort, Func<WorklistTable, bool, (string? Day, string? Text)>> SortColumns = new()
    {
        [WorklistSort.TreatBy] = (_, _) => ("treat_by", null),
        [WorklistSort.WaitingSince] = (_, _) => (null, null),
        // No clock runs on a row that has left the list, so its 62-day date counts, as in the index.
        [WorklistSort.Nearest] = (_, past) => (past ? "treat_by" : "coalesce(nearest_due, treat_by)", null),
        [WorklistSort.Name] = (_, _) => (null, "search_name"),
        [WorklistSort.TumourGroup] = (_, _) => (null, "tumour_group"),
        [WorklistSort.Status] = (_, _) => (null, "status"),
        [WorklistSort.Partner] = (table, _) => (null, table.Name is "pathway" ? OrLastText(table.Partner) : table.Partner),
        [WorklistSort.Owner] = (_, _) => (null, OrLastText("owner")),
        [WorklistSort.PeriodStart] = (_, _) => ("period_start", null),
        [WorklistSort.ReceivedDate] = (_, _) => (OrLast("received_date"), null),
        [WorklistSort.Faster28] = (_, _) => (OrLast("faster28_due"), null),
        [WorklistSort.Handover38] = (_, _) => (OrLast("handover38_due"), null),
        [WorklistSort.After24] = (_, _) => (OrLast("after24_due"), null),
        [WorklistSort.Treat31] = (_, _) => (OrLast("treat31_due"), null),
        [WorklistSort.MdtDate] = (_, _) => (OrLast("mdt_date"), null),
    };

    /// <param name="query">The page.</param>
    /// <param name="past">Whether the rows have left the list.</param>
    /// <param name="ordinal">Makes an expression that the database compares byte by byte.</param>
    public WorklistOrder(WorklistQuery query, bool past, Func<string, string> ordinal)
    {
        var order = WorklistSorts.From(query.Sort);
        IsDescending = order.IsDescending;
        (ByDay, var text) = SortColumns[order.Column](WorklistTable.For(query.Kind), past);
        ByText = text is null ? null : ordinal(text);
    }

    /// <summary>The day column that it sorts by first; null if none.</summary>
    public string? ByDay { get; }

    /// <summary>The text column that it sorts by first; null if none.</summary>
    public string? ByText { get; }

    public bool IsDescending { get; }

    /// <summary>Stand in for a missing day or text, so that the row comes last in both directions.</summary>
    public IEnumerable<(string Name, object? Value)> Values =>
        [(NoDay, IsDescending ? DateOnly.MinValue : DateOnly.MaxValue), (NoText, IsDescending ? "" : LastText)];

    public IEnumerable<string> Columns => new[] { ByDay, ByText, "waiting_since", "id" }.OfType<string>();

    public string Sql => string.Join(", ", Columns.Select(column => IsDescending ? $"{column} desc" : column));

    /// <summary>The same order, for rows in memory.</summary>
    public int Compare(WorklistPlace a, WorklistPlace b)
    {
        var order = ByDay is not null && a.TreatBy.CompareTo(b.TreatBy) is not 0 and var day ? day
            : ByText is not null && Bytes(a.Text).SequenceCompareTo(Bytes(b.Text)) is not 0 and var text ? text
            : a.WaitingSince.CompareTo(b.WaitingSince) is not 0 and var waiting ? waiting
            : string.CompareOrdinal(a.Id, b.Id);
        return IsDescending ? -order : order;
    }

    private static string OrLast(string day) => $"coalesce({day}, @{NoDay})";

    private static string OrLastText(string text) => $"coalesce({text}, @{NoText})";

    private static ReadOnlySpan<byte> Bytes(string? text) => Encoding.UTF8.GetBytes(text ?? "");
}
