using System.Text;
using InterTrust.Database;
using InterTrust.Identity;
using InterTrust.Journal;
using InterTrust.TestKit;
using Microsoft.Extensions.DependencyInjection;

namespace InterTrust.Benchmarks;

/// <summary>The journal alone, beside pgbench in the same run.</summary>
internal static class JournalBenchmark
{
    private const int Writers = 64;

    private static readonly Table Pathways = new("pathway",
    [
        new("ods", ColumnType.Text), new("status", ColumnType.Text), new("tumour_group", ColumnType.Text), new("nhs_number", ColumnType.Text),
        new("family_name", ColumnType.Text), new("given_name", ColumnType.Text), new("birth_date", ColumnType.Date),
        new("local_patient_id", ColumnType.Text), new("search_name", ColumnType.Text), new("period_start", ColumnType.Date),
        new("treat_by", ColumnType.Date), new("waiting_since", ColumnType.Moment), new("referred_from", ColumnType.Text),
        new("received_date", ColumnType.Date), new("owner", ColumnType.Text), new("open_slot", ColumnType.Integer),
        new("open", ColumnType.Boolean), new("next_due", ColumnType.Moment), new("state", ColumnType.Bytes),
    ]);

    public static async Task Run(Plan plan)
    {
        await using var cluster = await PostgresCluster.Start();
        using var folder = new TemporaryFolder();
        var bench = await PgBench.On(cluster, folder.Path);
        await using var postgres = await Open(new() { Provider = DatabaseProvider.PostgreSql, ConnectionString = await cluster.NewDatabase() });
        await using var sqlite = await Open(new() { Folder = folder.Path });
        await Measure(postgres, Writers, plan.Step);
        await Measure(sqlite, Writers, plan.Step);

        var (yardstick, onPostgres, onSqlite) = (new List<double>(), new List<Figures>(), new List<Figures>());
        for (var round = 0; round < plan.Rounds; round++)
        {
            yardstick.Add((await bench.Measure(clients: 32, plan.Step)).PerSecond);
            onPostgres.Add(await Measure(postgres, Writers, plan.Step));
            onSqlite.Add(await Measure(sqlite, Writers, plan.Step));
        }
        var loneYardstick = await bench.Measure(clients: 1, plan.Step);
        var (lone, loneEmbedded) = (await Measure(postgres, 1, plan.Step), await Measure(sqlite, 1, plan.Step));

        var (large, embedded) = (Figures.Median(onPostgres), Figures.Median(onSqlite));
        await Report.Write(
            "The journal alone",
            $"{Writers} writers in one process; medians of {plan.Rounds} rounds of {plan.Seconds:0.#} s in turn. Yardstick: pgbench, one row a commit, 32 clients; 1 client for the lone writer.",
            [
                new("PostgreSQL", large.PerSecond, "commits/s", yardstick.Median(), AtLeast: 0.7),
                new("PostgreSQL p50", large.P50, "ms"),
                new("PostgreSQL p99", large.P99, "ms"),
                new("SQLite, synchronous=FULL", embedded.PerSecond, "commits/s", AtLeast: 5000),
                new("SQLite p50", embedded.P50, "ms"),
                new("SQLite p99", embedded.P99, "ms"),
                new("a lone writer on PostgreSQL p50", lone.P50, "ms", loneYardstick.Milliseconds, AtMost: 3),
                new("a lone writer on SQLite p50", loneEmbedded.P50, "ms"),
            ]);
    }

    private static async Task<ServiceProvider> Open(DatabaseOptions options)
    {
        var services = new ServiceCollection().AddDatabase(options, "demo").BuildServiceProvider();
        await services.GetRequiredService<Schema>().Migrate();
        return services;
    }

    private static Task<Figures> Measure(ServiceProvider services, int writers, TimeSpan time)
    {
        var journal = services.GetRequiredService<IJournal>();
        var run = Guid.NewGuid().ToString("N");
        var rows = 0;
        return Load.Run(writers, time, async timed =>
        {
            var id = $"{run}-{Interlocked.Increment(ref rows)}";
            for (var version = 0; version < 3; version++)
                if (!await timed.Ask(() => journal.Commit(Commit(id, version))))
                    throw new InvalidOperationException("A commit that stood alone was not written.");
            return true;
        });
    }

    // An insert and two updates of each row, a state of 600 bytes, one feed.
    private static Commit Commit(string id, int version)
    {
        var now = new DateTimeOffset(2026, 3, 2, 12, 0, 0, TimeSpan.Zero).AddSeconds(version);
        var day = new DateOnly(2026, 2, 1);
        var state = Encoding.UTF8.GetBytes($$"""{"id":"{{id}}","of":"{{new string('x', 550)}}"}""");
        var rhq = OdsCode.Parse("RHQ", null);
        return new(Pathways, id, version, $"{version}",
            [new("pathwayRegistered", now, new By(rhq, "benchmark"), state.AsSpan(..200).ToArray(), null, null, [rhq])],
            [
                "RHQ", "open", "lung", "9990000018", "Testpatient", "Ann", new DateOnly(1960, 1, 1), "L1", "testpatient ann", day, day.AddDays(62), now,
                null, null, null, null, version < 2, null, state,
            ]);
    }
}
