using System.Data;
using System.Data.Common;
using Dapper;

namespace InterTrust.Database;

/// <summary>A database that the hub can work on: what PostgreSQL and SQLite do not say alike. Its exceptions never leave.</summary>
internal abstract class HubDatabase(DatabaseProvider provider, DbDataSource source) : IAsyncDisposable
{
    static HubDatabase() => DatabaseTypes.Register();

    public DatabaseProvider Provider => provider;

    public DbDataSource Source => source;

    /// <summary>The condition on feed entries behind which no entry can appear any more.</summary>
    public abstract string SettledFeed { get; }

    /// <summary>One row: the last entry of the feed of @ods, and whether an older transaction may still write behind it.</summary>
    public abstract string FeedVersion { get; }

    /// <summary>A text compared byte by byte, whatever language the database was made for.</summary>
    public abstract string Ordinal(string text);

    /// <summary>Keeps every other process out of a migration until the transaction ends.</summary>
    public abstract Task<DbTransaction> BeginMigration(DbConnection connection);

    /// <summary>What runs at the end of a migration, inside it.</summary>
    public virtual string Settle => "";

    /// <summary>A line for each table, column, index and constraint that is there.</summary>
    public abstract Task<IReadOnlySet<string>> Listing();

    /// <summary>The lines that these migrations make on an empty database.</summary>
    public abstract Task<IReadOnlySet<string>> Listing(IReadOnlyList<Migration> migrations);

    /// <summary>A line for each setting under which "committed" would not mean "kept".</summary>
    public abstract Task<IReadOnlyList<string>> DurabilityProblems();

    /// <exception cref="StorageUnavailableException">It takes no connection.</exception>
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
            // Its message quotes the value, which may be a patient's.
            throw new InvalidOperationException($"The database holds a value that is no {typeof(T).Name}.", e.InnerException);
        }
    }

    /// <summary>One statement, committed by itself.</summary>
    /// <returns>How many rows it wrote.</returns>
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
            throw IsUndone(e) ? new StorageUnavailableException() : new StorageUncertainException();
        }
    }

    /// <summary>Parameters of a statement that is put together.</summary>
    public static Dictionary<string, object?> Parameters(params IEnumerable<(string Name, object? Value)> values) =>
        values.ToDictionary(parameter => parameter.Name, parameter => parameter.Value);

    public virtual ValueTask DisposeAsync() => source.DisposeAsync();

    /// <summary>Whether the database itself says that a statement has not happened.</summary>
    protected abstract bool IsUndone(Exception fault);
}
