using System.Collections.Concurrent;
using InterTrust.Journal;
using Npgsql;
using NpgsqlTypes;

namespace InterTrust.Database;

/// <summary>A batch is one round trip: one prepared statement for each table, in the implicit transaction of the server.</summary>
internal sealed class PostgreSqlJournalWriter(PostgreSqlDatabase database) : IJournalWriter
{
    private const string CompanionRefused = PostgresErrorCodes.DivisionByZero;

    /// <summary>The SQL type of each column, and how its values are sent.</summary>
    private static readonly Dictionary<ColumnType, (string Type, Action<NpgsqlBatchCommand, IEnumerable<object?>> Add)> Columns = new()
    {
        [ColumnType.Text] = ("text", Values(NpgsqlDbType.Text, value => (string?)value)),
        [ColumnType.Integer] = ("integer", Values(NpgsqlDbType.Integer, value => (int?)value)),
        [ColumnType.Boolean] = ("boolean", Values(NpgsqlDbType.Boolean, value => (bool?)value)),
        [ColumnType.Date] = ("date", Values(NpgsqlDbType.Date, value => (DateOnly?)value)),
        [ColumnType.Moment] = ("timestamptz", Values(NpgsqlDbType.TimestampTz, value => ((DateTimeOffset?)value)?.UtcDateTime)),
        [ColumnType.Bytes] = ("bytea", Values(NpgsqlDbType.Bytea, value => (byte[]?)value)),
    };

    private readonly ConcurrentDictionary<string, string> statements = new();

    public async Task<IReadOnlyList<bool>> Write(IReadOnlyList<Commit> batch)
    {
        await using var connection = await database.Open();
        await using var command = new NpgsqlBatch((NpgsqlConnection)connection);
        var firstPlace = 0;
        foreach (var table in Items(batch).GroupBy(item => item.Commit.Table.Name))
        {
            command.BatchCommands.Add(Statement([.. table], firstPlace));
            firstPlace += table.Sum(item => item.Commit.Events.Count);
        }
        try
        {
            var written = new bool[batch.Count];
            await using var reader = await command.ExecuteReaderAsync();
            do
            {
                while (await reader.ReadAsync())
                    written[reader.GetInt32(0)] = true;
            }
            // The last result is complete only after the server has committed the transaction.
            while (await reader.NextResultAsync());
            return written;
        }
        catch (PostgresException e) when (e.InvariantSeverity == "ERROR")
        {
            throw new BatchRefusedException(e.SqlState is PostgresErrorCodes.UniqueViolation or CompanionRefused);
        }
        catch (Exception e) when (e is NpgsqlException or IOException or TimeoutException or OperationCanceledException)
        {
            throw new StorageUncertainException();
        }
    }

    public async Task<IReadOnlyList<string>> LeaseDue(Table table, DateTimeOffset now, DateTimeOffset until, int limit) =>
        [.. (await database.Read<(DateTimeOffset Due, string Id)>(
            $"""
            update {table.Name} set leased_until = @until
            where id = any (array(
                select id from {table.Name}
                where next_due <= @now and (leased_until is null or leased_until <= @now)
                order by next_due limit @limit for update skip locked))
            returning next_due, id
            """,
            new { now, until, limit }))
        .OrderBy(row => row.Due).ThenBy(row => row.Id, StringComparer.Ordinal).Select(row => row.Id)];

    /// <summary>Each commit, and its companion on another table under the same ordinal.</summary>
    private static IEnumerable<Item> Items(IReadOnlyList<Commit> batch) =>
        batch.SelectMany((commit, ordinal) => commit.Companion is { } companion
            ? new Item[] { new(commit, ordinal, Bound: true), new(companion, ordinal, Bound: true) }
            : [new(commit, ordinal, Bound: false)]);

    private sealed record Item(Commit Commit, int Ordinal, bool Bound);

    private NpgsqlBatchCommand Statement(IReadOnlyList<Item> items, int firstPlace)
    {
        var table = items[0].Commit.Table;
        var events = items
            .SelectMany(item => item.Commit.Events.Select((e, i) => (
                item.Ordinal, Event: e, Version: item.Commit.ExpectedVersion + i + 1, CommandId: i == 0 ? item.Commit.CommandId : null)))
            .ToArray();
        var feed = events.SelectMany((e, i) => e.Event.FeedTo.Select(ods => (Event: i, ods.Value))).ToArray();

        var command = new NpgsqlBatchCommand(statements.GetOrAdd(table.Name, _ => Sql(table)));
        Add(command, NpgsqlDbType.Integer, items, item => item.Ordinal);
        Add(command, NpgsqlDbType.Text, items, item => item.Commit.Id);
        Add(command, NpgsqlDbType.Integer, items, item => item.Commit.ExpectedVersion);
        Add(command, NpgsqlDbType.Integer, items, item => item.Commit.Version);
        Add(command, NpgsqlDbType.Text, items, item => item.Commit.CommandId);
        Add(command, NpgsqlDbType.Integer, events, e => e.Ordinal);
        Add(command, NpgsqlDbType.Integer, events.Index(), e => firstPlace + e.Index);
        Add(command, NpgsqlDbType.Integer, events, e => e.Version);
        Add(command, NpgsqlDbType.Text, events, e => e.Event.Type);
        Add(command, NpgsqlDbType.TimestampTz, events, e => e.Event.At.UtcDateTime);
        Add(command, NpgsqlDbType.Text, events, e => e.Event.Author.Ods.Value);
        Add(command, NpgsqlDbType.Text, events, e => e.Event.Author.Actor);
        Add(command, NpgsqlDbType.Text, events, e => e.CommandId);
        Add(command, NpgsqlDbType.Integer, events, e => e.Event.DecidingAttempt);
        Add(command, NpgsqlDbType.Bytea, events, e => e.Event.Facts);
        Add(command, NpgsqlDbType.Bytea, events, e => e.Event.DataSet);
        Add(command, NpgsqlDbType.Integer, feed, entry => firstPlace + entry.Event);
        Add(command, NpgsqlDbType.Text, feed, entry => entry.Value);
        Add(command, NpgsqlDbType.Boolean, items, item => item.Bound);
        foreach (var (i, column) in table.Columns.Index())
            Columns[column.Type].Add(command, items.Select(item => item.Commit.Row[i]));
        return command;
    }

    private static Action<NpgsqlBatchCommand, IEnumerable<object?>> Values<T>(NpgsqlDbType type, Func<object?, T> value) =>
        (command, values) => Add(command, type, values, value);

    private static void Add<TItem, TValue>(
        NpgsqlBatchCommand command, NpgsqlDbType type, IEnumerable<TItem> items, Func<TItem, TValue> value) =>
        command.Parameters.Add(new NpgsqlParameter<TValue[]>
        {
            TypedValue = [.. items.Select(value)],
            NpgsqlDbType = NpgsqlDbType.Array | type,
        });

    // The row decides: events are written only for the ordinals whose row was written, and of two commits on one row only one is.
    // A commit with a companion whose row was not written divides by zero, which rolls back the batch; retried alone, the pair is refused.
    private static string Sql(Table table)
    {
        const int Fixed = 19;
        var columns = string.Join(", ", table.Columns.Select(column => column.Name));
        var arrays = string.Join(", ", table.Columns.Select((column, i) => $"${Fixed + 1 + i}::{Columns[column.Type].Type}[]"));
        var changes = string.Join(", ", table.Columns.Select(column => $"{column.Name} = item.{column.Name}"));
        return $"""
            with item as (
                select ordinal, id, expected, version, command_id, bound, {columns}
                from unnest($1::integer[], $2::text[], $3::integer[], $4::integer[], $5::text[], $19::boolean[], {arrays})
                    as item (ordinal, id, expected, version, command_id, bound, {columns})),
            fresh as (
                select distinct on (id) ordinal, id, version, {columns} from item where expected = 0 order by id, ordinal),
            inserted as (
                insert into {table.Name} (id, version, {columns})
                select id, version, {columns} from fresh
                on conflict do nothing
                returning id),
            updated as (
                update {table.Name} stored set version = item.version, leased_until = null, {changes}
                from item
                where item.expected > 0 and stored.id = item.id and stored.version = item.expected
                  and not exists (
                      select from {table.Name}_event recorded where recorded.id = item.id and recorded.command_id = item.command_id)
                returning item.ordinal, item.id),
            won as (
                select ordinal, id from updated
                union all
                select fresh.ordinal, fresh.id from fresh join inserted on inserted.id = fresh.id),
            event as (
                select won.id, place, version, type, at, by_ods, by_actor, command_id, decision, facts, dataset
                from unnest($6::integer[], $7::integer[], $8::integer[], $9::text[], $10::timestamptz[], $11::text[], $12::text[],
                        $13::text[], $14::integer[], $15::bytea[], $16::bytea[])
                    as event (ordinal, place, version, type, at, by_ods, by_actor, command_id, decision, facts, dataset)
                join won on won.ordinal = event.ordinal),
            written as (
                insert into {table.Name}_event (id, version, type, at, by_ods, by_actor, command_id, decision, facts, dataset)
                select id, version, type, at, by_ods, by_actor, command_id, decision, facts, dataset from event),
            fed as (
                insert into feed (ods, seq, kind, id, version, type, at, by_ods, by_actor)
                select reader.ods,
                    (select value::bigint from hub where key = 'feed_base') + (pg_current_xact_id()::text::bigint << 12) + event.place,
                    '{table.Name}', id, version, type, at, by_ods, by_actor
                from event join unnest($17::integer[], $18::text[]) as reader (place, ods) on reader.place = event.place)
            select item.ordinal from item left join won on won.ordinal = item.ordinal
            where case when won.ordinal is null then 1 / (not item.bound)::integer = 0 else true end
            """;
    }
}
