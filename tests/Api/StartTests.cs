using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using InterTrust.TestKit;
using Microsoft.Data.Sqlite;

namespace InterTrust.Api;

/// <summary>When the product's program starts, and what it says when it does not. Processes as an operator starts them.</summary>
public sealed class StartTests : IDisposable
{
    private static readonly string[] Production =
    [
        "--Hub:Mode=Production", "--Authentication:Authority=https://issuer.example.invalid", "--Authentication:Audience=hub",
        $"--Cursor:Key={Convert.ToBase64String(new byte[32])}",
    ];

    private readonly TemporaryFolder data = new();

    private string Database => Path.Combine(data.Path, "hub.db");

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        data.Dispose();
    }

    [Theory]
    [InlineData("http://0.0.0.0:5081")]
    [InlineData("http://*:5081")]
    [InlineData("http://[::]:5081")]
    [InlineData("http://127.0.0.1:5081;http://192.0.2.1:5081")]
    [InlineData("http://hub.example.nhs.uk:5081")]
    public async Task A_demo_listens_on_loopback_alone(string addresses) => await Refuses("loopback addresses only", "--urls", addresses);

    [Fact]
    public async Task Production_needs_an_issuer_and_keys() => await Refuses("Authentication:Authority", "--Hub:Mode=Production");

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
    public async Task Two_hubs_do_not_work_on_one_data_folder() => await Starts([], async () => await Refuses("Another hub works on the data folder"));

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

    private async Task Change(string sql)
    {
        await using var connection = new SqliteConnection($"Data Source={Database}");
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
    }

    private Task Starts(params string[] arguments) => Starts(arguments, () => Task.CompletedTask);

    private async Task Starts(string[] arguments, Func<Task> meanwhile)
    {
        using var hub = Start(arguments);
        try
        {
            var line = "";
            while (line is not null && !line.StartsWith("InterTrust is ready", StringComparison.Ordinal))
                line = await hub.StandardOutput.ReadLineAsync(Bound);
            if (line is null)
                Assert.Fail(await hub.StandardError.ReadToEndAsync(Bound));
            await meanwhile();
        }
        finally
        {
            hub.Kill();
            await hub.WaitForExitAsync(Bound);
        }
    }

    private async Task Refuses(string because, params string[] arguments)
    {
        using var hub = Start(arguments);
        var (said, complained) = (hub.StandardOutput.ReadToEndAsync(Bound), hub.StandardError.ReadToEndAsync(Bound));
        try
        {
            await hub.WaitForExitAsync(Bound);
        }
        finally
        {
            hub.Kill();
        }
        Assert.Contains(because, await complained, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", $"{await said}{await complained}", StringComparison.Ordinal);
        Assert.Equal(1, hub.ExitCode);
    }

    private Process Start(string[] arguments) => Process.Start(new ProcessStartInfo(
        "dotnet", [typeof(Program).Assembly.Location, "--urls", $"http://127.0.0.1:{FreePort()}", "--Database:Folder", data.Path, .. arguments])
    {
        RedirectStandardOutput = true,
        RedirectStandardError = true,
    })!;

    private static CancellationToken Bound => CancellationTokenSource.CreateLinkedTokenSource(
        TestContext.Current.CancellationToken, new CancellationTokenSource(TimeSpan.FromSeconds(40)).Token).Token;

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
