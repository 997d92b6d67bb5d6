using System.Data.Common;
using InterTrust.Identity;
using InterTrust.Journal;
using InterTrust.Pathways;
using InterTrust.Referrals;
using InterTrust.Worklists;

namespace InterTrust.Database;

/// <summary>What is read across actors, in the SQL that both databases share.</summary>
internal sealed class HubReader(HubDatabase database, Schema schema) : IHubReader
{
    private const string ReferralColumns = """
        id, version, status, tumour_group, nhs_number, family_name, given_name, birth_date, local_patient_id, period_start, treat_by,
        waiting_since, owner, received_date, from_ods, to_ods, sent_at, waits_for, waits_ods, overdue_stage, overdue_since,
        completeness_mode, complete, missing, pathway_id, faster28_due, handover38_due, after24_due, null
        """;

    private const string PathwayColumns = """
        id, version, status, tumour_group, nhs_number, family_name, given_name, birth_date, local_patient_id, period_start, treat_by,
        waiting_since, owner, received_date, referred_from, ods, mdt_date, awaits, note, note_at, note_by,
        faster28_due, handover38_due, after24_due, treat31_due
        """;

    private static readonly string[] Closed = ["pathwayCreated", "pathwayJoined", "rejected", "withdrawn", "redirected", "closed"];

    public async Task<WorklistPage> Page(OdsCode ods, WorklistQuery query, DateOnly today, ClockThresholds thresholds)
    {
        var looking = new Looking(today, thresholds);
        var rows = await Rows(ods, query, looking, past: false);
        if (AsksForThePast(query))
            rows = [.. rows.Concat(await Rows(ods, query, looking, past: true)).Order(Comparer(new(query, past: true, database.Ordinal))).Take(query.Limit + 1)];
        return rows.Count > query.Limit
            ? new([.. rows.Take(query.Limit).Select(row => row.Row)], rows[query.Limit - 1].Place)
            : new([.. rows.Select(row => row.Row)], null);
    }

    public async Task<int> Count(OdsCode ods, WorklistQuery query, DateOnly today, ClockThresholds thresholds)
    {
        var (flag, owner, table) = Lists(query.Kind);
        // The values are the same of what stands on the list and of the past: which column a clock is read from is none of them.
        var (filter, ofThePast) = (new WorklistFilter(query, today, thresholds, past: false), new WorklistFilter(query, today, thresholds, past: true));
        var past = AsksForThePast(query) ? $" + (select count(*) from {table} where {owner} = @ods and not {flag} {ofThePast.Sql})" : "";
        return (await database.Read(
            $"select (select count(*) from {table} where {owner} = @ods and {flag} {filter.Sql}){past}", row => row.GetInt32(0), [("ods", ods.Value), .. filter.Values]))[0];
    }

    public async Task<long?> Version(OdsCode ods) =>
        (await database.Read(database.FeedVersion, row => row.GetBoolean(1) ? row.GetInt64(0) : (long?)null, ("ods", ods.Value)))[0];

    public async Task<IReadOnlyList<WorklistCount>> Summary(OdsCode ods, DateOnly today, ClockThresholds thresholds)
    {
        var counts = new List<WorklistCount>();
        foreach (var kind in Enum.GetValues<WorklistKind>())
        {
            var (flag, owner, table) = Lists(kind);
            var overdue = kind == WorklistKind.Pathways ? "0" : "count(overdue_stage)";
            var clocks = new ClockSql(kind, today, thresholds, past: false);
            counts.AddRange(await database.Read(
                $"""
                select status, tumour_group, count(*), {overdue}, {clocks.Status} as clock_status from {table}
                where {owner} = @ods and {flag}
                group by status, tumour_group, clock_status order by status, tumour_group, clock_status
                """,
                row => new WorklistCount(kind, row.GetString(0), row.GetString(1), row.GetInt32(2), row.GetInt32(3), (ClockStatus)row.GetInt32(4)),
                [("ods", ods.Value), .. clocks.Values]));
        }
        return counts;
    }

    public Task<IReadOnlyList<FeedEvent>> Feed(OdsCode ods, long after, int limit) => database.Read(
        $"""
        select seq, type, at, kind, id, version, by_ods, by_actor from feed
        where ods = @ods and seq > @after and {database.SettledFeed}
        order by seq limit @limit
        """,
        row => new FeedEvent(
            row.GetInt64(0),
            row.GetString(1),
            row.GetFieldValue<DateTimeOffset>(2),
            row.GetString(3) == "referral" ? ReferralId.Parse(row.GetString(4), null) : null,
            row.GetString(3) == "pathway" ? PathwayId.Parse(row.GetString(4), null) : null,
            row.GetInt32(5),
            new Author(OdsCode.Parse(row.GetString(6), null), row.GetString(7))),
        ("ods", ods.Value), ("after", after), ("limit", limit));

    public async Task<ReferralId?> OpenReferral(OdsCode from, OdsCode to, NhsNumber nhsNumber, string tumourGroup) =>
        (await database.Read(
            """
            select id from referral
            where from_ods = @from and to_ods = @to and nhs_number = @nhsNumber and tumour_group = @tumourGroup
              and open_slot is not null and open_slot <> id
            order by sent_at, id limit 1
            """,
            row => ReferralId.Parse(row.GetString(0), null),
            ("from", from.Value), ("to", to.Value), ("nhsNumber", nhsNumber.Value), ("tumourGroup", tumourGroup)))
        .SingleOrDefault();

    // By status and not by the flag: a plan made on an empty table would take a worklist's index, and walk all of a trust's pathways.
    public Task<IReadOnlyList<TrackedPathway>> Pathways(OdsCode ods, NhsNumber nhsNumber) => database.Read(
        """
        select id, nhs_number, family_name, given_name, birth_date, local_patient_id, tumour_group, coalesce(open_slot, 0), period_start
        from pathway
        where ods = @ods and nhs_number = @nhsNumber and status = 'open'
        order by period_start, id
        """,
        row => new TrackedPathway(
            PathwayId.Parse(row.GetString(0), null), PatientFrom(row, 1), row.GetString(6), row.GetInt32(7), row.GetFieldValue<DateOnly>(8)),
        ("ods", ods.Value), ("nhsNumber", nhsNumber.Value));

    public async Task<HubBacklog> Backlog(DateTimeOffset now)
    {
        var due = (await database.Read(
            "select count(*), min(next_due) from referral where next_due <= @now",
            row => (Count: row.GetInt64(0), Oldest: row.IsDBNull(1) ? now : row.GetFieldValue<DateTimeOffset>(1)),
            ("now", now)))[0];
        var overdue = await database.Read(
            "select waits_ods, count(*) from referral where overdue_stage is not null and waits_ods is not null group by waits_ods",
            row => (OdsCode.Parse(row.GetString(0), null), row.GetInt64(1)));
        return new(due.Count, now - due.Oldest, overdue);
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

    /// <summary>A closed status does, which stands in an index of its own.</summary>
    private static bool AsksForThePast(WorklistQuery query) => query.Statuses.Any(Closed.Contains);

    private Task<IReadOnlyList<(WorklistRow Row, WorklistPlace Place)>> Rows(OdsCode ods, WorklistQuery query, Looking looking, bool past)
    {
        var (flag, owner, table) = Lists(query.Kind);
        var filter = new WorklistFilter(query, looking.Today, looking.Thresholds, past);
        var order = new WorklistOrder(query, past, database.Ordinal);
        if (query.After is { } place)
            filter.After(order, place);
        return database.Read(
            $"""
            select {(table == "pathway" ? PathwayColumns : ReferralColumns)}, {ClockSql.Treat62(past)}, {order.ByDay ?? "treat_by"}, {order.ByText ?? "null"} from {table}
            where {owner} = @ods and {(past ? "not " : "")}{flag} {filter.Sql}
            order by {order.Sql} limit @limit
            """,
            row => (table == "pathway" ? Pathway(row, looking) : Referral(row, looking), new WorklistPlace(
                row.GetFieldValue<DateOnly>(row.FieldCount - 2), row.GetFieldValue<DateTimeOffset>(11), row.GetString(0), Text(row, row.FieldCount - 1))),
            [("ods", ods.Value), ("limit", query.Limit + 1), .. order.Values, .. filter.Values]);
    }

    private static Comparer<(WorklistRow Row, WorklistPlace Place)> Comparer(WorklistOrder order) =>
        Comparer<(WorklistRow Row, WorklistPlace Place)>.Create((a, b) => order.Compare(a.Place, b.Place));

    private static (string Flag, string Owner, string Table) Lists(WorklistKind kind) => kind switch
    {
        WorklistKind.Incoming => ("incoming", "to_ods", "referral"),
        WorklistKind.Outgoing => ("outgoing", "from_ods", "referral"),
        _ => ("open", "ods", "pathway"),
    };

    private static WorklistRow Referral(DbDataReader row, Looking looking) => looking.At(row, 25, new()
    {
        Id = row.GetString(0),
        Kind = "referral",
        Version = row.GetInt32(1),
        Status = row.GetString(2),
        TumourGroup = row.GetString(3),
        Patient = PatientFrom(row, 4),
        Dates = ReferralDates.From(row.GetFieldValue<DateOnly>(9)) with { TreatBy = row.GetFieldValue<DateOnly>(10) },
        Owner = Text(row, 12),
        ReceivedDate = row.GetFieldValue<DateOnly>(13),
        From = OdsCode.Parse(row.GetString(14), null),
        To = OdsCode.Parse(row.GetString(15), null),
        SentAt = row.GetFieldValue<DateTimeOffset>(16),
        WaitsFor = row.IsDBNull(17) || row.IsDBNull(18)
            ? null
            : new(row.GetString(17), OdsCode.Parse(row.GetString(18), null), row.GetFieldValue<DateTimeOffset>(11)),
        Overdue = row.IsDBNull(19) ? null : new(row.GetString(19), row.GetFieldValue<DateTimeOffset>(20)),
        Completeness = new(row.GetString(21), row.GetBoolean(22), row.GetInt32(23)),
        PathwayId = Text(row, 24) is { } pathway ? PathwayId.Parse(pathway, null) : null,
    });

    private static WorklistRow Pathway(DbDataReader row, Looking looking) => looking.At(row, 21, new()
    {
        Id = row.GetString(0),
        Kind = "pathway",
        Version = row.GetInt32(1),
        Status = row.GetString(2),
        TumourGroup = row.GetString(3),
        Patient = PatientFrom(row, 4),
        Dates = ReferralDates.From(row.GetFieldValue<DateOnly>(9)) with { TreatBy = row.GetFieldValue<DateOnly>(10) },
        Owner = Text(row, 12),
        ReceivedDate = Date(row, 13),
        From = Text(row, 14) is { } from ? OdsCode.Parse(from, null) : null,
        To = OdsCode.Parse(row.GetString(15), null),
        PathwayId = PathwayId.Parse(row.GetString(0), null),
        MdtDate = Date(row, 16),
        Awaits = Text(row, 17) is { } awaits ? awaits.Split(',', StringSplitOptions.RemoveEmptyEntries) : null,
        LastNote = Text(row, 18) is { } note ? new(note, row.GetFieldValue<DateTimeOffset>(19), Text(row, 20)) : null,
    });

    private static Patient PatientFrom(DbDataReader row, int at) => new(
        NhsNumber.Parse(row.GetString(at), null), Text(row, at + 1), Text(row, at + 2), Date(row, at + 3), Text(row, at + 4));

    /// <summary>The day on which one looks, and when a clock asks for what.</summary>
    private sealed record Looking(DateOnly Today, ClockThresholds Thresholds)
    {
        /// <summary>The row with its clocks, which stand from this column on.</summary>
        internal WorklistRow At(DbDataReader row, int at, WorklistRow said)
        {
            var clocks = new RowClocks(
                Clock(row, at, Thresholds.Faster28),
                Clock(row, at + 1, Thresholds.Handover38),
                Clock(row, at + 2, Thresholds.After24),
                Clock(row, at + 3, Thresholds.Treat31),
                Clock(row, at + 4, Thresholds.Treat62));
            return said with { Day = Today.DayNumber - said.Dates.PeriodStart.DayNumber, Clocks = clocks, ClockStatus = clocks.Worst() };
        }

        private RowClock? Clock(DbDataReader row, int at, ClockThreshold threshold) =>
            Date(row, at) is { } due && due.DayNumber - Today.DayNumber is var left ? new(due, left, threshold.StatusWith(left)) : null;
    }

    private static string? Text(DbDataReader row, int at) => row.IsDBNull(at) ? null : row.GetString(at);

    private static DateOnly? Date(DbDataReader row, int at) => row.IsDBNull(at) ? null : row.GetFieldValue<DateOnly>(at);
}
