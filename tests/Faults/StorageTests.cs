using System.Diagnostics;
using System.Net;
using System.Text.Json.Nodes;
using InterTrust.TestKit;
using Microsoft.Data.Sqlite;

namespace InterTrust.Faults;

/// <summary>A disk or database that fails for a while is a 503, loses nothing, and heals by itself.</summary>
public sealed class StorageTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("intertrust-storage-").FullName;

    [Fact]
    public async Task A_locked_database_is_503_and_heals_by_itself()
    {
        using var hub = await HubProcess.Start(folder);
        using var barnsley = await Trust.SignIn(hub.Address, "RFF");
        await Acknowledged(barnsley, "before");

        using (var other = new SqliteConnection($"Data Source={Path.Combine(folder, "hub.db")};Pooling=False"))
        {
            other.Open();
            Run(other, "begin exclusive");
            await Unavailable(barnsley, "during");
            Run(other, "rollback");
        }

        await Acknowledged(barnsley, "during");
        await Acknowledged(barnsley, "after");
    }

    [Fact]
    public async Task A_full_disk_is_503_and_heals_by_itself()
    {
        using var hub = await HubProcess.Start(folder);
        using var barnsley = await Trust.SignIn(hub.Address, "RFF");
        await Acknowledged(barnsley, "before");

        // No file of the process may grow: what it writes fails as on a full disk.
        await Limit(hub, "1");
        await Unavailable(barnsley, "during");
        await Limit(hub, "unlimited");

        await Acknowledged(barnsley, "during");
        await Acknowledged(barnsley, "after");
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private static async Task Acknowledged(Trust trust, string key)
    {
        var (status, body) = await Eventually.Sees(
            $"'{key}' acknowledged after healing", () => trust.Send(key, Body(key)), seen => seen.Status is not HttpStatusCode.ServiceUnavailable);
        Assert.True(status is HttpStatusCode.Created, $"{status} {body["code"]}");
    }

    private static async Task Unavailable(Trust trust, string key)
    {
        var (status, body) = await trust.Send(key, Body(key));

        Assert.Equal(HttpStatusCode.ServiceUnavailable, status);
        Assert.True(body["retryable"]!.GetValue<bool>());
        Assert.Contains(body["code"]!.GetValue<string>(), new[] { "UNAVAILABLE", "STORAGE_UNCERTAIN" });
    }

    private static JsonObject Body(string key) => Samples.Lung(Samples.NhsNumber(key), additional: false);

    private static void Run(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    private static async Task Limit(HubProcess hub, string bytes)
    {
        using var limit = Process.Start("prlimit", ["--pid", $"{hub.Id}", $"--fsize={bytes}:unlimited"]);
        await limit.WaitForExitAsync();
        Assert.Equal(0, limit.ExitCode);
    }
}
