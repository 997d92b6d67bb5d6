using System.Data;
using System.Data.Common;
using System.Globalization;
using Microsoft.Data.Sqlite;

namespace InterTrust.Database;

/// <summary>A SQLite file of the one process that holds its folder.</summary>
internal sealed class SqliteDatabase(string folder)
    : HubDatabase(DatabaseProvider.Sqlite, SqliteFactory.Instance.CreateDataSource(ConnectionString(folder)))
{
    // A listing leaves out what SQLite keeps for itself.
    private const string ListingSql =
        "select type || ' ' || name || coalesce(': ' || sql, '') from sqlite_schema where name not like 'sqlite\\_%' escape '\\' and name <> 'schema_version'";

    /// <summary>Where the file is, for whoever opens it besides: the settings storage.</summary>
    public static string ConnectionString(string folder) => new SqliteConnectionStringBuilder
    {
        DataSource = Path.Combine(folder, "hub.db"),
        DefaultTimeout = 4,
    }.ConnectionString;

    // A reader sees whole commits of the one writer, in order.
    public override string SettledFeed => "true";

    public override string Ordinal(string text) => text;

    public override string FeedVersion => "select coalesce(max(seq), 0), true from feed where ods = @ods";

    public override async Task<DbTransaction> BeginMigration(DbConnection connection)
    {
        await using var command = Command(connection, "pragma journal_mode = wal");
        await command.ExecuteNonQueryAsync();
        return await connection.BeginTransactionAsync(IsolationLevel.Serializable);
    }

    public override async Task<IReadOnlySet<string>> Listing() => (await Read(ListingSql, row => row.GetString(0))).ToHashSet();

    public override async Task<IReadOnlySet<string>> Listing(IReadOnlyList<Migration> migrations)
    {
        await using var scratch = new SqliteConnection("Data Source=:memory:");
        await scratch.OpenAsync();
        foreach (var migration in migrations)
        {
            await using var step = Command(scratch, migration.Sql);
            await step.ExecuteNonQueryAsync();
        }
        await using var command = Command(scratch, ListingSql);
        await using var reader = await command.ExecuteReaderAsync();
        var lines = new HashSet<string>();
        while (await reader.ReadAsync())
            lines.Add(reader.GetString(0));
        return lines;
    }

    public override async Task<IReadOnlyList<string>> DurabilityProblems() => [..
        (await Read("pragma journal_mode", row => row.GetString(0))).Where(mode => mode != "wal")
            .Select(_ => "SQLite's journal_mode is not WAL."),
        .. (await Read("pragma synchronous", row => row.GetInt32(0))).Where(level => level < 2)
            .Select(_ => "SQLite's synchronous is weaker than FULL: a commit could be lost.")];

    // Fixed width, so that text sorts as time does; microseconds, as on PostgreSQL.
    public override object Kept(object? value) => value switch
    {
        DateTimeOffset moment => moment.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'", CultureInfo.InvariantCulture),
        DateOnly date => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        _ => base.Kept(value),
    };

    protected override bool IsUndone(Exception fault) => fault is SqliteException { SqliteErrorCode: SQLitePCL.raw.SQLITE_FULL or SQLitePCL.raw.SQLITE_BUSY };
}
