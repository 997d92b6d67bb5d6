using System.Data.Common;

namespace InterTrust.Database;

/// <summary>A database that the hub can work on: what PostgreSQL and SQLite do not say alike. Its exceptions never leave.</summary>
internal abstract class HubDatabase(DatabaseProvider provider, DbDataSource source) : IAsyncDisposable
{
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

    /// <summary>A value as the database keeps it.</summary>
    public virtual object Kept(object? value) => value ?? DBNull.Value;

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

    public async Task<IReadOnlyList<T>> Read<T>(string sql, Func<DbDataReader, T> row, params (string Name, object? Value)[] values)
    {
        try
        {
            await using var connection = await Open();
            await using var command = Command(connection, sql, values);
            await using var reader = await command.ExecuteReaderAsync();
            var rows = new List<T>();
            while (await reader.ReadAsync())
                rows.Add(row(reader));
            return rows;
        }
        catch (Exception e) when (e is DbException or TimeoutException)
        {
            throw new StorageUnavailableException();
        }
    }

    /// <summary>One statement, committed by itself.</summary>
    /// <returns>How many rows it wrote.</returns>
    /// <exception cref="StorageUncertainException">It may have been committed.</exception>
    public async Task<int> Write(string sql, params (string Name, object? Value)[] values)
    {
        await using var connection = await Open();
        await using var command = Command(connection, sql, values);
        try
        {
            return await command.ExecuteNonQueryAsync();
        }
        catch (Exception e) when (e is DbException or IOException or TimeoutException or OperationCanceledException)
        {
            throw IsUndone(e) ? new StorageUnavailableException() : new StorageUncertainException();
        }
    }

    public DbCommand Command(DbConnection connection, string sql, params (string Name, object? Value)[] values)
    {
        var command = connection.CreateCommand();
        command.CommandText = sql;
        foreach (var (name, value) in values)
        {
            var parameter = command.CreateParameter();
            (parameter.ParameterName, parameter.Value) = (name, Kept(value));
            command.Parameters.Add(parameter);
        }
        return command;
    }

    public virtual ValueTask DisposeAsync() => source.DisposeAsync();

    /// <summary>Whether the database itself says that a statement has not happened.</summary>
    protected abstract bool IsUndone(Exception fault);
}
