using System.Text;
using InterTrust.Worklists;

namespace InterTrust.Database;

/// <summary>In which order a page is read: by a day or a text where the sort has one, then the longest waiting, then the id.</summary>
internal sealed record WorklistOrder
{
    /// <summary>The last character of all, byte by byte.</summary>
    private const string LastText = "\U0010FFFF";

    private const string NoDay = "noDay";

    private const string NoText = "noText";

    /// <param name="query">The page.</param>
    /// <param name="past">Whether of what has left the list. No clock runs of that: its day is the 62-day date, and so its index says.</param>
    /// <param name="ordinal">How the database compares texts byte by byte.</param>
    public WorklistOrder(WorklistQuery query, bool past, Func<string, string> ordinal)
    {
        Descending = ((int)query.Sort & 1) == 1;
        (ByDay, var text) = (WorklistSort)((int)query.Sort & ~1) switch
        {
            WorklistSort.WaitingSince => ((string?)null, (string?)null),
            WorklistSort.Nearest => (past ? "treat_by" : "coalesce(nearest_due, treat_by)", null),
            WorklistSort.PeriodStart => ("period_start", null),
            WorklistSort.ReceivedDate => (OrLast("received_date"), null),
            WorklistSort.Faster28 => (OrLast("faster28_due"), null),
            WorklistSort.Handover38 => (OrLast("handover38_due"), null),
            WorklistSort.After24 => (OrLast("after24_due"), null),
            WorklistSort.Treat31 => (OrLast("treat31_due"), null),
            WorklistSort.MdtDate => (OrLast("mdt_date"), null),
            WorklistSort.Name => (null, "search_name"),
            WorklistSort.TumourGroup => (null, "tumour_group"),
            WorklistSort.Status => (null, "status"),
            WorklistSort.Owner => (null, OrLastText("owner")),
            WorklistSort.Partner => (null, query.Kind switch
            {
                WorklistKind.Incoming => "from_ods",
                WorklistKind.Outgoing => "to_ods",
                _ => OrLastText("referred_from"),
            }),
            _ => ("treat_by", null),
        };
        ByText = text is null ? null : ordinal(text);
    }

    /// <summary>The day by which it is sorted first; null where by none.</summary>
    public string? ByDay { get; }

    /// <summary>The text by which it is sorted first; null where by none.</summary>
    public string? ByText { get; }

    public bool Descending { get; }

    /// <summary>What stands for a day or a text that a row does not have, so that it comes last whichever way round.</summary>
    public IEnumerable<(string Name, object? Value)> Values => [(NoDay, Descending ? DateOnly.MinValue : DateOnly.MaxValue), (NoText, Descending ? "" : LastText)];

    public IEnumerable<string> Columns => new[] { ByDay, ByText, "waiting_since", "id" }.OfType<string>();

    public string Sql => string.Join(", ", Columns.Select(column => Descending ? $"{column} desc" : column));

    /// <summary>The same order, of what stands in memory.</summary>
    public int Compare(WorklistPlace a, WorklistPlace b)
    {
        var order = ByDay is not null && a.TreatBy.CompareTo(b.TreatBy) is not 0 and var day ? day
            : ByText is not null && Bytes(a.Text).SequenceCompareTo(Bytes(b.Text)) is not 0 and var text ? text
            : a.WaitingSince.CompareTo(b.WaitingSince) is not 0 and var waiting ? waiting
            : string.CompareOrdinal(a.Id, b.Id);
        return Descending ? -order : order;
    }

    private static string OrLast(string day) => $"coalesce({day}, @{NoDay})";

    private static string OrLastText(string text) => $"coalesce({text}, @{NoText})";

    private static ReadOnlySpan<byte> Bytes(string? text) => Encoding.UTF8.GetBytes(text ?? "");
}
