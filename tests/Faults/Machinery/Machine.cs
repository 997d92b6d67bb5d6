using System.Diagnostics;
using System.IO.MemoryMappedFiles;
using Npgsql;

namespace InterTrust.Faults;

/// <summary>
/// Everything that a run needs, on one machine: PostgreSQL, silos on wires of their own, Api hosts. Each can be killed and started
/// again.
/// </summary>
internal sealed class Machine : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);
    private const int Management = 8080;
    private const int FirstApiPort = 5081;

    private readonly TemporaryFolder folder = new();
    private readonly HttpClient health = new() { Timeout = TimeSpan.FromSeconds(5) };
    private readonly List<MemoryMappedViewAccessor> clocks = [];

    private Machine(PostgresCluster database, string connection, DatabaseWire wire, Plan plan)
    {
        (Database, Connection, Wire) = (database, connection, wire);
        MostSkew = plan.IsLong ? TimeSpan.FromMinutes(5) : TimeSpan.FromSeconds(30);
        Logs = Directory.CreateDirectory(plan.Logs ?? Path.Combine(folder.Path, "logs")).FullName;
        Silos = [.. Enumerable.Range(1, plan.Silos).Select(i => Silo(i, plan))];
        Apis = [.. Enumerable.Range(0, plan.Apis).Select(i => Api(i, plan))];
    }

    internal PostgresCluster Database { get; }

    /// <summary>PostgreSQL as nobody but the checker and the nemesis reach it: not through the wire that is cut.</summary>
    internal string Connection { get; }

    internal DatabaseWire Wire { get; }

    internal IReadOnlyList<Node> Silos { get; }

    internal IReadOnlyList<Node> Apis { get; }

    /// <summary>What every process said stands in this folder.</summary>
    internal string Logs { get; }

    /// <summary>How long the first start took, with nothing to recover from: what a machine as busy as this one can do.</summary>
    internal TimeSpan FirstStart { get; private set; }

    /// <summary>How far a silo's clock is set wrong; what it wrote then may be due that much later.</summary>
    internal TimeSpan MostSkew { get; }

    internal static Uri Address(int api) => new($"http://127.0.0.1:{FirstApiPort + api}");

    internal static async Task<Machine> Start(Plan plan)
    {
        await Wires.Lay(plan.Silos);
        var database = await PostgresCluster.Start(walSegment: 1);
        var connection = $"{await database.NewDatabase()};SSL Mode=Disable;GSS Encryption Mode=Disable";
        var port = new NpgsqlConnectionStringBuilder(connection).Port;
        var machine = new Machine(database, connection, DatabaseWire.Lay(Wires.Here, Wires.DatabasePort, () => port), plan);
        string[] migrate = [.. Program("Silo"), "migrate", "--Database:Provider", "PostgreSql", "--Database:ConnectionString", connection];
        await Tool.Run(migrate[0], migrate[1..]);
        var begun = History.Now;
        await machine.StartAll();
        machine.FirstStart = Stopwatch.GetElapsedTime(begun);
        return machine;
    }

    /// <summary>Starts whatever does not live, as a supervisor would.</summary>
    internal void Raise()
    {
        lock (Silos)
            foreach (var node in Silos.Concat(Apis).Where(node => !node.Lives))
                node.Start();
    }

    /// <summary>Starts whatever does not live, and returns once all of it is ready.</summary>
    internal async Task StartAll()
    {
        foreach (var silo in Silos)
            // One that learns that it was declared dead ends itself.
            for (Raise(); !await silo.WaitForLog("This silo is ready", Patience); Raise()) { }
        for (var api = 0; api < Apis.Count; api++)
            await Ready(Address(api));
    }

    /// <summary>Everything is dead at once, as after a power cut.</summary>
    internal async Task KillAll()
    {
        foreach (var node in Silos.Concat(Apis).Where(node => node.Lives))
            node.Kill();
        await Database.Kill();
    }

    /// <summary>From now on this silo's clock differs by so much from the machine's.</summary>
    internal void Skew(int silo, TimeSpan offset) => clocks[silo].Write(0, offset.Ticks);

    /// <summary>What an operator's monitoring would read.</summary>
    internal async Task<IReadOnlyList<string>> Metrics()
    {
        var answers = new List<string>();
        for (var api = 0; api < Apis.Count; api++)
            answers.Add(await health.GetStringAsync(new Uri(Address(api), "/health/ready")));
        for (var silo = 1; silo <= Silos.Count; silo++)
            foreach (var path in (string[])["/health/ready", "/metrics"])
                answers.Add(await Wires.Get(silo, Management, path));
        return answers;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var node in Silos.Concat(Apis).Where(node => node.Lives))
            node.Kill();
        Wire.Dispose();
        health.Dispose();
        await Database.DisposeAsync();
        folder.Dispose();
    }

    private Node Silo(int number, Plan plan)
    {
        var clock = Path.Combine(folder.Path, $"clock{number}");
        File.WriteAllBytes(clock, new byte[sizeof(long)]);
        clocks.Add(MemoryMappedFile.CreateFromFile(clock, FileMode.Open).CreateViewAccessor());
        var throughWire = new NpgsqlConnectionStringBuilder(Connection) { Host = Wires.Here, Port = Wires.DatabasePort }.ConnectionString;
        return new(
            $"silo{number}",
            Logs,
            [
                "nsenter", $"--net=/run/netns/{Wires.Namespace(number)}", .. Program("Silo"), "--Database:Provider", "PostgreSql",
                "--Database:ConnectionString", throughWire, "--urls", $"http://127.0.0.1:{Management}",
            ],
            Environment(plan, plan.SplitBrain ? $"half{number}" : null, new()
            {
                ["FAULTS_ADDRESS"] = Wires.Address(number),
                ["FAULTS_CLOCK"] = clock,
                ["FAULTS_BREAK"] = plan.Broken ?? "",
            }));
    }

    private Node Api(int number, Plan plan) => new(
        $"api{number + 1}",
        Logs,
        [
            .. Program("Api"), "--Database:Provider", "PostgreSql", "--Database:ConnectionString", Connection,
            "--urls", $"{Address(number)}",
            "--RateLimit:PerSecond", "1000000", "--RateLimit:Burst", "1000000", "--Cursor:Key", Convert.ToBase64String(new byte[32]),
        ],
        Environment(plan, plan.SplitBrain ? $"half{number + 1}" : null, []));

    private static Dictionary<string, string> Environment(Plan plan, string? cluster, Dictionary<string, string> more)
    {
        more["DOTNET_STARTUP_HOOKS"] = HubProcess.Program(Path.Combine("tests", "Sabotage"));
        more["DOTNET_gcServer"] = "0";
        if (cluster is not null)
            more["FAULTS_CLUSTER"] = cluster;
        return more.Where(variable => variable.Value.Length > 0).ToDictionary();
    }

    private async Task Ready(Uri api)
    {
        for (var until = DateTime.UtcNow + Patience; !await IsReady(api); await Task.Delay(20))
            if (DateTime.UtcNow > until)
                throw new TimeoutException($"{api} was to be ready within {Patience.TotalSeconds} s.");
    }

    private async Task<bool> IsReady(Uri api)
    {
        try
        {
            return (await health.GetAsync(new Uri(api, "/health/ready"))).IsSuccessStatusCode;
        }
        catch (Exception e) when (e is HttpRequestException or TaskCanceledException)
        {
            return false;
        }
    }

    /// <summary>
    /// The program that ships, from the folder where <c>test.sh</c> has published it; without one, what was built with these tests.
    /// </summary>
    private static string[] Program(string name) =>
        HubProcess.Command(
            name,
            System.Environment.GetEnvironmentVariable("FAULTS_PROGRAMS") is { Length: > 0 } published ? published : null);
}
