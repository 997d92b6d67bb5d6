using System.Globalization;
using InterTrust.TestKit;
using Npgsql;

namespace InterTrust.Benchmarks;

/// <summary>A private PostgreSQL server, fsync on, for everything that is compared with each other.</summary>
internal sealed class Ground : IAsyncDisposable
{
    /// <summary>A backend that rests tells the statistics within ten seconds what it did.</summary>
    private static readonly TimeSpan StatisticsWithin = TimeSpan.FromSeconds(11);

    /// <summary>One client asks for what a whole region would, so its share is the hub.</summary>
    private static readonly string[] NoShare = ["--RateLimit:PerSecond", "1000000", "--RateLimit:Burst", "1000000"];

    /// <summary>Where <c>bench.sh</c> has published what ships; null for what was built with this program.</summary>
    private static readonly string? Published = Environment.GetEnvironmentVariable("BENCH_PROGRAMS");

    /// <summary>Which hub is measured, as a reader of the figures is told.</summary>
    public static string Measured => Published is null ? "as it is built" : "as it ships";

    private readonly PostgresCluster cluster;
    private readonly TemporaryFolder folder = new();
    private int server;

    private Ground(PostgresCluster cluster) => this.cluster = cluster;

    public static async Task<Ground> Open()
    {
        var ground = new Ground(await PostgresCluster.Start());
        // Without these, a checkpoint every few seconds would be measured; no committed write depends on them.
        await ground.cluster.Program("psql", "postgres", "--quiet",
            "--command", "alter system set max_wal_size = '8GB'",
            "--command", "alter system set checkpoint_timeout = '15min'",
            "--command", "select pg_reload_conf()");
        var data = await Ask<string>(await ground.NewDatabase(), "show data_directory");
        ground.server = int.Parse(File.ReadLines(Path.Combine(data, "postmaster.pid")).First(), CultureInfo.InvariantCulture);
        return ground;
    }

    /// <summary>What the server and its backends have used of the processors.</summary>
    public TimeSpan Processor => Processors.UsedBy(server);

    public Task<PgBench> PgBench() => Benchmarks.PgBench.On(cluster, folder.Path);

    public Task<string> NewDatabase() => cluster.NewDatabase();

    /// <summary>An Api host; with a silo in its process unless it stands in front of others.</summary>
    public static Task<HubProcess> Hub(string database, bool hostSilo = true) => HubProcess.Start(
        [.. NoShare, .. On(database), "--Api:HostSilo", $"{hostSilo}", "--Cluster:SiloPort", "0", "--Cluster:GatewayPort", "0"], Published);

    /// <summary>A hub on a SQLite file.</summary>
    public static Task<HubProcess> Embedded(string folder, params IReadOnlyList<string> settings) =>
        HubProcess.Start([.. NoShare, "--Database:Folder", folder, .. settings], Published);

    public static Task<HubProcess> Silo(string database) => HubProcess.StartSilo(On(database), Published);

    /// <summary>The hand-written service that the hub is held against.</summary>
    public static Task<HubProcess> Yardstick(string database) => HubProcess.Start("tests/Benchmarks/Yardstick", On(database));

    /// <summary>What the server counted of a database until now: transactions, and flushes of the log to disk.</summary>
    public static async Task<(long Transactions, long Flushes)> Count(string database)
    {
        await Task.Delay(StatisticsWithin);
        return (await Ask<long>(database, "select xact_commit from pg_stat_database where datname = current_database()"),
            await Ask<long>(database, "select wal_sync from pg_stat_wal"));
    }

    public static async Task<T> Ask<T>(string database, string sql)
    {
        await using var connection = new NpgsqlConnection($"{database};Pooling=false");
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        return (T)(await command.ExecuteScalarAsync())!;
    }

    private static string[] On(string database) => ["--Database:Provider", "PostgreSql", "--Database:ConnectionString", database];

    public async ValueTask DisposeAsync()
    {
        await cluster.DisposeAsync();
        folder.Dispose();
    }
}
