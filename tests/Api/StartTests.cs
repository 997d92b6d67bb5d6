using System.Diagnostics;
using System.Net;
using System.Text.Json.Nodes;
using Microsoft.Data.Sqlite;

namespace InterTrust.Api;

/// <summary>When the programs start, and what they print when they refuse. The tests start processes as an operator does.</summary>
public sealed class StartTests : IDisposable
{
    private static readonly string[] Production =
    [
        "--Hub:Mode=Production", "--Authentication:Authority=https://issuer.example.invalid", "--Authentication:Audience=hub",
        "--Api:Management=http://127.0.0.1:0", $"--Cursor:Key={Convert.ToBase64String(new byte[32])}",
    ];

    private readonly TemporaryFolder data = new();
    private readonly string address = $"http://127.0.0.1:{FreePort.Find()}";

    private readonly HttpClient client = new();

    private string Database => Path.Combine(data.Path, "hub.db");

    public void Dispose()
    {
        client.Dispose();
        SqliteConnection.ClearAllPools();
        data.Dispose();
    }

    [Theory]
    [InlineData("Api")]
    [InlineData("Silo")]
    public async Task A_program_that_is_asked_for_its_version_prints_it_and_ends(string program) =>
        Assert.Equal((0, $"InterTrust {Repository.Version}\n"), await HubProcess.Run(program, ["--version"]));

    [Fact]
    public async Task A_demo_starts_fills_itself_and_starts_again_without_a_warning()
    {
        await WithoutWarning(["--sample", "5"], hub => Eventually.Sees(
            "the sample patients",
            () => Task.FromResult(hub.Output),
            output => output.Any(line => line.StartsWith("5 sample patients", StringComparison.Ordinal))));
        await WithoutWarning([], hub => client.GetStringAsync(new Uri(hub.Address, "/sign-in"), Timeout));
    }

    [Theory]
    [InlineData("http://0.0.0.0:5081")]
    [InlineData("http://*:5081")]
    [InlineData("http://[::]:5081")]
    [InlineData("http://127.0.0.1:5081;http://192.0.2.1:5081")]
    [InlineData("http://hub.example.nhs.uk:5081")]
    public async Task A_demo_listens_on_loopback_alone(string addresses) => await Refuses("loopback addresses only", "--urls", addresses);

    [Theory]
    [InlineData("Authentication:Authority")]
    [InlineData("Authentication:Audience")]
    [InlineData("Cursor:Key")]
    [InlineData("Hub:TrustedProxies")]
    [InlineData("Database:ConnectionString")]
    [InlineData("Cluster:Tls")]
    public async Task Production_says_all_that_is_missing_by_the_names_of_its_settings(string setting) => await Refuses(
        setting, "--Hub:Mode=Production", "--urls=http://0.0.0.0:5080", "--Database:Provider=PostgreSql",
        "--Database:ConnectionString=Host=db.example.nhs.uk", "--Api:HostSilo=true", "--Cluster:Address=192.0.2.1");

    [Theory]
    [InlineData("Hub:Mode", "Foo")]
    [InlineData("Hub:Mode", "7")]
    [InlineData("RateLimit:PerSecond", "many")]
    [InlineData("Database:Provider", "Foo")]
    [InlineData("Database:Provider", "7")]
    [InlineData("Cursor:Key", "!!!")]
    public async Task A_value_that_is_none_of_its_setting_is_refused_by_the_settings_name(string setting, string value) =>
        await Refuses(setting, $"--{setting}", value);

    [Fact]
    public async Task An_address_that_is_none_is_refused() => await Refuses("not an address to listen on", "--urls", "nonsense");

    [Theory]
    [InlineData("Hub:Mode", "Foo")]
    [InlineData("Hub:Mode", "7")]
    [InlineData("urls", "nonsense")]
    public async Task A_silo_refuses_it_too(string setting, string value)
    {
        var (exitCode, output) = await HubProcess.Run("Silo", [$"--{setting}", value]);
        Assert.Equal(1, exitCode);
        Assert.Contains(setting, output, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("0")]
    [InlineData("5001")]
    [InlineData("-3")]
    [InlineData("many")]
    [InlineData("")]
    public async Task A_demo_fills_itself_with_one_to_five_thousand_patients(string patients) =>
        await Refuses("Sample: say how many patients, 1 to 5000", $"--sample={patients}");

    [Fact]
    public async Task Production_takes_no_invented_patients() =>
        await Refuses("Sample: invented patients do not stand beside real ones", [.. Production, "--sample", "300"]);

    [Fact]
    public async Task A_secret_may_lie_in_a_file_of_its_own()
    {
        var folder = Directory.CreateDirectory(Path.Combine(data.Path, "secrets")).FullName;
        await File.WriteAllTextAsync(Path.Combine(folder, "Cursor__Key"), "too short", TestContext.Current.CancellationToken);
        await Refuses("Cursor:Key", [.. Production, $"--Secrets:Folder={folder}"]);
        await File.WriteAllTextAsync(
            Path.Combine(folder, "Cursor__Key"), Convert.ToBase64String(new byte[32]), TestContext.Current.CancellationToken);
        await Starts([.. Production, $"--Secrets:Folder={folder}"]);
    }

    [Fact]
    public async Task A_demo_database_is_refused_by_production()
    {
        await Starts();
        await Refuses("This is a demo database and the hub was started in production mode", Production);
    }

    [Fact]
    public async Task A_production_database_is_refused_by_a_demo()
    {
        await Starts(Production);
        await Refuses("This is a production database and the hub was started in demo mode");
    }

    [Fact]
    public async Task Two_hubs_do_not_work_on_one_data_folder() =>
        await Starts([], async () => await Refuses("Another hub works on the data folder"));

    [Fact]
    public async Task A_broken_database_says_what_is_wrong()
    {
        await File.WriteAllTextAsync(Database, new string('x', 8192), TestContext.Current.CancellationToken);
        await Refuses("could not be applied");
    }

    [Fact]
    public async Task A_database_of_a_newer_hub_says_how_to_go_on()
    {
        await Starts();
        await Change("insert into schema_version (number, name, checksum) values (9999, '9999-newer.sql', 'x')");
        await Refuses("was made by a newer hub");
    }

    [Fact]
    public async Task A_database_that_lacks_something_says_what()
    {
        await Starts();
        await Change("drop table feed");
        await Refuses("The database lacks");
    }

    [Theory]
    [InlineData("http://0.0.0.0:5081")]
    [InlineData("http://127.0.0.1:5081;http://hub.example.nhs.uk:5081")]
    public async Task Production_does_not_show_its_metrics_to_everyone(string addresses) =>
        await Refuses("Api:Management", [.. Production, "--Api:Management", addresses]);

    [Fact]
    public async Task In_production_metrics_stand_at_the_management_address_and_nothing_stands_beside_them()
    {
        var management = $"http://127.0.0.1:{FreePort.Find()}";
        await Starts([.. Production, "--Api:Management", management], async () =>
        {
            Assert.Contains(
                "intertrust_silo_ready", await client.GetStringAsync($"{management}/metrics", Timeout), StringComparison.Ordinal);
            Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync($"{management}/health/live", Timeout)).StatusCode);

            using var disguised = new HttpRequestMessage(HttpMethod.Get, $"{address}/metrics");
            disguised.Headers.Host = new Uri(management).Authority;
            Assert.Equal(HttpStatusCode.NotFound, (await client.SendAsync(disguised, Timeout)).StatusCode);
        });
    }

    [Fact]
    public async Task Production_logs_json_with_the_callers_trace_and_without_the_address_that_was_asked_for()
    {
        const string Trace = "0af7651916cd43dd8448eb211c80319c";
        await Starts([.. Production, "--Logging:LogLevel:InterTrust=Debug"], async log =>
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, $"{address}/api/v1/patients/9991234567?q=Kolibri");
            request.Headers.Add("traceparent", $"00-{Trace}-b7ad6b7169203331-01");
            await client.SendAsync(request, Timeout);

            string? line;
            while ((line = await log.ReadLineAsync(Timeout)) is not null)
            {
                Assert.DoesNotContain("9991234567", line, StringComparison.Ordinal);
                Assert.DoesNotContain("Kolibri", line, StringComparison.Ordinal);
                if (JsonNode.Parse(line)!["traceId"]?.GetValue<string>() == Trace)
                    return;
            }
            Assert.Fail("Nothing was logged in the caller's trace.");
        });
    }

    private async Task Change(string sql)
    {
        await using var connection = new SqliteConnection($"Data Source={Database}");
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
    }

    private async Task WithoutWarning(string[] arguments, Func<HubProcess, Task> whileRunning)
    {
        // Orleans' scheduler warns of a turn of more than a second, which happens on any busy machine.
        using var hub = await HubProcess.Start(
            ["--Database:Folder", data.Path, "--Logging:LogLevel:Orleans.Runtime.Scheduler=Error", .. arguments]);
        await whileRunning(hub);
        await hub.Stop();
        Assert.Contains(hub.Output, line => line.StartsWith("InterTrust is ready", StringComparison.Ordinal));
        Assert.DoesNotContain(hub.Output, line => line.StartsWith("warn:", StringComparison.Ordinal)
            || line.StartsWith("fail:", StringComparison.Ordinal) || line.StartsWith("crit:", StringComparison.Ordinal));
    }

    private Task Starts(params string[] arguments) => Starts(arguments, () => Task.CompletedTask);

    private Task Starts(string[] arguments, Func<Task> whileRunning) => Starts(arguments, _ => whileRunning());

    private async Task Starts(string[] arguments, Func<StreamReader, Task> whileRunning)
    {
        using var hub = Start(arguments);
        try
        {
            var line = "";
            while (line is not null && !line.StartsWith("InterTrust is ready", StringComparison.Ordinal))
                line = await hub.StandardOutput.ReadLineAsync(Timeout);
            if (line is null)
                Assert.Fail(await hub.StandardError.ReadToEndAsync(Timeout));
            await whileRunning(hub.StandardOutput);
        }
        finally
        {
            hub.Kill();
            await hub.WaitForExitAsync(Timeout);
        }
    }

    private async Task Refuses(string reason, params string[] arguments)
    {
        using var hub = Start(arguments);
        var (output, errors) = (hub.StandardOutput.ReadToEndAsync(Timeout), hub.StandardError.ReadToEndAsync(Timeout));
        try
        {
            await hub.WaitForExitAsync(Timeout);
        }
        finally
        {
            hub.Kill();
        }
        Assert.Contains(reason, await errors, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", $"{await output}{await errors}", StringComparison.Ordinal);
        Assert.Equal(1, hub.ExitCode);
    }

    private Process Start(string[] arguments) => Process.Start(new ProcessStartInfo(
        "dotnet", [typeof(Program).Assembly.Location, "--urls", address, "--Database:Folder", data.Path, .. arguments])
    {
        RedirectStandardOutput = true,
        RedirectStandardError = true,
    })!;

    private static CancellationToken Timeout => CancellationTokenSource.CreateLinkedTokenSource(
        TestContext.Current.CancellationToken, new CancellationTokenSource(TimeSpan.FromSeconds(40)).Token).Token;
}
