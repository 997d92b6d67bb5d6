using InterTrust.Identity;
using InterTrust.Pathways;
using InterTrust.Worklists;

namespace InterTrust.Database;

/// <summary>Reads across all trusts, in SQL that both databases share.</summary>
internal sealed class HubReader(HubDatabase database, Schema schema) : IHubReader
{
    private static readonly string[] Closed = ["pathwayCreated", "pathwayJoined", "rejected", "withdrawn", "redirected", "closed"];

    public async Task<WorklistPage> Page(OdsCode ods, WorklistQuery query, DateOnly today, ClockThresholds thresholds)
    {
        var rows = await Rows(ods, query, today, thresholds, past: false);
        if (AsksForThePast(query))
            rows = [.. rows.Concat(await Rows(ods, query, today, thresholds, past: true))
                .Order(Comparer(new(query, past: true, database.Ordinal))).Take(query.Limit + 1)];
        return rows.Count > query.Limit
            ? new([.. rows.Take(query.Limit).Select(row => row.Row)], rows[query.Limit - 1].Place)
            : new([.. rows.Select(row => row.Row)], null);
    }

    public async Task<int> Count(OdsCode ods, WorklistQuery query, DateOnly today, ClockThresholds thresholds)
    {
        var (table, owner, flag, _) = WorklistTable.For(query.Kind);
        // The same values; only the column of a clock differs.
        var current = new WorklistConditions(query, today, thresholds, past: false);
        var left = new WorklistConditions(query, today, thresholds, past: true);
        var past = AsksForThePast(query) ? $" + (select count(*) from {table} where {owner} = @ods and not {flag} {left.Sql})" : "";
        return (await database.Read<int>(
            $"select (select count(*) from {table} where {owner} = @ods and {flag} {current.Sql}){past}",
            HubDatabase.Parameters([("ods", ods), .. current.Values])))[0];
    }

    public async Task<long?> Version(OdsCode ods) =>
        await database.Read<(long Last, bool IsSettled)>(database.FeedVersion, new { ods }) is [{ IsSettled: true } feed]
            ? feed.Last
            : null;

    public async Task<IReadOnlyList<WorklistCount>> Summary(OdsCode ods, DateOnly today, ClockThresholds thresholds)
    {
        var counts = new List<WorklistCount>();
        foreach (var kind in Enum.GetValues<WorklistKind>())
        {
            var (table, owner, flag, _) = WorklistTable.For(kind);
            var overdue = kind == WorklistKind.Pathways ? "0" : "count(overdue_stage)";
            var clocks = new ClockSql(kind, today, thresholds, past: false);
            counts.AddRange((await database.Read<(string Status, string TumourGroup, int Count, int Overdue, ClockStatus ClockStatus)>(
                $"""
                select status, tumour_group, count(*), {overdue}, {clocks.Status} as clock_status from {table}
                where {owner} = @ods and {flag}
                group by status, tumour_group, clock_status order by status, tumour_group, clock_status
                """,
                HubDatabase.Parameters([("ods", ods), .. clocks.Values])))
                .Select(row => new WorklistCount(kind, row.Status, row.TumourGroup, row.Count, row.Overdue, row.ClockStatus)));
        }
        return counts;
    }

    public async Task<IReadOnlyList<FeedEvent>> Feed(OdsCode ods, long after, int limit) =>
        [.. (await database.Read<(
            long Seq, string Type, DateTimeOffset At, ReferralId? Referral, PathwayId? Pathway, int Version, OdsCode Ods, string Actor)>(
            $"""
            select seq, type, at, case kind when 'referral' then id end, case kind when 'pathway' then id end, version, by_ods, by_actor
            from feed
            where ods = @ods and seq > @after and {database.SettledFeed}
            order by seq limit @limit
            """,
            new { ods, after, limit }))
        .Select(row => new FeedEvent(row.Seq, row.Type, row.At, row.Referral, row.Pathway, row.Version, new(row.Ods, row.Actor)))];

    public async Task<ReferralId?> OpenReferral(OdsCode from, OdsCode to, NhsNumber nhsNumber, string tumourGroup) =>
        (await database.Read<ReferralId>(
            """
            select id from referral
            where from_ods = @from and to_ods = @to and nhs_number = @nhsNumber and tumour_group = @tumourGroup
              and open_slot is not null and open_slot <> id
            order by sent_at, id limit 1
            """,
            new { from, to, nhsNumber, tumourGroup }))
        .SingleOrDefault();

    // Filters by status, not by the flag: planned on an empty table, the query would use a worklist's index and scan all of a trust's
    // pathways.
    public async Task<IReadOnlyList<TrackedPathway>> Pathways(OdsCode ods, NhsNumber nhsNumber) =>
        [.. (await database.Read<OpenPathway>(
            """
            select id, family_name, given_name, birth_date, local_patient_id, tumour_group, coalesce(open_slot, 0) as slot, period_start
            from pathway
            where ods = @ods and nhs_number = @nhsNumber and status = 'open'
            order by period_start, id
            """,
            new { ods, nhsNumber }))
        .Select(row => new TrackedPathway(
            row.Id, new(nhsNumber, row.FamilyName, row.GivenName, row.BirthDate, row.LocalPatientId),
            row.TumourGroup, row.Slot, row.PeriodStart))];

    public async Task<HubBacklog> Backlog(DateTimeOffset now)
    {
        var (due, oldest) = (await database.Read<(long, DateTimeOffset?)>(
            "select count(*), min(next_due) from referral where next_due <= @now", new { now }))[0];
        var overdue = await database.Read<(OdsCode, long)>(
            "select waits_ods, count(*) from referral where overdue_stage is not null and waits_ods is not null group by waits_ods");
        return new(due, now - (oldest ?? now), overdue);
    }

    public async Task<IReadOnlyList<string>> Problems()
    {
        try
        {
            return [.. await schema.Problems(), .. await database.DurabilityProblems()];
        }
        catch (StorageUnavailableException)
        {
            return ["The database does not answer."];
        }
    }

    /// <summary>A closed status does; closed rows have an index of their own.</summary>
    private static bool AsksForThePast(WorklistQuery query) => query.Statuses.Any(Closed.Contains);

    private async Task<IReadOnlyList<(WorklistRow Row, WorklistPlace Place)>> Rows(
        OdsCode ods, WorklistQuery query, DateOnly today, ClockThresholds thresholds, bool past)
    {
        var (table, owner, flag, _) = WorklistTable.For(query.Kind);
        var conditions = new WorklistConditions(query, today, thresholds, past);
        var order = new WorklistOrder(query, past, database.Ordinal);
        if (query.After is { } place)
            conditions.After(order, place);
        var clocks = ClockSql.RulesFor(query.Kind);
        return await database.Read(
            $"""
            select {(table == "pathway" ? WorklistColumns.OfPathways : WorklistColumns.OfReferrals)},
                {order.ByDay ?? "treat_by"} as sort_day, {order.ByText ?? "null"} as sort_text,
                {string.Join(", ", clocks.Select(rule => $"{ClockSql.DueDate(rule, past)} as {rule.Column}"))}
            from {table}
            where {owner} = @ods and {(past ? "not " : "")}{flag} {conditions.Sql}
            order by {order.Sql} limit @limit
            """,
            HubDatabase.Parameters([("ods", ods), ("limit", query.Limit + 1), .. order.Values, .. conditions.Values]),
            lastColumns: [.. clocks.Select(rule => rule.Column)],
            (WorklistColumns row, IReadOnlyList<DateOnly?> dueDates) => (
                row.ToRow(table, today, thresholds, clocks.Zip(dueDates).ToDictionary(clock => clock.First.Name, clock => clock.Second)),
                row.Place));
    }

    private static Comparer<(WorklistRow Row, WorklistPlace Place)> Comparer(WorklistOrder order) =>
        Comparer<(WorklistRow Row, WorklistPlace Place)>.Create((a, b) => order.Compare(a.Place, b.Place));

    private sealed record OpenPathway(
        PathwayId Id, string? FamilyName, string? GivenName, DateOnly? BirthDate, string? LocalPatientId,
        string TumourGroup, int Slot, DateOnly PeriodStart);
}
