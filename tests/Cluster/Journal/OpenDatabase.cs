using System.Diagnostics;
using InterTrust.Database;
using InterTrust.Drafts;
using InterTrust.Identity;
using InterTrust.Reports;
using InterTrust.TestKit;
using InterTrust.Worklists;
using Microsoft.Extensions.DependencyInjection;

namespace InterTrust.Journal;

/// <summary>A database with the hub's schema, and the services that use it.</summary>
public sealed class OpenDatabase : IAsyncDisposable
{
    private readonly ServiceProvider services;

    private OpenDatabase(ServiceProvider services) => this.services = services;

    public IJournal Journal => services.GetRequiredService<IJournal>();

    public IHubReader Reader => services.GetRequiredService<IHubReader>();

    public IDraftTable Drafts => services.GetRequiredService<IDraftTable>();

    public IReportReader Reports => services.GetRequiredService<IReportReader>();

    public Schema Schema => services.GetRequiredService<Schema>();

    public HubSecret Secret => services.GetRequiredService<HubSecret>();

    internal IJournalWriter Writer => services.GetRequiredService<IJournalWriter>();

    internal HubDatabase Database => services.GetRequiredService<HubDatabase>();

    public static async Task<OpenDatabase> At(DatabaseOptions options, HubMode mode = HubMode.Demo)
    {
        var open = Unmigrated(options, mode);
        await open.Schema.Migrate();
        return open;
    }

    public static OpenDatabase Unmigrated(DatabaseOptions options, HubMode mode = HubMode.Demo) =>
        new(new ServiceCollection().AddDatabase(options, mode).BuildServiceProvider());

    public async Task Run(string sql)
    {
        await using var connection = await Database.Source.OpenConnectionAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync();
    }

    /// <summary>A trust's feed once it has this many entries: an entry waits while an older transaction is running.</summary>
    public async Task<IReadOnlyList<FeedEvent>> Feed(OdsCode ods, int count)
    {
        var waited = Stopwatch.StartNew();
        while (true)
            if (await Reader.Feed(ods, 0, 1000) is var feed && feed.Count >= count)
                return feed;
            else if (waited.Elapsed > TimeSpan.FromSeconds(10))
                throw new TimeoutException($"The feed has {feed.Count} entries; {count} were expected.");
    }

    public ValueTask DisposeAsync() => services.DisposeAsync();
}

/// <summary>Creates empty databases of one kind.</summary>
public interface IEmptyDatabases
{
    Task<DatabaseOptions> New();
}

public sealed class PostgreSqlDatabases(Postgres postgres) : IEmptyDatabases
{
    public async Task<DatabaseOptions> New() => On(await postgres.Cluster.NewDatabase());

    public static DatabaseOptions On(string connectionString) =>
        new() { Provider = DatabaseProvider.PostgreSql, ConnectionString = connectionString };
}

public sealed class SqliteDatabases : IEmptyDatabases, IDisposable
{
    private readonly TemporaryFolder folder = new();

    public Task<DatabaseOptions> New()
    {
        var data = Directory.CreateDirectory(Path.Combine(folder.Path, Path.GetRandomFileName()));
        return Task.FromResult(new DatabaseOptions { Folder = data.FullName });
    }

    public void Dispose() => folder.Dispose();
}
