using System.Diagnostics;
using System.Globalization;
using Npgsql;

namespace InterTrust.TestKit;

/// <summary>A private PostgreSQL cluster in a temporary folder on a free loopback port, with fsync on. Disposing removes it.</summary>
public sealed class PostgresCluster : IAsyncDisposable
{
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(30);

    private readonly TemporaryFolder folder = new();
    private readonly int port = FreePort.Find();
    private int databases;

    private PostgresCluster() => AppDomain.CurrentDomain.ProcessExit += Remove;

    private string Data => Path.Combine(folder.Path, "data");

    private string Log => Path.Combine(folder.Path, "log");

    /// <summary>Creates and starts a cluster.</summary>
    /// <param name="walSegment">Size in MB of a WAL file. If small, a small limit on file sizes affects the tables only.</param>
    public static async Task<PostgresCluster> Start(int walSegment = 16)
    {
        var cluster = new PostgresCluster();
        if (Environment.IsPrivilegedProcess)
            await Run("chown", ["postgres", cluster.folder.Path]);
        await AsPostgres("initdb",
        [
            "--pgdata", cluster.Data, "--username", "hub", "--auth", "trust", "--encoding", "UTF8", "--locale", "C.UTF-8",
            "--wal-segsize", $"{walSegment}",
        ]);
        await cluster.Restart();
        return cluster;
    }

    /// <summary>Starts the server again after a kill; returns once it takes connections.</summary>
    public async Task Restart()
    {
        // Backends outlive a killed postmaster for a moment and block the new one.
        var waited = Stopwatch.StartNew();
        while (true)
            try
            {
                await AsPostgres("pg_ctl", ["--pgdata", Data, "--log", Log, "--wait", "--timeout", "20", "--options", Options, "start"]);
                return;
            }
            catch (InvalidOperationException) when (waited.Elapsed < Timeout)
            {
            }
    }

    /// <summary>Kills the server with SIGKILL, as a power cut would.</summary>
    public async Task Kill()
    {
        using var postmaster = Postmaster() ?? throw new InvalidOperationException("PostgreSQL is not running.");
        postmaster.Kill();
        await postmaster.WaitForExitAsync();
    }

    /// <summary>The postmaster and all its children.</summary>
    public IReadOnlyList<int> Processes()
    {
        using var postmaster = Postmaster() ?? throw new InvalidOperationException("PostgreSQL is not running.");
        var children = File.ReadAllText($"/proc/{postmaster.Id}/task/{postmaster.Id}/children");
        var ids = children.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(id => int.Parse(id, CultureInfo.InvariantCulture));
        return [postmaster.Id, .. ids];
    }

    /// <summary>Limits the size of every file, in bytes. PostgreSQL reports the limit as a full disk. Null removes it.</summary>
    public async Task Limit(long? bytes)
    {
        // The postmaster comes first, so a child that starts meanwhile inherits its limit; one that has exited needs none. The others
        // run in parallel: on busy cores each tool waits for its turn, and in sequence they take seconds.
        await As("sh", ["-c", $$"""
            limit() { prlimit --pid $1 --fsize={{(bytes is null ? "unlimited" : $"{bytes}")}}:unlimited || [ ! -d /proc/$1 ]; }
            limit $1 || exit 1
            shift
            tools=
            for process; do limit $process & tools="$tools $!"; done
            for tool in $tools; do wait $tool || exit 1; done
            """, "limit", .. Processes().Select(process => $"{process}")]);
    }

    public string ReadLog() => File.ReadAllText(Log);

    /// <returns>The connection string of a new, empty database.</returns>
    public async Task<string> NewDatabase()
    {
        var name = $"hub_{Interlocked.Increment(ref databases)}";
        await using var connection = new NpgsqlConnection(ConnectionString("postgres") + ";Pooling=false");
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand($"create database {name}", connection);
        await command.ExecuteNonQueryAsync();
        return ConnectionString(name);
    }

    /// <summary>Runs a program of the PostgreSQL installation, such as pgbench, and returns its output.</summary>
    public async Task<string> Program(string name, string database, params IReadOnlyList<string> arguments) =>
        await Run(Binary(name), ["--host", "127.0.0.1", "--port", $"{port}", "--username", "hub", .. arguments, database]);

    public ValueTask DisposeAsync()
    {
        AppDomain.CurrentDomain.ProcessExit -= Remove;
        Remove(null, EventArgs.Empty);
        return ValueTask.CompletedTask;
    }

    // A quarter of a small server's memory, as the manual advises; the default of 128 MB is for a very small machine.
    // Autovacuum runs often, because a server that is killed repeatedly loses its statistics.
    private string Options => $"-p {port} -c listen_addresses=127.0.0.1 -c unix_socket_directories= -c fsync=on "
        + "-c max_connections=100 -c shared_buffers=512MB -c autovacuum_naptime=10s";

    private string ConnectionString(string database) => $"Host=127.0.0.1;Port={port};Username=hub;Database={database}";

    private void Remove(object? sender, EventArgs e)
    {
        if (Postmaster() is { } postmaster)
        {
            postmaster.Kill();
            postmaster.WaitForExit();
        }
        // Its children keep writing for a moment.
        for (var attempt = 0; Directory.Exists(folder.Path); attempt++)
            try
            {
                folder.Dispose();
            }
            catch (IOException) when (attempt < 100_000)
            {
            }
    }

    private Process? Postmaster()
    {
        var file = Path.Combine(Data, "postmaster.pid");
        if (!File.Exists(file))
            return null;
        try
        {
            return Process.GetProcessById(int.Parse(File.ReadLines(file).First(), CultureInfo.InvariantCulture));
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    private static Task<string> AsPostgres(string program, IReadOnlyList<string> arguments) => As(Binary(program), arguments);

    // PostgreSQL refuses to run as root.
    private static Task<string> As(string program, IReadOnlyList<string> arguments) => Environment.IsPrivilegedProcess
        ? Run("runuser", ["-u", "postgres", "--", program, .. arguments])
        : Run(program, arguments);

    private static string Binary(string program) =>
        Directory.Exists("/usr/lib/postgresql")
        && Directory.GetDirectories("/usr/lib/postgresql")
            .OrderByDescending(d => int.Parse(Path.GetFileName(d), CultureInfo.InvariantCulture))
            .Select(d => Path.Combine(d, "bin", program)).FirstOrDefault(File.Exists) is { } installed
            ? installed
            : program;

    private static Task<string> Run(string program, IReadOnlyList<string> arguments) =>
        Tool.Run(new ProcessStartInfo(program, arguments) { WorkingDirectory = "/" });
}
