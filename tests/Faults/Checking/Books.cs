using System.Data.Common;
using System.Text.Json;
using InterTrust.DataSet;
using InterTrust.Identity;
using InterTrust.Journal;
using InterTrust.Pathways;
using InterTrust.Referrals;
using Npgsql;

namespace InterTrust.Faults;

internal sealed record StoredEvent(int Version, string Type, string? CommandId, OdsCode By, ReferralEvent Event);

/// <summary>A stored referral or pathway: its row and its events.</summary>
internal sealed record Stored(string Id, int Version, IReadOnlyList<object?> Row, IReadOnlyList<StoredLine> Lines);

/// <summary>An event in its stored form.</summary>
internal sealed record StoredLine(int Version, string Type, DateTimeOffset At, string By, string? CommandId, byte[] Facts, byte[]? DataSet)
{
    internal StoredEvent Referral() => new(
        Version,
        Type,
        CommandId,
        OdsCode.Parse(By, null),
        JsonSerializer.Deserialize(Facts, StoredJson.Default.ReferralEvent)! with
        {
            At = At,
            DataSet = DataSet is null ? null : new EnfDocument(DataSet),
        });

    internal PathwayEvent Pathway() => JsonSerializer.Deserialize(Facts, StoredJson.Default.PathwayEvent)! with { At = At };
}

/// <summary>Reads the database directly, one referral or pathway at a time, so that memory does not limit their number.</summary>
internal sealed class Books(string connection) : IAsyncDisposable
{
    private readonly NpgsqlDataSource source = NpgsqlDataSource.Create($"{connection};Pooling=false;Command Timeout=600");

    /// <summary>Every referral or pathway that has a row or an event; the row is empty where it is missing.</summary>
    internal async IAsyncEnumerable<Stored> All(Table table)
    {
        await using var rowCommand = source.CreateCommand(
            $"select id, version, {string.Join(", ", table.Columns.Select(c => c.Name))} from {table.Name} order by id");
        await using var eventCommand = source.CreateCommand(
            $"select id, version, type, at, by_ods, command_id, facts, dataset from {table.Name}_event order by id, version");
        await using var rows = await rowCommand.ExecuteReaderAsync();
        await using var events = await eventCommand.ExecuteReaderAsync();
        var (row, e) = (await rows.ReadAsync(), await events.ReadAsync());
        while (row || e)
        {
            var id = !e || row && string.CompareOrdinal(rows.GetString(0), events.GetString(0)) <= 0
                ? rows.GetString(0)
                : events.GetString(0);
            var lines = new List<StoredLine>();
            for (; e && events.GetString(0) == id; e = await events.ReadAsync())
                lines.Add(new(
                    events.GetInt32(1),
                    events.GetString(2),
                    events.GetFieldValue<DateTimeOffset>(3),
                    events.GetString(4),
                    events.IsDBNull(5) ? null : events.GetString(5),
                    events.GetFieldValue<byte[]>(6),
                    events.IsDBNull(7) ? null : events.GetFieldValue<byte[]>(7)));
            if (row && rows.GetString(0) == id)
            {
                yield return new(id, rows.GetInt32(1), [.. table.Columns.Select((column, i) => Value(rows, i + 2, column.Type))], lines);
                row = await rows.ReadAsync();
            }
            else
                yield return new(id, 0, [], lines);
        }
    }

    internal async Task<long> Count(string of)
    {
        await using var command = source.CreateCommand($"select count(*) from {of}");
        return (long)(await command.ExecuteScalarAsync())!;
    }

    public ValueTask DisposeAsync() => source.DisposeAsync();

    /// <summary>The first difference between a row and the fold of its events; null if there is none.</summary>
    internal static string? Difference(Table table, Stored stored, IReadOnlyList<object?> folded)
    {
        if (stored.Version != stored.Lines.Count)
            return $"{stored.Id} is at version {stored.Version} and has {stored.Lines.Count} events";
        foreach (var ((column, kept), made) in table.Columns.Zip(stored.Row).Zip(folded))
            if (!(kept is byte[] bytes && made is byte[] others ? bytes.AsSpan().SequenceEqual(others) : Equals(kept, made)))
                return $"{stored.Id} has another {column.Name} than its events make";
        return null;
    }

    private static object? Value(DbDataReader row, int i, ColumnType type) => row.IsDBNull(i) ? null : type switch
    {
        ColumnType.Text => row.GetString(i),
        ColumnType.Integer => row.GetInt32(i),
        ColumnType.Boolean => row.GetBoolean(i),
        ColumnType.Date => row.GetFieldValue<DateOnly>(i),
        ColumnType.Moment => row.GetFieldValue<DateTimeOffset>(i),
        _ => row.GetFieldValue<byte[]>(i),
    };
}
