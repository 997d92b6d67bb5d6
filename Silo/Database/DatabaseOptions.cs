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

    /// <summary>PostgreSQL only: whom a migration gives the rights that they need, and no others.</summary>
    public GrantOptions Grants { get; init; } = new();

    /// <summary>What keeps the hub from working on this database, each by the name of its setting.</summary>
    public IEnumerable<string> Wrong(HubMode mode)
    {
        if (Lanes < 1 || QueueLimit < 1 || BatchSize is < 1 or > 512)
            yield return "Database:Lanes, Database:QueueLimit and Database:BatchSize: at least one lane, room for one commit, and batches of 1 to 512";
        if (Provider is DatabaseProvider.PostgreSql && ConnectionString == "")
            yield return "Database:ConnectionString: where PostgreSQL is; best in a file named Database__ConnectionString among the secrets";
        else if (Provider is DatabaseProvider.PostgreSql && mode is HubMode.Production && !PostgreSqlDatabase.IsPrivate(ConnectionString))
            yield return "Database:ConnectionString: patients' data cross the network to PostgreSQL; add SSL Mode=VerifyFull and Root Certificate=…";
        foreach (var wrong in Grants.Wrong())
            yield return wrong;
    }
}
