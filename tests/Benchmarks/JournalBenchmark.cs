using System.Diagnostics;
using System.Globalization;
using System.Text;
using InterTrust.Database;
using InterTrust.Identity;
using InterTrust.Journal;
using InterTrust.TestKit;
using Microsoft.Extensions.DependencyInjection;

namespace InterTrust.Benchmarks;

/// <summary>The journal alone, beside pgbench in the same run: rounds are interleaved and medians compared, because the machine is noisy.</summary>
internal static class JournalBenchmark
{
    private const int Writers = 64;
    private static readonly TimeSpan Round = TimeSpan.FromSeconds(5);

    private static readonly Table Pathways = new("pathway",
    [
        new("ods", ColumnType.Text), new("status", ColumnType.Text), new("tumour_group", ColumnType.Text), new("nhs_number", ColumnType.Text),
        new("family_name", ColumnType.Text), new("given_name", ColumnType.Text), new("birth_date", ColumnType.Date),
        new("local_patient_id", ColumnType.Text), new("search_name", ColumnType.Text), new("period_start", ColumnType.Date),
        new("treat_by", ColumnType.Date), new("waiting_since", ColumnType.Moment), new("referred_from", ColumnType.Text),
        new("received_date", ColumnType.Date), new("owner", ColumnType.Text), new("open_slot", ColumnType.Integer),
        new("open", ColumnType.Boolean), new("next_due", ColumnType.Moment), new("state", ColumnType.Bytes),
    ]);

    public static async Task<int> Run(int rounds)
    {
        await using var cluster = await PostgresCluster.Start();
        using var folder = new TemporaryFolder();
        var yardstick = Name(await cluster.NewDatabase());
        var script = Path.Combine(folder.Path, "upsert.sql");
        await File.WriteAllTextAsync(script, """
            \set id random(1, 1000000000)
            insert into small (id, status, waiting) values (:id, 'sent', now())
            on conflict (id) do update set status = excluded.status, waiting = excluded.waiting;
            """);
        await cluster.Program("psql", yardstick, "--quiet", "--command", "create table small (id bigint primary key, status text, waiting timestamptz)");

        await using var postgres = await Open(new() { Provider = DatabaseProvider.PostgreSql, ConnectionString = await cluster.NewDatabase() });
        await using var sqlite = await Open(new() { Folder = folder.Path });
        var results = new List<(double PgBench, double Postgres, double Sqlite)>();
        await Measure(postgres, Writers, TimeSpan.FromSeconds(2));
        await Measure(sqlite, Writers, TimeSpan.FromSeconds(2));
        for (var round = 0; round < rounds; round++)
        {
            var bench = await PgBench(cluster, yardstick, script, clients: 32);
            var (journal, p50, p99) = await Measure(postgres, Writers, Round);
            var (embedded, embeddedP50, embeddedP99) = await Measure(sqlite, Writers, Round);
            results.Add((bench.PerSecond, journal, embedded));
            Print($"round {round + 1}: pgbench {bench.PerSecond:F0}/s, PostgreSQL {journal:F0}/s (p50 {p50:F1} ms, p99 {p99:F1} ms), SQLite {embedded:F0}/s (p50 {embeddedP50:F1} ms, p99 {embeddedP99:F1} ms)");
        }
        var lone = await PgBench(cluster, yardstick, script, clients: 1);
        var (_, loneP50, _) = await Measure(postgres, 1, Round);
        var (_, loneEmbedded, _) = await Measure(sqlite, 1, Round);

        Print($"PostgreSQL journal / pgbench: {Median(results.Select(r => r.Postgres / r.PgBench)):F2} (goal 0.7)");
        Print($"SQLite journal: {Median(results.Select(r => r.Sqlite)):F0} commits/s with synchronous=FULL (goal 5,000)");
        Print($"lone writer: pgbench mean {lone.Milliseconds:F2} ms, PostgreSQL p50 {loneP50:F2} ms ({loneP50 / lone.Milliseconds:F1} x), SQLite p50 {loneEmbedded:F2} ms");
        return 0;
    }

    private static async Task<ServiceProvider> Open(DatabaseOptions options)
    {
        var services = new ServiceCollection().AddDatabase(options, "demo").BuildServiceProvider();
        await services.GetRequiredService<Schema>().Migrate();
        return services;
    }

    private static async Task<(double PerSecond, double P50, double P99)> Measure(ServiceProvider services, int writers, TimeSpan time)
    {
        var journal = services.GetRequiredService<IJournal>();
        var run = Guid.NewGuid().ToString("N");
        var clock = Stopwatch.StartNew();
        var took = await Task.WhenAll(Enumerable.Range(0, writers).Select(writer => Task.Run(async () =>
        {
            var times = new List<double>();
            for (var n = 0; clock.Elapsed < time; n++)
            {
                var asked = Stopwatch.GetTimestamp();
                if (!await journal.Commit(Commit($"{run}-{writer}-{n / 3}", n % 3)))
                    throw new InvalidOperationException("A commit that stood alone was not written.");
                times.Add(Stopwatch.GetElapsedTime(asked).TotalMilliseconds);
            }
            return times;
        })));
        var all = took.SelectMany(times => times).Order().ToArray();
        return (all.Length / clock.Elapsed.TotalSeconds, all[all.Length / 2], all[all.Length * 99 / 100]);
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

    private static async Task<(double PerSecond, double Milliseconds)> PgBench(PostgresCluster cluster, string database, string script, int clients)
    {
        var output = await cluster.Program("pgbench", database, "--no-vacuum", "--protocol", "prepared", "--file", script,
            "--client", $"{clients}", "--jobs", $"{Math.Min(clients, 2)}", "--time", $"{Round.TotalSeconds}");
        return (Figure("tps = "), Figure("latency average = "));

        double Figure(string label) => double.Parse(
            output[(output.IndexOf(label, StringComparison.Ordinal) + label.Length)..].Split(' ')[0], CultureInfo.InvariantCulture);
    }

    private static string Name(string connectionString) => connectionString[(connectionString.IndexOf("Database=", StringComparison.Ordinal) + 9)..];

    private static double Median(IEnumerable<double> values) => values.Order().ToArray() is var sorted ? sorted[sorted.Length / 2] : 0;

    private static void Print(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}
