using System.Globalization;
using InterTrust.TestKit;
using Microsoft.Data.Sqlite;

namespace InterTrust.Benchmarks;

/// <summary>One small row for each commit, as fast as the database itself does it.</summary>
internal interface IYardstick
{
    /// <returns>Commits a second, and the mean milliseconds of one.</returns>
    Task<(double PerSecond, double Milliseconds)> Measure(int clients, TimeSpan time);
}

/// <summary>PostgreSQL's own: pgbench upserts a row in each transaction.</summary>
internal sealed class PgBench : IYardstick
{
    private readonly PostgresCluster cluster;
    private readonly string database;
    private readonly string script;

    private PgBench(PostgresCluster cluster, string database, string script) => (this.cluster, this.database, this.script) = (cluster, database, script);

    public static async Task<PgBench> On(PostgresCluster cluster, string folder)
    {
        var connection = await cluster.NewDatabase();
        var database = connection[(connection.IndexOf("Database=", StringComparison.Ordinal) + 9)..];
        var script = Path.Combine(folder, "upsert.sql");
        await File.WriteAllTextAsync(script, """
            \set id random(1, 1000000000)
            insert into small (id, status, waiting) values (:id, 'sent', now())
            on conflict (id) do update set status = excluded.status, waiting = excluded.waiting;
            """);
        await cluster.Program("psql", database, "--quiet", "--command", "create table small (id bigint primary key, status text, waiting timestamptz)");
        return new(cluster, database, script);
    }

    public async Task<(double PerSecond, double Milliseconds)> Measure(int clients, TimeSpan time)
    {
        var output = await cluster.Program("pgbench", database, "--no-vacuum", "--protocol", "prepared", "--file", script,
            "--client", $"{clients}", "--jobs", $"{Math.Min(clients, 2)}", "--time", $"{Math.Max(1, Math.Round(time.TotalSeconds))}");
        return (Figure("tps = "), Figure("latency average = "));

        double Figure(string label) => double.Parse(
            output[(output.IndexOf(label, StringComparison.Ordinal) + label.Length)..].Split(' ')[0], CultureInfo.InvariantCulture);
    }
}

/// <summary>SQLite has one writer, so one connection upserts a row in each transaction, in WAL with synchronous=FULL.</summary>
internal sealed class OneRowCommits(string folder) : IYardstick
{
    public Task<(double PerSecond, double Milliseconds)> Measure(int clients, TimeSpan time) => Task.Run(async () =>
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
        var figures = await Load.Run(workers: 1, time, timed => timed.Ask(() =>
        {
            (id.Value, now.Value) = (Random.Shared.Next(1, 1_000_000_000), "2026-03-02T12:00:00.000000Z");
            return Task.FromResult(command.ExecuteNonQuery() == 1);
        }));
        return (figures.PerSecond, figures.P50);
    });
}
