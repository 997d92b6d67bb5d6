using System.Diagnostics;
using System.Globalization;
using Npgsql;

namespace InterTrust.TestKit;

/// <summary>A private PostgreSQL cluster in a temporary folder on a free loopback port, with fsync on; it removes itself.</summary>
public sealed class PostgresCluster : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly TemporaryFolder folder = new();
    private readonly int port = FreePort.Find();
    private int databases;

    private PostgresCluster() => AppDomain.CurrentDomain.ProcessExit += Abandon;

    private string Data => Path.Combine(folder.Path, "data");

    private string Log => Path.Combine(folder.Path, "log");

    /// <summary>Makes a cluster and starts it.</summary>
    /// <param name="walSegment">
    /// The size of a file of the write-ahead log in MB: a small one lets a small limit on files hit the tables alone.
    /// </param>
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
        // Backends outlive a killed postmaster for a moment and keep the new one out.
        var waited = Stopwatch.StartNew();
        while (true)
            try
            {
                await AsPostgres("pg_ctl", ["--pgdata", Data, "--log", Log, "--wait", "--timeout", "20", "--options", Options, "start"]);
                return;
            }
            catch (InvalidOperationException) when (waited.Elapsed < Patience)
            {
            }
    }

    /// <summary>Kills the server with -9, as a power cut would.</summary>
    public async Task Kill()
    {
        using var postmaster = Postmaster() ?? throw new InvalidOperationException("PostgreSQL does not run.");
        postmaster.Kill();
        await postmaster.WaitForExitAsync();
    }

    /// <summary>The postmaster and all its children.</summary>
    public IReadOnlyList<int> Processes()
    {
        using var postmaster = Postmaster() ?? throw new InvalidOperationException("PostgreSQL does not run.");
        var children = File.ReadAllText($"/proc/{postmaster.Id}/task/{postmaster.Id}/children");
        var ids = children.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return [postmaster.Id, .. ids.Select(id => int.Parse(id, CultureInfo.InvariantCulture))];
    }

    /// <summary>No file may grow past this many bytes; PostgreSQL takes that for a full disk, and says so. Null lifts it.</summary>
    public async Task Limit(long? bytes)
    {
        // A child that is born meanwhile has its limit from the postmaster, which comes first; one that is gone needs none. The others
        // get theirs side by side: on busy cores each tool waits for its turn, and one after the other takes seconds.
        await As("sh", ["-c", $$"""
            limit() { prlimit --pid $1 --fsize={{(bytes is null ? "unlimited" : $"{bytes}")}}:unlimited || [ ! -d /proc/$1 ]; }
            limit $1 || exit 1
            shift
            tools=
            for process; do limit $process & tools="$tools $!"; done
            for tool in $tools; do wait $tool || exit 1; done
            """, "limit", .. Processes().Select(process => $"{process}")]);
    }

    /// <summary>What the server has written into its log.</summary>
    public string Said() => File.ReadAllText(Log);

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

    /// <summary>Runs a program of the PostgreSQL installation, pgbench for one, and returns what it printed.</summary>
    public async Task<string> Program(string name, string database, params IReadOnlyList<string> arguments) =>
        await Run(Binary(name), ["--host", "127.0.0.1", "--port", $"{port}", "--username", "hub", .. arguments, database]);

    public ValueTask DisposeAsync()
    {
        AppDomain.CurrentDomain.ProcessExit -= Abandon;
        Abandon(null, EventArgs.Empty);
        return ValueTask.CompletedTask;
    }

    // A quarter of a small server's memory, as its manual says, and not the default of 128 MB, which is for a machine that has nothing.
    // Autovacuum looks often, because a server that is killed again and again forgets what it has counted.
    private string Options =>
        $"-p {port} -c listen_addresses=127.0.0.1 -c unix_socket_directories= -c fsync=on -c max_connections=100 "
        + "-c shared_buffers=512MB -c autovacuum_naptime=10s";

    private string ConnectionString(string database) => $"Host=127.0.0.1;Port={port};Username=hub;Database={database}";

    private void Abandon(object? sender, EventArgs e)
    {
        if (Postmaster() is { } postmaster)
        {
            postmaster.Kill();
            postmaster.WaitForExit();
        }
        // Its children still write for a moment.
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
