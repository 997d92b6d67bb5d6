namespace InterTrust.Database;

/// <summary>Which database the hub keeps its journal and settings in.</summary>
public enum DatabaseProvider
{
    Sqlite,
    PostgreSql,
}

/// <summary>Where the hub writes, and how many commits it gathers into one.</summary>
public sealed record DatabaseOptions
{
    public DatabaseProvider Provider { get; init; } = DatabaseProvider.Sqlite;

    /// <summary>PostgreSQL only.</summary>
    public string ConnectionString { get; init; } = "";

    /// <summary>SQLite only: the folder of the database file.</summary>
    public string Folder { get; init; } = "data";

    /// <summary>Transactions in flight at once; SQLite has one writer whatever stands here.</summary>
    public int Lanes { get; init; } = 2;

    /// <summary>Commits in one transaction. The feed's numbers leave room for 4,096 events in each.</summary>
    public int BatchSize { get; init; } = 128;

    /// <summary>Commits that may wait; one more is refused.</summary>
    public int QueueLimit { get; init; } = 4096;
}
