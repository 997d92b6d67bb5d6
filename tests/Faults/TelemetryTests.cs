using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Npgsql;

namespace InterTrust.Faults;

/// <summary>What the dashboard and the alerts ask for is what the processes of a cluster answer, and no patient stands in it.</summary>
public sealed partial class TelemetryTests(WatchedCluster cluster) : IClassFixture<WatchedCluster>
{
    [Fact]
    public async Task Every_metric_of_the_dashboard_and_the_alerts_is_there_after_one_story()
    {
        var asked = Expressions("grafana", "intertrust.json")
            .Concat(Expressions("prometheus", "alerts.yml"))
            .SelectMany(Names)
            .Distinct()
            .ToArray();
        Assert.InRange(asked.Length, 15, 100);
        string[] expected =
        [
            .. asked.Select(name => $"\n{name}{{"),
            "\nintertrust_commands_total{command=\"referral.accept\",outcome=\"Happens\"} 2\n",
            "\nintertrust_commands_total{command=\"pathway.admit\",outcome=\"Happens\"} 1\n",
            "\nintertrust_overdue_referrals{trust=\"RHQ\"} 1\n",
            "\nintertrust_silo_ready{site=\"sheffield\"} 1\n",
        ];

        await Eventually.Sees("nothing that is missing", async () => await cluster.Metrics() is var metrics
            ? string.Join(", ", expected.Where(text => !metrics.Contains(text, StringComparison.Ordinal)))
            : "", missing => missing == "");
    }

    [Fact]
    public async Task No_patient_no_id_and_no_secret_stands_in_a_metric()
    {
        var metrics = await cluster.Metrics();

        foreach (var hidden in (string[])[WatchedCluster.NhsNumber, WatchedCluster.Canary, "ref-", "pwy-", "Password", "Username"])
            Assert.DoesNotContain(hidden, metrics, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task One_trace_leads_from_the_door_to_the_pathway()
    {
        var trace = Encoding.Latin1.GetString(Convert.FromHexString(WatchedCluster.TraceId));
        await Spans("intertrust-api", trace, "/api/v1/referrals/{id:referral}/accept");
        await Spans(
            "intertrust-silo",
            trace,
            "referral.accept", "pathway.admit", "referral.recordPathway", "intertrust.outcome", "pathwayJoined");

        Task Spans(string of, params string[] say) => Eventually.Sees(
            $"spans of {of} that say {string.Join(", ", say[1..])} in the caller's trace",
            () => Task.FromResult(string.Concat(cluster.Sent.Where(body => body.Contains(of, StringComparison.Ordinal)))),
            sent => say.All(text => sent.Contains(text, StringComparison.OrdinalIgnoreCase)));
    }

    [Fact]
    public async Task No_patient_stands_in_a_span()
    {
        await One_trace_leads_from_the_door_to_the_pathway();

        foreach (var hidden in (string[])[WatchedCluster.NhsNumber, WatchedCluster.Canary])
            Assert.DoesNotContain(cluster.Sent, body => body.Contains(hidden, StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task The_dashboard_of_a_silo_shows_silos_and_not_what_actors_know_nor_the_log()
    {
        var answer = await cluster.Management("/dashboard/DashboardCounters");
        var counters = JsonNode.Parse(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))!;
        Assert.NotEmpty(counters["hosts"]!.AsArray());

        foreach (var closed in (string[])["GrainState?grainId=x&grainType=y", "Trace"])
            Assert.False((await cluster.Management($"/dashboard/{closed}")).IsSuccessStatusCode, closed);
    }

    private static IEnumerable<string> Expressions(string folder, string file) =>
        Expression.Matches(File.ReadAllText(Path.Combine(Repository.Root, "deploy", folder, file)))
            .Select(match => match.Groups["says"].Value.Replace("\\\"", "\"", StringComparison.Ordinal));

    /// <summary>
    /// The metrics that an expression of PromQL asks for: names that are neither functions nor labels. Prometheus makes up itself.
    /// </summary>
    private static IEnumerable<string> Names(string expression) =>
        Name.Matches(NotNames.Replace(expression, " ")).Select(match => match.Value).Where(name => !Words.Contains(name));

    private static readonly string[] Words = ["up", "sum", "max", "count", "and", "or", "unless", "offset"];

    [GeneratedRegex("""(?m)("expr": "(?<says>(\\"|[^"])*)"|^ +expr: (?<says>.*)$)""")]
    private static partial Regex Expression { get; }

    /// <summary>Labels and what they are to be, ranges, grouping, and the names of functions.</summary>
    [GeneratedRegex("""\{[^}]*\}|\[[^\]]*\]|"[^"]*"|\b(by|without|on|ignoring|group_left|group_right) *\([^)]*\)|\b[a-z_]+ *(?=\()""")]
    private static partial Regex NotNames { get; }

    [GeneratedRegex(@"(?<![\w.$])[a-z_:][a-z0-9_:]*")]
    private static partial Regex Name { get; }
}

/// <summary>A silo and an Api host after one story, each as its operators see it.</summary>
public sealed class WatchedCluster : IAsyncLifetime
{
    internal const string Canary = Patient.Mark;

    private static readonly Patient Known = Patient.New(family: Canary);

    internal static string NhsNumber => Known.NhsNumber;

    internal const string TraceId = "0af7651916cd43dd8448eb211c80319c";

    private readonly HttpClient prometheus = new();
    private readonly Collector collector = new();
    private PostgresCluster postgres = null!;
    private string database = "";
    private HubProcess silo = null!;
    private HubProcess door = null!;

    public async ValueTask InitializeAsync()
    {
        postgres = await PostgresCluster.Start();
        database = await postgres.NewDatabase();
        string[] traced =
        [
            "--OTEL_EXPORTER_OTLP_ENDPOINT", collector.Address,
            "--OTEL_EXPORTER_OTLP_PROTOCOL", "http/protobuf",
            "--OTEL_BSP_SCHEDULE_DELAY", "200",
        ];
        silo = await HubProcess.StartSilo(
            ["--Database:ConnectionString", database, "--Cluster:Site", "sheffield", "--Cluster:Dashboard", "true", .. traced]);
        door = await HubProcess.Start(["--Database:Provider", "PostgreSql", "--Database:ConnectionString", database, .. traced]);
        await Story();
    }

    public async ValueTask DisposeAsync()
    {
        prometheus.Dispose();
        door?.Dispose();
        silo?.Dispose();
        collector.Dispose();
        await postgres.DisposeAsync();
    }

    /// <summary>What was sent to the collector.</summary>
    internal IReadOnlyCollection<string> Sent => collector.Bodies;

    /// <summary>What Prometheus reads: of the silo at its management address, of the Api host with a token of the operators.</summary>
    internal async Task<string> Metrics()
    {
        using var operators = new HttpRequestMessage(HttpMethod.Get, new Uri(door.Address, "/metrics"));
        operators.Headers.Authorization = new AuthenticationHeaderValue("Bearer", (await TrustClient.SignIn(door.Address, "ops")).Token);
        var answers = await Task.WhenAll(Management("/metrics"), prometheus.SendAsync(operators));
        var bodies = answers.Select(answer => answer.EnsureSuccessStatusCode().Content.ReadAsStringAsync());
        return string.Join('\n', await Task.WhenAll(bodies));
    }

    internal Task<HttpResponseMessage> Management(string path) => prometheus.GetAsync(new Uri(silo.Address, path));

    /// <summary>Puts patient data where none belongs; then accepts two referrals and waits for another in vain.</summary>
    private async Task Story()
    {
        using var barnsley = await TrustClient.SignIn(door.Address, "RFF");
        using var rotherham = await TrustClient.SignIn(door.Address, "RFR");
        using var sheffield = await TrustClient.SignIn(door.Address, "RHQ");
        await sheffield.Get($"/worklists/incoming?q={NhsNumber}");
        await sheffield.Get($"/{Canary}/{NhsNumber}");
        var opens = (await barnsley.Send(Known)).Id;
        var joins = (await rotherham.Send(Known)).Id;
        await barnsley.Send(Patient.New());
        await sheffield.Execute(opens, "accept", new { owner = Canary });
        var traceparent = $"00-{TraceId}-b7ad6b7169203331-01";
        await sheffield.Post($"/referrals/{joins}/accept", new { owner = Canary }, ("If-Match", "*"), ("traceparent", traceparent));
        await sheffield.Execute(joins, "accept", new { owner = Canary, pathway = new { mode = Canary } });

        // As the hub writes it when a working day has passed.
        await using var connection = new NpgsqlConnection(database + ";Pooling=false");
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(
            "update referral set overdue_stage = 'notReceived', overdue_since = now() where status = 'sent'",
            connection);
        Assert.Equal(1, await command.ExecuteNonQueryAsync());
    }
}
