using System.Data;
using System.Data.Common;
using Dapper;
using Microsoft.Data.Sqlite;

namespace InterTrust.Database;

/// <summary>A SQLite file, used by the one process that has locked its folder.</summary>
internal sealed class SqliteDatabase(string folder)
    : HubDatabase(DatabaseProvider.Sqlite, SqliteFactory.Instance.CreateDataSource(ConnectionString(folder)))
{
    // Without SQLite's own objects.
    private const string ListingSql =
        """
        select type || ' ' || name || coalesce(': ' || sql, '') from sqlite_schema
        where name not like 'sqlite\_%' escape '\' and name <> 'schema_version'
        """;

    /// <summary>The connection string, also for the settings storage.</summary>
    public static string ConnectionString(string folder) => new SqliteConnectionStringBuilder
    {
        DataSource = Path.Combine(folder, "hub.db"),
        DefaultTimeout = 4,
    }.ConnectionString;

    // There is one writer, and a reader sees its commits in order.
    public override string SettledFeed => "true";

    public override string Ordinal(string text) => text;

    public override string FeedVersion => "select coalesce(max(seq), 0), true from feed where ods = @ods";

    public override async Task<DbTransaction> BeginMigration(DbConnection connection)
    {
        await connection.ExecuteAsync("pragma journal_mode = wal");
        return await connection.BeginTransactionAsync(IsolationLevel.Serializable);
    }

    public override async Task<IReadOnlySet<string>> Listing() => (await Read<string>(ListingSql)).ToHashSet();

    public override async Task<IReadOnlySet<string>> Listing(IReadOnlyList<Migration> migrations)
    {
        await using var scratch = new SqliteConnection("Data Source=:memory:");
        await scratch.OpenAsync();
        foreach (var migration in migrations)
            await scratch.ExecuteAsync(migration.Sql);
        return (await scratch.QueryAsync<string>(ListingSql)).ToHashSet();
    }

    public override async Task<IReadOnlyList<string>> DurabilityProblems() => [..
        (await Read<string>("pragma journal_mode")).Where(mode => mode != "wal")
            .Select(_ => "SQLite's journal_mode is not WAL."),
        .. (await Read<int>("pragma synchronous")).Where(level => level < 2)
            .Select(_ => "SQLite's synchronous is weaker than FULL: a commit could be lost.")];

    protected override bool IsRolledBack(Exception fault) =>
        fault is SqliteException { SqliteErrorCode: SQLitePCL.raw.SQLITE_FULL or SQLitePCL.raw.SQLITE_BUSY };
}
