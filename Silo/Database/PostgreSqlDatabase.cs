using System.Data.Common;
using System.Diagnostics;
using System.Net;
using Dapper;
using Npgsql;
using Polly;
using Polly.CircuitBreaker;

namespace InterTrust.Database;

/// <summary>PostgreSQL 15 or later, shared by all silos.</summary>
internal sealed class PostgreSqlDatabase(string connectionString, GrantOptions grants)
    : HubDatabase(DatabaseProvider.PostgreSql, Named("journal", Settings(connectionString)))
{
    private const string SettledBelow =
        "(select value::bigint from hub where key = 'feed_base') + (pg_snapshot_xmin(pg_current_snapshot())::text::bigint << 12)";

    // A recovering server starts a process for each connection only to refuse it, and the retries of many callers slow the recovery down.
    // While it refuses, one caller tries every half second and the others fail at once.
    private readonly ResiliencePipeline connecting = new ResiliencePipelineBuilder()
        .AddCircuitBreaker(new()
        {
            ShouldHandle = attempt =>
                ValueTask.FromResult(attempt.Outcome.Exception is NpgsqlException { InnerException: not TimeoutException }),
            FailureRatio = 0.5,
            MinimumThroughput = 2,
            SamplingDuration = TimeSpan.FromMilliseconds(500),
            BreakDuration = TimeSpan.FromMilliseconds(500),
        })
        .Build();

    public new NpgsqlDataSource Source => (NpgsqlDataSource)base.Source;

    public override async ValueTask<DbConnection> Open()
    {
        try
        {
            return await connecting.ExecuteAsync(
                static async (source, cancel) => (DbConnection)await source.OpenConnectionAsync(cancel), Source);
        }
        catch (Exception e) when (e is NpgsqlException or TimeoutException or BrokenCircuitException)
        {
            throw new StorageUnavailableException();
        }
    }

    public override string SettledFeed => $"seq < {SettledBelow}";

    public override string Ordinal(string text) => $"{text} collate \"C\"";

    public override string FeedVersion =>
        $"select coalesce(max(seq), 0), coalesce(max(seq), 0) < {SettledBelow} from feed where ods = @ods";

    // A restored database takes its transaction ids from the new server: raise the base, so that new feed entries follow the old ones.
    public override string AfterMigration => $"""
        with recursive trust (ods) as (
            (select ods from feed order by ods limit 1)
            union all
            select (select ods from feed where feed.ods > trust.ods order by ods limit 1) from trust where trust.ods is not null),
        last (seq) as (
            select coalesce(max((select max(seq) from feed where feed.ods = trust.ods)), 0) from trust)
        update hub set value = (last.seq + 1)::text
        from last
        where key = 'feed_base' and last.seq >= value::bigint + (pg_current_xact_id()::text::bigint << 12);
        {grants.Sql}
        """;

    public override async Task<DbTransaction> BeginMigration(DbConnection connection)
    {
        var transaction = await connection.BeginTransactionAsync();
        // Wait without a timeout: another process may be building an index.
        await connection.ExecuteAsync("select pg_advisory_xact_lock(hashtext('InterTrust schema'))", commandTimeout: 0);
        return transaction;
    }

    public override async Task<IReadOnlySet<string>> Listing()
    {
        await using var connection = await Source.OpenConnectionAsync();
        return await Listing(connection);
    }

    public override async Task<IReadOnlySet<string>> Listing(IReadOnlyList<Migration> migrations)
    {
        await using var connection = await Source.OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        // Temporary tables, which every role may create, in a transaction that is never committed.
        await connection.ExecuteAsync("set local search_path = pg_temp");
        foreach (var migration in migrations)
            await connection.ExecuteAsync(migration.Sql);
        return await Listing(connection);
    }

    public override async Task<IReadOnlyList<string>> DurabilityProblems() => [.. (await Read<string>(
        """
        select name from pg_settings
        where (name = 'fsync' and setting <> 'on') or (name = 'synchronous_commit' and setting in ('off', 'local'))
           or (name = 'full_page_writes' and setting <> 'on')
        """))
        .Select(name => $"PostgreSQL's setting {name} is too weak: a commit could be lost. Turn it on.")];

    protected override bool IsRolledBack(Exception fault) => fault is PostgresException { InvariantSeverity: "ERROR" };

    private static async Task<IReadOnlySet<string>> Listing(DbConnection connection) => (await connection.QueryAsync<string>(
        """
        with ours as (select oid, relname from pg_class where relnamespace = current_schema()::regnamespace and relkind = 'r')
        select format('column %s.%s %s%s', o.relname, a.attname, format_type(a.atttypid, a.atttypmod),
            case when a.attnotnull then ' not null' else '' end)
        from ours o join pg_attribute a on a.attrelid = o.oid
        where a.attnum > 0 and not a.attisdropped and o.relname <> 'schema_version'
        union all
        select format('index %s', pg_get_indexdef(i.indexrelid, 0, true))
        from ours o join pg_index i on i.indrelid = o.oid
        where i.indisvalid and o.relname <> 'schema_version'
        union all
        select format('constraint %s.%s %s', o.relname, c.conname, pg_get_constraintdef(c.oid, true))
        from ours o join pg_constraint c on c.conrelid = o.oid
        where o.relname <> 'schema_version'
        """)).ToHashSet();

    /// <summary>Whether the connection cannot be read by others: it stays on this machine, or TLS verifies the server.</summary>
    public static bool IsPrivate(string connectionString)
    {
        var builder = new NpgsqlConnectionStringBuilder(connectionString);
        return builder.SslMode is SslMode.VerifyCA or SslMode.VerifyFull || builder.Host?.Split(',').All(IsLocal) is true;

        static bool IsLocal(string host) =>
            host.StartsWith('/') || host == "localhost" || (IPAddress.TryParse(host, out var address) && IPAddress.IsLoopback(address));
    }

    /// <summary>A pool for the membership alone, so that a silo under load does not seem dead while it waits for a connection.</summary>
    public static NpgsqlDataSource Membership(string connectionString) => Named("membership", new NpgsqlConnectionStringBuilder
    {
        MaxPoolSize = 4,
        Timeout = 2,
        CommandTimeout = 4,
        ApplicationName = "InterTrust membership",
    }.ConnectionString + ";" + connectionString);

    /// <summary>A data source with a name for telemetry. Only commands of a request are traced: those of timers would drown them.</summary>
    private static NpgsqlDataSource Named(string name, string connectionString) =>
        new NpgsqlDataSourceBuilder(connectionString) { Name = name }
            .ConfigureTracing(traces => traces
                .ConfigureCommandFilter(_ => Activity.Current is not null)
                .ConfigureBatchFilter(_ => Activity.Current is not null))
            .Build();

    private static string Settings(string connectionString)
    {
        var given = new NpgsqlConnectionStringBuilder(connectionString);
        // Few connections: every session plans every statement for itself and Npgsql uses sessions in turn, so a larger pool is slower.
        // Short timeouts: no answer of the hub may take longer than five seconds.
        // No sequential or bitmap scans: only plain index scans mark the index entries of rows that have left a worklist as dead.
        // Generic plans: planning the journal's statement costs more than running it.
        // No reset on close: it costs six statements, and the hub leaves no state in a session.
        return new NpgsqlConnectionStringBuilder
        {
            MaxPoolSize = 6,
            NoResetOnClose = true,
            MaxAutoPrepare = 64,
            AutoPrepareMinUsages = 2,
            Timeout = 2,
            CommandTimeout = 4,
            ApplicationName = "InterTrust",
            Options = "-c jit=off -c enable_bitmapscan=off -c enable_seqscan=off -c plan_cache_mode=force_generic_plan",
        }.ConnectionString + ";" + given.ConnectionString;
    }
}
