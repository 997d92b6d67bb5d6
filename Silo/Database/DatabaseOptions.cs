namespace InterTrust.Database;

/// <summary>The database of the journal and the settings.</summary>
public enum DatabaseProvider
{
    Sqlite,
    PostgreSql,
}

/// <summary>The database, and how commits are batched.</summary>
public sealed record DatabaseOptions
{
    public DatabaseProvider Provider { get; init; } = DatabaseProvider.Sqlite;

    /// <summary>PostgreSQL only.</summary>
    public string ConnectionString { get; init; } = "";

    /// <summary>SQLite only: the folder of the database file.</summary>
    public string Folder { get; init; } = "data";

    /// <summary>Concurrent transactions; SQLite always has one.</summary>
    public int Lanes { get; init; } = 2;

    /// <summary>The most commits in one transaction. The sequence numbers of the feed allow 4,096 events in each transaction.</summary>
    public int BatchSize { get; init; } = 128;

    /// <summary>The most commits that may wait; further ones are refused.</summary>
    public int QueueLimit { get; init; } = 4096;

    /// <summary>PostgreSQL only: the roles to which a migration grants the rights that they need.</summary>
    public GrantOptions Grants { get; init; } = new();

    public IEnumerable<SettingRule> Rules(HubMode mode) =>
    [
        SettingRule.IsDefined("Database:Provider", Provider),
        new(this is { Lanes: >= 1, QueueLimit: >= 1, BatchSize: >= 1 and <= 512 },
            "Database:Lanes, Database:QueueLimit and Database:BatchSize: at least one lane, room for one commit, and batches of 1 to 512"),
        new(Provider is not DatabaseProvider.PostgreSql || ConnectionString != "",
            "Database:ConnectionString: where PostgreSQL is; best in a file named Database__ConnectionString among the secrets"),
        new(Provider is not DatabaseProvider.PostgreSql || ConnectionString == ""
                || mode is not HubMode.Production || PostgreSqlDatabase.IsPrivate(ConnectionString),
            "Database:ConnectionString: patients' data cross the network to PostgreSQL; add SSL Mode=VerifyFull and Root Certificate=…"),
        new(IsRole(Grants.Silo), "Database:Grants:Silo: the name of a role, of small letters, digits and _"),
        new(IsRole(Grants.Api), "Database:Grants:Api: the name of a role, of small letters, digits and _"),
    ];

    private static bool IsRole(string? name) => name is null || GrantOptions.RoleName.IsMatch(name);
}
