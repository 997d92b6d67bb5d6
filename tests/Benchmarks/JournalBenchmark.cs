using System.Text;
using InterTrust.Database;
using InterTrust.Identity;
using InterTrust.Journal;
using InterTrust.Pathways;
using InterTrust.TestKit;
using Microsoft.Extensions.DependencyInjection;

namespace InterTrust.Benchmarks;

/// <summary>The journal alone, beside pgbench in the same run.</summary>
internal static class JournalBenchmark
{
    private const int Writers = 64;

    public static async Task<Section> Run(Plan plan)
    {
        await using var ground = await Ground.Open();
        using var folder = new TemporaryFolder();
        var bench = await ground.PgBench();
        await using var postgres = await Open(new()
        {
            Provider = DatabaseProvider.PostgreSql,
            ConnectionString = await ground.NewDatabase(),
        });
        await using var sqlite = await Open(new() { Folder = folder.Path });
        await Measure(postgres, Writers, plan.Step);
        await Measure(sqlite, Writers, plan.Step);

        var (commits, onPostgres, onSqlite) = (new Rounds(), new Rounds(), new Rounds());
        var (loneCommit, loneOnPostgres) = (new Rounds(), new Rounds());
        for (var round = 0; round < plan.Rounds; round++)
        {
            commits.Add(await bench.Measure(clients: 32, plan.Step));
            onPostgres.Add(await Measure(postgres, Writers, plan.Step));
            onSqlite.Add(await Measure(sqlite, Writers, plan.Step));
            loneCommit.Add(await bench.Measure(clients: 1, plan.Step / 2));
            loneOnPostgres.Add(await Measure(postgres, 1, plan.Step / 2));
        }
        return new(
            "The journal alone",
            $"Commits of an event, a row and a feed entry, an insert and two updates of each row, {Writers} writers in one process. "
                + "The yardstick: `pgbench`, one small row for each commit, 32 clients; one client for the lone writer.",
            [
                new("journal commits against pgbench", onPostgres.PerSecond, "commits/s", commits.PerSecond, AtLeast: 0.9),
                new("journal: a commit p50", onPostgres.P50, "ms"),
                new("journal: a commit p99", onPostgres.P99, "ms"),
                new("journal: a lone commit p50, against one pgbench client", loneOnPostgres.P50, "ms", loneCommit.P50),
                new("journal on SQLite, synchronous=FULL", onSqlite.PerSecond, "commits/s"),
            ]);
    }

    private static async Task<ServiceProvider> Open(DatabaseOptions options)
    {
        var services = new ServiceCollection().AddDatabase(options, HubMode.Demo).BuildServiceProvider();
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

    /// <summary>A state of 600 bytes, one feed.</summary>
    private static Commit Commit(string id, int version)
    {
        var now = new DateTimeOffset(2026, 3, 2, 12, 0, 0, TimeSpan.Zero).AddSeconds(version);
        var day = new DateOnly(2026, 2, 1);
        var state = Encoding.UTF8.GetBytes($$"""{"id":"{{id}}","of":"{{new string('x', 550)}}"}""");
        var rhq = OdsCode.Parse("RHQ", null);
        return new(PathwayRow.Table.Definition, id, version, $"{version}",
            [new("pathwayRegistered", now, new Author(rhq, "benchmark"), state.AsSpan(..200).ToArray(), null, null, [rhq])],
            [.. PathwayRow.Table.Definition.Columns.Select(column => (object?)(column.Name switch
            {
                "ods" => "RHQ",
                "status" => "open",
                "tumour_group" => "lung",
                "nhs_number" => "9990000018",
                "family_name" => "Testpatient",
                "given_name" => "Ann",
                "birth_date" => new DateOnly(1960, 1, 1),
                "local_patient_id" => "L1",
                "search_name" => "testpatient ann",
                "period_start" => day,
                "treat_by" or "treat62_due" or "nearest_due" => day.AddDays(62),
                "waiting_since" => now,
                "open" => version < 2,
                "awaits" => "treatment",
                "state" => state,
                _ => null,
            }))]);
    }
}
