using System.Globalization;
using InterTrust.TestKit;
using Microsoft.Data.Sqlite;

namespace InterTrust.Benchmarks;

/// <summary>PostgreSQL's own pgbench: upserts one small row in each transaction.</summary>
internal sealed class PgBench
{
    private const string Rate = "tps = ";

    private readonly PostgresCluster cluster;
    private readonly string database;
    private readonly string folder;

    private PgBench(PostgresCluster cluster, string database, string folder) =>
        (this.cluster, this.database, this.folder) = (cluster, database, folder);

    public static async Task<PgBench> On(PostgresCluster cluster, string folder)
    {
        var connection = await cluster.NewDatabase();
        var database = connection[(connection.IndexOf("Database=", StringComparison.Ordinal) + 9)..];
        await File.WriteAllTextAsync(Path.Combine(folder, "upsert.sql"), """
            \set id random(1, 1000000000)
            insert into small (id, status, waiting) values (:id, 'sent', now())
            on conflict (id) do update set status = excluded.status, waiting = excluded.waiting;
            """);
        await cluster.Program("psql", database, "--quiet",
            "--command", "create table small (id bigint primary key, status text, waiting timestamptz)");
        return new(cluster, database, folder);
    }

    public async Task<Figures> Measure(int clients, TimeSpan time)
    {
        var log = Path.GetRandomFileName();
        // Writing down every transaction of many clients would slow the yardstick.
        var output = await cluster.Program("pgbench", database,
            "--no-vacuum", "--protocol", "prepared", "--file", Path.Combine(folder, "upsert.sql"),
            "--client", $"{clients}", "--jobs", $"{Math.Min(clients, 2)}", "--time", $"{Math.Max(1, Math.Round(time.TotalSeconds))}",
            "--log", "--log-prefix", Path.Combine(folder, log), "--sampling-rate", clients == 1 ? "1" : "0.02");
        // A line for each transaction: client, number, microseconds, …
        double[] milliseconds = [.. Directory.GetFiles(folder, $"{log}*").SelectMany(File.ReadLines)
            .Select(line => double.Parse(line.Split(' ', 4)[2], CultureInfo.InvariantCulture) / 1000)];
        var rate = output[(output.IndexOf(Rate, StringComparison.Ordinal) + Rate.Length)..].Split(' ')[0];
        var commits = double.Parse(rate, CultureInfo.InvariantCulture);
        return Figures.Of(milliseconds, time) with { PerSecond = commits };
    }
}

/// <summary>SQLite has one writer, so one connection upserts a row in each transaction, in WAL with synchronous=FULL.</summary>
internal sealed class OneRowCommits(string folder)
{
    public Task<Figures> Measure(TimeSpan time) => Task.Run(async () =>
    {
        using var connection = new SqliteConnection($"Data Source={Path.Combine(folder, "small.db")};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = """
            pragma journal_mode = wal;
            pragma synchronous = full;
            create table if not exists small (id integer primary key, status text, waiting text);
            """;
        command.ExecuteNonQuery();
        command.CommandText = """
            insert into small (id, status, waiting) values (@id, 'sent', @now)
            on conflict (id) do update set status = excluded.status, waiting = excluded.waiting
            """;
        var (id, now) = (command.Parameters.Add("@id", SqliteType.Integer), command.Parameters.Add("@now", SqliteType.Text));
        command.Prepare();
        return await Load.Run(workers: 1, time, timed => timed.Ask(() =>
        {
            (id.Value, now.Value) = (Random.Shared.Next(1, 1_000_000_000), "2026-03-02T12:00:00.000000Z");
            return Task.FromResult(command.ExecuteNonQuery() == 1);
        }));
    });
}
