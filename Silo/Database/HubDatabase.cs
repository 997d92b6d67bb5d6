using System.Data;
using System.Data.Common;
using Dapper;

namespace InterTrust.Database;

/// <summary>The differences between PostgreSQL and SQLite. Exceptions of the database drivers are translated here.</summary>
internal abstract class HubDatabase(DatabaseProvider provider, DbDataSource source) : IAsyncDisposable
{
    static HubDatabase() => DatabaseTypes.Register();

    public DatabaseProvider Provider => provider;

    public DbDataSource Source => source;

    /// <summary>The condition for feed entries before which no entry can be added any more.</summary>
    public abstract string SettledFeed { get; }

    /// <summary>One row: the last entry of the feed of @ods, and whether no older transaction can still add an entry before it.</summary>
    public abstract string FeedVersion { get; }

    /// <summary>A text expression compared byte by byte, whatever the collation of the database.</summary>
    public abstract string Ordinal(string text);

    /// <summary>Begins a transaction that excludes every other migration until it ends.</summary>
    public abstract Task<DbTransaction> BeginMigration(DbConnection connection);

    /// <summary>The SQL that runs at the end of a migration, in its transaction.</summary>
    public virtual string AfterMigration => "";

    /// <summary>A line for each table, column, index and constraint of the database.</summary>
    public abstract Task<IReadOnlySet<string>> Listing();

    /// <summary>The lines for an empty database with these migrations.</summary>
    public abstract Task<IReadOnlySet<string>> Listing(IReadOnlyList<Migration> migrations);

    /// <summary>A line for each setting with which a commit could be lost.</summary>
    public abstract Task<IReadOnlyList<string>> DurabilityProblems();

    /// <exception cref="StorageUnavailableException">The database does not accept a connection.</exception>
    public virtual async ValueTask<DbConnection> Open()
    {
        try
        {
            return await source.OpenConnectionAsync();
        }
        catch (Exception e) when (e is DbException or TimeoutException)
        {
            throw new StorageUnavailableException();
        }
    }

    /// <param name="sql">One statement.</param>
    /// <param name="parameters">An object with a property for each parameter, or a dictionary of them.</param>
    /// <exception cref="StorageUnavailableException">The database does not answer.</exception>
    public Task<IReadOnlyList<T>> Read<T>(string sql, object? parameters = null) =>
        Read(connection => connection.QueryAsync<T>(sql, parameters));

    /// <summary>The same, where the last columns are not members of a row but a list of their own.</summary>
    public Task<IReadOnlyList<T>> Read<TRow, TColumn, T>(
        string sql, object parameters, IReadOnlyList<string> lastColumns, Func<TRow, IReadOnlyList<TColumn>, T> map) =>
        Read(connection => connection.QueryAsync(
            sql,
            [typeof(TRow), .. lastColumns.Select(_ => typeof(TColumn))],
            values => map((TRow)values[0], [.. values.Skip(1).Cast<TColumn>()]),
            parameters,
            splitOn: string.Join(',', lastColumns)));

    private async Task<IReadOnlyList<T>> Read<T>(Func<DbConnection, Task<IEnumerable<T>>> query)
    {
        await using var connection = await Open();
        try
        {
            return (await query(connection)).AsList();
        }
        catch (Exception e) when (e is DbException or TimeoutException)
        {
            throw new StorageUnavailableException();
        }
        catch (DataException e)
        {
            // The message of e quotes the value, which may be patient data.
            throw new InvalidOperationException($"The database holds a value that is no {typeof(T).Name}.", e.InnerException);
        }
    }

    /// <summary>Runs one statement in its own transaction.</summary>
    /// <returns>The number of rows written.</returns>
    /// <exception cref="StorageUncertainException">It may have been committed.</exception>
    public async Task<int> Write(string sql, object parameters)
    {
        await using var connection = await Open();
        try
        {
            return await connection.ExecuteAsync(sql, parameters);
        }
        catch (Exception e) when (e is DbException or IOException or TimeoutException or OperationCanceledException)
        {
            throw IsRolledBack(e) ? new StorageUnavailableException() : new StorageUncertainException();
        }
    }

    /// <summary>The parameters of a composed statement.</summary>
    public static Dictionary<string, object?> Parameters(params IEnumerable<(string Name, object? Value)> values) =>
        values.ToDictionary(parameter => parameter.Name, parameter => parameter.Value);

    public virtual ValueTask DisposeAsync() => source.DisposeAsync();

    /// <summary>Whether the database reports that the statement was rolled back.</summary>
    protected abstract bool IsRolledBack(Exception fault);
}
