using System.Diagnostics;
using System.Text.Json.Nodes;
using Microsoft.Data.Sqlite;

namespace InterTrust.Faults;

/// <summary>A disk or database that fails for a while is a 503, loses nothing, and heals by itself.</summary>
public sealed class StorageTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("intertrust-storage-").FullName;
    private readonly Dictionary<string, Patient> patients = [];

    [Fact]
    public async Task A_locked_database_is_503_and_heals_by_itself()
    {
        using var hub = await HubProcess.Start(folder);
        using var barnsley = await TrustClient.SignIn(hub.Address, "RFF");
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
        using var barnsley = await TrustClient.SignIn(hub.Address, "RFF");
        await Acknowledged(barnsley, "before");

        // No file of the process may grow: what it writes fails as on a full disk.
        await Limit(hub, "1");
        await Unavailable(barnsley, "during");
        await Limit(hub, "unlimited");

        await Acknowledged(barnsley, "during");
        await Acknowledged(barnsley, "after");
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private async Task Acknowledged(TrustClient trust, string key)
    {
        var answer = await Eventually.Sees(
            $"'{key}' acknowledged after healing", () => trust.Send(Body(key), key), seen => seen.Status is not 503);
        answer.Is(201);
    }

    private async Task Unavailable(TrustClient trust, string key)
    {
        var answer = (await trust.Send(Body(key), key)).Is(503);

        Assert.Equal("true", answer["/retryable"]);
        Assert.Contains(answer.Code, new[] { "UNAVAILABLE", "STORAGE_UNCERTAIN" });
    }

    /// <summary>The same for the same key.</summary>
    private JsonObject Body(string key) =>
        ReferralBodies.Referral(patients.TryGetValue(key, out var patient) ? patient : patients[key] = Patient.New());

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
