using InterTrust.DataSet;
using InterTrust.Pathways;
using InterTrust.Worklists;

namespace InterTrust.Database;

/// <summary>The conditions of a query, every value a parameter.</summary>
internal sealed class WorklistFilter
{
    private readonly List<string> conditions = [];
    private readonly List<(string, object?)> values = [];

    public WorklistFilter(WorklistQuery query, DateOnly today, ClockThresholds thresholds, bool past)
    {
        var pathways = query.Kind == WorklistKind.Pathways;
        if (query.Statuses.Count > 0)
            conditions.Add($"status in ({string.Join(", ", query.Statuses.Select(Value))})");
        if (query.TumourGroup is { } group)
            conditions.Add($"tumour_group = {Value(group)}");
        if (query.Partner is { } partner)
            conditions.Add($"{(pathways ? "referred_from" : query.Kind == WorklistKind.Incoming ? "from_ods" : "to_ods")} = {Value(partner.Value)}");
        if (query.Overdue is { } overdue)
            conditions.Add(pathways ? (overdue ? "false" : "true") : overdue ? "overdue_stage is not null" : "overdue_stage is null");
        if (query.Owner is { } owner)
            conditions.Add($"owner = {Value(owner)}");
        if (query.Unowned)
            conditions.Add("owner is null");
        if (query.Complete is { } complete)
            conditions.Add(pathways ? "false" : complete ? "complete" : "not complete");
        if (query.HandOver is { } handOver)
            conditions.Add(handOver is HandOver.Past38
                ? $"handover38_due < {Value(today)}"
                : $"handover38_due between {Value(today)} and {Value(today.AddDays(10))}");
        if (query.Text is { } text)
            conditions.Add(Matches(text));
        if (query.Band is { } band)
            InBand(band, today);
        if (query.ClockStatus is { } status)
        {
            var clocks = new ClockSql(query.Kind, today, thresholds, past);
            conditions.Add($"{clocks.Status} = {Value((int)status)}");
            values.AddRange(clocks.Values);
        }
    }

    public string Sql => string.Concat(conditions.Select(condition => $"\n  and {condition}"));

    public IEnumerable<(string, object?)> Values => values;

    /// <summary>Only what comes behind a place in this order.</summary>
    public void After(WorklistOrder order, WorklistPlace place)
    {
        object?[] key = [.. order.ByDay is null ? [] : new object?[] { place.TreatBy }, .. order.ByText is null ? [] : new object?[] { place.Text ?? "" }, place.WaitingSince, place.Id];
        conditions.Add($"({string.Join(", ", order.Columns)}) {(order.Descending ? '<' : '>')} ({string.Join(", ", key.Select(value => Value(value!)))})");
    }

    /// <summary>
    /// Part of a name however it is spelt, a whole NHS number however it is spaced, or a whole local id. Names are stored folded, and
    /// what folds to nothing is part of no name.
    /// </summary>
    private string Matches(string text)
    {
        var numbers = $"nhs_number = {Value(text.Replace(" ", "", StringComparison.Ordinal))} or local_patient_id = {Value(text)}";
        return NameFolding.Fold(text) is { Length: > 0 } name ? $"(search_name like {Value($"%{name}%")} or {numbers})" : $"({numbers})";
    }

    private void InBand(PathwayBand band, DateOnly today)
    {
        var (least, most) = band switch
        {
            PathwayBand.UpTo28 => (int.MinValue, 28),
            PathwayBand.From29To62 => (29, 62),
            PathwayBand.From63To104 => (63, 104),
            _ => (105, int.MaxValue),
        };
        if (least > int.MinValue)
            conditions.Add($"period_start <= {Value(today.AddDays(-least))}");
        if (most < int.MaxValue)
            conditions.Add($"period_start >= {Value(today.AddDays(-most))}");
    }

    private string Value(object value)
    {
        values.Add(($"v{values.Count}", value));
        return $"@v{values.Count - 1}";
    }
}
