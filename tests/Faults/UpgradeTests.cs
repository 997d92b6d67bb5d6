
namespace InterTrust.Faults;

/// <summary>Two builds of the hub in one cluster: the version that is in use, and this one.</summary>
public sealed class UpgradeTests : IAsyncLifetime
{
    /// <summary>The version in use: with each release it becomes the release before.</summary>
    private const string InUse = "2a72b01";

    private PostgresCluster postgres = null!;
    private string[] settings = [];

    public async ValueTask InitializeAsync()
    {
        postgres = await PostgresCluster.Start();
        settings =
        [
            "--Database:Provider", "PostgreSql",
            "--Database:ConnectionString", await postgres.NewDatabase(),
            "--RateLimit:PerSecond", "100000",
            "--RateLimit:Burst", "100000",
        ];
    }

    public async ValueTask DisposeAsync() => await postgres.DisposeAsync();

    [Fact]
    public async Task Silos_and_Api_hosts_are_replaced_one_by_one_and_back_and_no_request_fails()
    {
        var before = await Published(InUse);
        Assert.Equal((0, "The database is ready.\n"), await HubProcess.Run("Silo", ["migrate", .. settings], before));
        using var oldSilo = await HubProcess.StartSilo(settings, before);
        using var otherOldSilo = await HubProcess.StartSilo(settings, before);
        using var oldDoor = await HubProcess.Start(settings, before);
        await using var traffic = await Traffic.Through(oldDoor.Address, "old");

        Assert.Equal((0, "The database is ready.\n"), await HubProcess.Run("Silo", ["migrate", .. settings]));
        await traffic.GoesOn();
        using var newSilo = await Replaced(oldSilo, () => HubProcess.StartSilo(settings));
        await traffic.GoesOn();
        using var newDoor = await HubProcess.Start(settings);
        await using var newTraffic = await Traffic.Through(newDoor.Address, "new");
        using var otherNewSilo = await Replaced(otherOldSilo, () => HubProcess.StartSilo(settings));
        await traffic.GoesOn();
        // And back: the version before works on what this one has written.
        using var oldSiloAgain = await Replaced(newSilo, () => HubProcess.StartSilo(settings, before));
        await newTraffic.GoesOn();

        using var sheffield = await TrustClient.SignIn(newDoor.Address, "RHQ");
        string[] accepted = [.. await traffic.End(), .. await newTraffic.End()];
        foreach (var id in accepted)
        {
            var referral = (await sheffield.Read(id)).Is(200);
            Assert.Equal(id, referral.Id);
            Assert.StartsWith("pathway", referral["/status"], StringComparison.Ordinal);
        }
    }

    private static async Task<HubProcess> Replaced(HubProcess goes, Func<Task<HubProcess>> starts)
    {
        await goes.Stop();
        return await starts();
    }

    /// <summary>Published from the history that this checkout holds, once for each version.</summary>
    private static async Task<string> Published(string version)
    {
        var folder = Path.Combine(AppContext.BaseDirectory, $"version-{version}");
        if (Directory.Exists(folder))
            return folder;
        using var source = new TemporaryFolder();
        var unfinished = $"{folder}-unfinished";
        await Tool.Run("/bin/sh", "-c", $"git -C '{Repository.Root}' archive {version} | tar -x -C '{source.Path}'");
        // One folder holds both programs. The analyzers have seen that version when it was built.
        await Tool.Run(
            "dotnet", "publish", Path.Combine(source.Path, "Api"), "--configuration", "Release", "--output", unfinished, "-nologo",
            "-p:UseAppHost=false", "-p:RunAnalyzers=false");
        Directory.Move(unfinished, folder);
        return folder;
    }
}
