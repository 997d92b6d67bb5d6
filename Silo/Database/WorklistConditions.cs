using InterTrust.Identity;
using InterTrust.Pathways;
using InterTrust.Worklists;

namespace InterTrust.Database;

/// <summary>The conditions of a query, every value a parameter.</summary>
internal sealed class WorklistConditions
{
    /// <summary>The condition of each filter; null where the query does not have it.</summary>
    internal static readonly Dictionary<WorklistFilter, Func<WorklistQuery, WorklistConditions, string?>> Filters = new()
    {
        [WorklistFilters.Status] = (query, sql) => query.Statuses is { Count: > 0 } statuses
            ? $"status in ({string.Join(", ", statuses.Select(sql.Value))})"
            : null,
        [WorklistFilters.TumourGroup] = (query, sql) => query.TumourGroup is { } group ? $"tumour_group = {sql.Value(group)}" : null,
        [WorklistFilters.Partner] = (query, sql) => query.Partner is { } partner
            ? $"{WorklistTable.For(query.Kind).Partner} = {sql.Value(partner.Value)}"
            : null,
        [WorklistFilters.Band] = (query, sql) => query.Band is { } band ? sql.IsIn(band) : null,
        [WorklistFilters.Overdue] = (query, _) => query.Overdue is not { } overdue ? null
            : query.Kind is WorklistKind.Pathways ? (overdue ? "false" : "true")
            : $"overdue_stage is {(overdue ? "not null" : "null")}",
        [WorklistFilters.Owner] = (query, sql) => query.Owner is { } owner ? $"owner = {sql.Value(owner)}" : null,
        [WorklistFilters.Unowned] = (query, _) => query.Unowned ? "owner is null" : null,
        [WorklistFilters.Complete] = (query, _) => query.Complete is not { } complete ? null
            : query.Kind is WorklistKind.Pathways ? "false"
            : complete ? "complete" : "not complete",
        [WorklistFilters.HandOver] = (query, sql) => query.HandOver switch
        {
            null => null,
            HandOver.Past38 => $"handover38_due < {sql.Value(sql.today)}",
            _ => $"handover38_due between {sql.Value(sql.today)} and {sql.Value(sql.today.AddDays(10))}",
        },
        [WorklistFilters.ClockStatus] = (query, sql) => query.ClockStatus is { } status ? sql.HasWorst(status, query.Kind) : null,
    };

    private readonly DateOnly today;
    private readonly ClockThresholds thresholds;
    private readonly bool past;
    private readonly List<string> conditions;
    private readonly List<(string, object?)> values = [];

    public WorklistConditions(WorklistQuery query, DateOnly today, ClockThresholds thresholds, bool past)
    {
        (this.today, this.thresholds, this.past) = (today, thresholds, past);
        conditions = [.. WorklistFilters.All.Select(filter => Filters[filter](query, this)).OfType<string>()];
        if (query.Text is { } text)
            conditions.Add(Matches(text));
    }

    public string Sql => string.Concat(conditions.Select(condition => $"\n  and {condition}"));

    public IEnumerable<(string, object?)> Values => values;

    /// <summary>Only the rows after a position in this order.</summary>
    public void After(WorklistOrder order, WorklistPlace place)
    {
        object[] key =
        [
            .. order.ByDay is null ? [] : new object[] { place.TreatBy },
            .. order.ByText is null ? [] : new object[] { place.Text ?? "" },
            place.WaitingSince, place.Id,
        ];
        conditions.Add(
            $"({string.Join(", ", order.Columns)}) {(order.IsDescending ? '<' : '>')} ({string.Join(", ", key.Select(Value))})");
    }

    /// <summary>
    /// Part of a name regardless of case and accents, a whole NHS number with or without spaces, or a whole local id. Text without letters
    /// or digits matches no name.
    /// </summary>
    private string Matches(string text)
    {
        var numbers = $"nhs_number = {Value(text.Replace(" ", "", StringComparison.Ordinal))} or local_patient_id = {Value(text)}";
        return NameFolding.Fold(text) is { Length: > 0 } name ? $"(search_name like {Value($"%{name}%")} or {numbers})" : $"({numbers})";
    }

    private string IsIn(PathwayBand band)
    {
        string?[] edges =
        [
            band > PathwayBand.UpTo28 ? $"period_start < {Value(BandSql.FirstStart(band - 1, today)!)}" : null,
            BandSql.FirstStart(band, today) is { } first ? $"period_start >= {Value(first)}" : null,
        ];
        return string.Join(" and ", edges.OfType<string>());
    }

    private string HasWorst(ClockStatus status, WorklistKind kind)
    {
        var clocks = new ClockSql(kind, today, thresholds, past);
        values.AddRange(clocks.Values);
        return $"{clocks.Status} = {Value((int)status)}";
    }

    private string Value(object value)
    {
        var name = $"v{values.Count}";
        values.Add((name, value));
        return $"@{name}";
    }
}
