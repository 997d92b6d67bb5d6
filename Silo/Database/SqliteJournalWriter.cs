using InterTrust.Journal;
using Microsoft.Data.Sqlite;

namespace InterTrust.Database;

/// <summary>The only writer of a SQLite file: one connection, prepared statements, one transaction and one fsync a batch.</summary>
internal sealed class SqliteJournalWriter(string folder) : IJournalWriter, IDisposable
{
    private const int KeyTakenByPrimaryKey = 1555;
    private const int KeyTakenByUnique = 2067;

    private readonly Lock gate = new();
    private readonly Dictionary<string, SqliteCommand> statements = [];
    private SqliteConnection? connection;

    public Task<IReadOnlyList<bool>> Write(IReadOnlyList<Commit> batch)
    {
        lock (gate)
        {
            Begin();
            var written = Apply(batch);
            End();
            return Task.FromResult(written);
        }
    }

    public Task<IReadOnlyList<string>> LeaseDue(Table table, DateTimeOffset now, DateTimeOffset until, int limit)
    {
        lock (gate)
        {
            try
            {
                return Task.FromResult(Lease(table, now, until, limit));
            }
            catch (SqliteException)
            {
                Close();
                throw new StorageUnavailableException();
            }
        }
    }

    public void Dispose() => Close();

    private void Begin()
    {
        try
        {
            connection ??= Open();
            Run("begin immediate");
        }
        catch (SqliteException)
        {
            Close();
            throw new StorageUnavailableException();
        }
    }

    private IReadOnlyList<bool> Apply(IReadOnlyList<Commit> batch)
    {
        try
        {
            return [.. batch.Select(ApplyTogether)];
        }
        catch (BatchRefusedException)
        {
            Close();
            throw;
        }
        catch (SqliteException e)
        {
            // Nothing is committed yet, and closing rolls back.
            Close();
            throw e.SqliteErrorCode == SQLitePCL.raw.SQLITE_CONSTRAINT
                ? new BatchRefusedException(e.SqliteExtendedErrorCode is KeyTakenByPrimaryKey or KeyTakenByUnique)
                : new StorageUnavailableException();
        }
    }

    private void End()
    {
        try
        {
            Run("commit");
        }
        catch (SqliteException e)
        {
            Close();
            throw e.SqliteErrorCode is SQLitePCL.raw.SQLITE_FULL or SQLitePCL.raw.SQLITE_BUSY
                ? new StorageUnavailableException()
                : new StorageUncertainException();
        }
    }

    private bool ApplyTogether(Commit commit)
    {
        if (!Apply(commit))
            return false;
        if (commit.Companion is { } companion && !Apply(companion))
            throw new BatchRefusedException(keyTaken: true);
        return true;
    }

    // The row decides: events are written only if its row was written.
    private bool Apply(Commit commit)
    {
        var (table, row) = (commit.Table, commit.Row);
        var writeRow = commit.ExpectedVersion == 0 ? Insert(table) : Update(table);
        if (Run(writeRow, [commit.Id, commit.Version, .. row, commit.ExpectedVersion, commit.CommandId]) == 0)
            return false;
        foreach (var (i, e) in commit.Events.Index())
        {
            var version = commit.ExpectedVersion + i + 1;
            var commandId = i == 0 ? commit.CommandId : null;
            Run(Event(table),
                [commit.Id, version, e.Type, e.At, e.Author.Ods.Value, e.Author.Actor, commandId, e.DecidingAttempt, e.Facts, e.DataSet]);
            foreach (var ods in e.FeedTo)
                Run(Feed, [ods.Value, table.Name, commit.Id, version, e.Type, e.At, e.Author.Ods.Value, e.Author.Actor]);
        }
        return true;
    }

    private IReadOnlyList<string> Lease(Table table, DateTimeOffset now, DateTimeOffset until, int limit)
    {
        connection ??= Open();
        var command = Prepare($"""
            update {table.Name} set leased_until = @p0
            where id in (
                select id from {table.Name}
                where next_due is not null and next_due <= @p1 and (leased_until is null or leased_until <= @p1)
                order by next_due limit @p2)
            returning next_due, id
            """, 3);
        Bind(command, [until, now, limit]);
        using var reader = command.ExecuteReader();
        var due = new List<(string Due, string Id)>();
        while (reader.Read())
            due.Add((reader.GetString(0), reader.GetString(1)));
        return [.. due.OrderBy(row => row.Due, StringComparer.Ordinal).ThenBy(row => row.Id, StringComparer.Ordinal).Select(row => row.Id)];
    }

    private SqliteCommand Insert(Table table) => GetOrPrepare("insert " + table.Name, table.Columns.Count + 4, () => $"""
        insert into {table.Name} (id, version, {Names(table)})
        values (@p0, @p1, {string.Join(", ", table.Columns.Select((_, i) => $"@p{i + 2}"))})
        on conflict do nothing
        """);

    private SqliteCommand Update(Table table) => GetOrPrepare("update " + table.Name, table.Columns.Count + 4, () => $"""
        update {table.Name} set
            version = @p1, leased_until = null, {string.Join(", ", table.Columns.Select((c, i) => $"{c.Name} = @p{i + 2}"))}
        where id = @p0 and version = @p{table.Columns.Count + 2}
          and not exists (select 1 from {table.Name}_event where id = @p0 and command_id = @p{table.Columns.Count + 3})
        """);

    private SqliteCommand Event(Table table) => GetOrPrepare("event " + table.Name, 10, () => $"""
        insert into {table.Name}_event (id, version, type, at, by_ods, by_actor, command_id, decision, facts, dataset)
        values (@p0, @p1, @p2, @p3, @p4, @p5, @p6, @p7, @p8, @p9)
        """);

    private SqliteCommand Feed => GetOrPrepare("feed", 8, () => """
        insert into feed (ods, kind, id, version, type, at, by_ods, by_actor) values (@p0, @p1, @p2, @p3, @p4, @p5, @p6, @p7)
        """);

    private static string Names(Table table) => string.Join(", ", table.Columns.Select(column => column.Name));

    private SqliteCommand GetOrPrepare(string name, int parameters, Func<string> sql)
    {
        if (!statements.TryGetValue(name, out var command))
            statements.Add(name, command = Prepare(sql(), parameters));
        return command;
    }

    private SqliteCommand Prepare(string sql, int parameters)
    {
        var command = connection!.CreateCommand();
        command.CommandText = sql;
        for (var i = 0; i < parameters; i++)
            command.Parameters.Add(new SqliteParameter { ParameterName = $"@p{i}" });
        command.Prepare();
        return command;
    }

    private void Run(string sql) => Run(GetOrPrepare(sql, 0, () => sql), []);

    private static int Run(SqliteCommand command, ReadOnlySpan<object?> values)
    {
        Bind(command, values);
        return command.ExecuteNonQuery();
    }

    private static void Bind(SqliteCommand command, ReadOnlySpan<object?> values)
    {
        for (var i = 0; i < values.Length; i++)
            command.Parameters[i].Value = DatabaseTypes.ForSqlite(values[i]) ?? DBNull.Value;
    }

    private SqliteConnection Open()
    {
        var opened = new SqliteConnection(SqliteDatabase.ConnectionString(folder) + ";Pooling=False;Mode=ReadWrite");
        opened.Open();
        using var command = opened.CreateCommand();
        command.CommandText = "pragma synchronous = full; pragma busy_timeout = 2000;";
        command.ExecuteNonQuery();
        return opened;
    }

    private void Close()
    {
        foreach (var command in statements.Values)
            command.Dispose();
        statements.Clear();
        connection?.Dispose();
        connection = null;
    }
}
