using System.Data.Common;
using System.Text.Json;
using Dapper;
using InterTrust.Database;
using InterTrust.DataSet;
using InterTrust.Identity;
using InterTrust.Journal;
using InterTrust.Organisations;
using InterTrust.Pathways;
using InterTrust.Referrals;
using InterTrust.TestKit;

namespace InterTrust.Hosting;

/// <summary>
/// Checks that the database agrees with itself: no process is unfinished, every column of every row follows from the events, and
/// each trust's feed has every event that concerns it once and in order.
/// </summary>
internal static class Books
{
    public static Task Agree(TestHub hub) =>
        Eventually.Sees("books that agree", () => Disagreement(hub), disagreement => disagreement is null);

    private static async Task<string?> Disagreement(TestHub hub)
    {
        var database = hub.Database.Database;
        var directory = new OrganisationDirectory(await hub.Directory.All());
        var now = hub.Clock.GetUtcNow();
        var referralRows = await Rows(database, ReferralRow.Table.Definition);
        var pathwayRows = await Rows(database, PathwayRow.Table.Definition);
        var (referrals, pathways) = (await Histories(database, "referral"), await Histories(database, "pathway"));

        var due = ReferralRow.Table.Definition.Columns.Index().Single(c => c.Item.Name == "next_due").Index;
        if (referralRows.FirstOrDefault(row => row.Value[due] is DateTimeOffset at && at <= now) is { Key: { } unfinished })
            return $"{unfinished} is due and was not processed";

        return Differs(ReferralRow.Table.Definition, referralRows, referrals, events => Rebuilt(events, directory))
            ?? Differs(PathwayRow.Table.Definition, pathwayRows, pathways, Rebuilt)
            ?? await Missing(hub, referrals, pathways);
    }

    private static string? Differs(
        Table table,
        Dictionary<string, object?[]> stored,
        ILookup<string, Written> histories,
        Func<IReadOnlyList<Written>, IReadOnlyList<object?>> rebuild)
    {
        if (stored.Count != histories.Count)
            return $"{stored.Count} rows and {histories.Count} histories in {table.Name}";
        foreach (var (id, row) in stored)
        {
            var events = histories[id].ToList();
            if (!events.Select(e => e.Version).SequenceEqual(Enumerable.Range(1, events.Count)) || (int)row[^1]! != events.Count)
                return $"{id} is at version {row[^1]} and has the events {string.Join(", ", events.Select(e => e.Version))}";
            foreach (var ((column, kept), folded) in table.Columns.Zip(row).Zip(rebuild(events)))
                if (!Same(kept, folded))
                    return $"{id} has {column.Name} {Text(kept)}, and its events make it {Text(folded)}";
        }
        return null;
    }

    private static IReadOnlyList<object?> Rebuilt(IReadOnlyList<Written> events, OrganisationDirectory directory)
    {
        Referral none = new Referral.None(ReferralId.Parse(events[0].Id));
        var state = (Referral.Existing)events.Select(Event).Aggregate(none, Referral.Evolve);
        return ReferralRow.Table.Row(new(state, OverdueRules.NextDue(state, directory)));

        static ReferralEvent Event(Written written) =>
            JsonSerializer.Deserialize(written.Facts, StoredJson.Default.ReferralEvent)! with
            {
                At = written.At,
                DataSet = written.DataSet is null ? null : new EnfDocument(written.DataSet),
            };
    }

    private static IReadOnlyList<object?> Rebuilt(IReadOnlyList<Written> events) => PathwayRow.Table.Row(new(
        (Pathway.Existing)events.Aggregate((Pathway)new Pathway.None(PathwayId.Parse(events[0].Id)), (state, e) => Pathway.Evolve(
            state, JsonSerializer.Deserialize(e.Facts, StoredJson.Default.PathwayEvent)! with { At = e.At }))));

    private static async Task<string?> Missing(TestHub hub, ILookup<string, Written> referrals, ILookup<string, Written> pathways)
    {
        var concerns = referrals.SelectMany(history =>
            {
                var sent = (ReferralSent)JsonSerializer.Deserialize(history.First().Facts, StoredJson.Default.ReferralEvent)!;
                return history.SelectMany(e => new[] { (Ods: sent.From, Event: e), (Ods: sent.To, Event: e) });
            })
            .Concat(pathways.SelectMany(Concerned))
            .ToLookup(concern => concern.Ods, concern => concern.Event.InFeed);

        foreach (var trust in concerns)
        {
            var feed = await new Trust(hub, trust.Key).Feed();
            var entries = feed.Select(e => new Entry(e.ReferralId?.Value ?? e.PathwayId!.Value, e.Version, e.Type, e.At, e.By)).ToList();
            if (!entries.ToHashSet().SetEquals(trust) || entries.Count != trust.Count())
                return $"the feed of {trust.Key} has {entries.Count} entries and {trust.Count()} events concern it";
            if (feed.Zip(feed.Skip(1)).Any(pair => pair.First.Seq >= pair.Second.Seq))
                return $"the feed of {trust.Key} is not in order";
            var unordered = entries.GroupBy(e => e.Id).Where(g => g.Zip(g.Skip(1)).Any(pair => pair.First.Version >= pair.Second.Version));
            if (unordered.FirstOrDefault() is { Key: { } id })
                return $"the feed of {trust.Key} has {id} out of order";
        }
        return null;
    }

    /// <summary>
    /// Clinical events concern both sides. How a referral joined or left, its referrer reads in the referral's own events.
    /// </summary>
    private static IEnumerable<(OdsCode Ods, Written Event)> Concerned(IEnumerable<Written> history)
    {
        Pathway? state = null;
        foreach (var written in history)
        {
            var e = JsonSerializer.Deserialize(written.Facts, StoredJson.Default.PathwayEvent)! with { At = written.At };
            var recorded = e is EventRecorded or EventCorrected or EventRetracted;
            foreach (var ods in recorded && state is Pathway.Existing existing ? existing.Data.Parties : [written.By.Ods])
                yield return (ods, written);
            state = Pathway.Evolve(state ?? new Pathway.None(PathwayId.Parse(written.Id)), e);
        }
    }

    private static async Task<Dictionary<string, object?[]>> Rows(HubDatabase database, Table table)
    {
        var rows = new Dictionary<string, object?[]>();
        await using var connection = await database.Open();
        await using var row = await connection.ExecuteReaderAsync(
            $"select {string.Join(", ", table.Columns.Select(c => c.Name))}, version, id from {table.Name}");
        while (await row.ReadAsync())
            rows.Add(
                row.GetString(row.FieldCount - 1),
                [.. table.Columns.Select((column, i) => Value(row, i, column.Type)), row.GetInt32(row.FieldCount - 2)]);
        return rows;
    }

    private static async Task<ILookup<string, Written>> Histories(HubDatabase database, string table) =>
        (await database.Read<(
            string Id, int Version, string Type, DateTimeOffset At, OdsCode Ods, string Actor, byte[] Facts, byte[]? DataSet)>(
            $"select id, version, type, at, by_ods, by_actor, facts, dataset from {table}_event order by id, version"))
        .Select(row => new Written(row.Id, row.Version, row.Type, row.At, new(row.Ods, row.Actor), row.Facts, row.DataSet))
        .ToLookup(e => e.Id);

    private static object? Value(DbDataReader row, int i, ColumnType type) => row.IsDBNull(i) ? null : type switch
    {
        ColumnType.Text => row.GetString(i),
        ColumnType.Integer => row.GetInt32(i),
        ColumnType.Boolean => row.GetBoolean(i),
        ColumnType.Date => row.GetFieldValue<DateOnly>(i),
        ColumnType.Moment => row.GetFieldValue<DateTimeOffset>(i),
        _ => row.GetFieldValue<byte[]>(i),
    };

    private static bool Same(object? kept, object? folded) =>
        kept is byte[] bytes && folded is byte[] others ? bytes.AsSpan().SequenceEqual(others) : Equals(kept, folded);

    private static string Text(object? value) =>
        value is byte[] bytes ? System.Text.Encoding.UTF8.GetString(bytes) : $"{value ?? "nothing"}";

    private sealed record Entry(string Id, int Version, string Type, DateTimeOffset At, Author By);

    private sealed record Written(string Id, int Version, string Type, DateTimeOffset At, Author By, byte[] Facts, byte[]? DataSet)
    {
        public Entry InFeed => new(Id, Version, Type, At, By);
    }
}
