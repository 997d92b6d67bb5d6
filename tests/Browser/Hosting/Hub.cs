namespace InterTrust.Browser;

/// <summary>The hub as an operator runs it, on a data folder of its own. It can be killed, and comes back where it was.</summary>
public sealed class Hub : IDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly Clock? clock;
    private readonly IReadOnlyList<string> settings;
    private HubProcess process = null!;

    private Hub(Clock? clock, IReadOnlyList<string> settings) => (this.clock, this.settings) = (clock, settings);

    public Uri Address => process.Address;

    /// <summary>Starts the hub, by this clock or by the machine's; returns once it is ready.</summary>
    /// <param name="clock">The test's clock.</param>
    /// <param name="settings">More settings, as words of the command line.</param>
    public static async Task<Hub> Start(Clock? clock = null, params IReadOnlyList<string> settings)
    {
        var hub = new Hub(clock, settings);
        await hub.Run(null);
        return hub;
    }

    /// <summary>kill −9: no handler runs, nothing is flushed.</summary>
    public void Kill() => process.Kill();

    /// <summary>Starts it again after it was killed, on the same data and at the same address.</summary>
    public Task StartAgain()
    {
        var address = Address;
        process.Dispose();
        return Run(address);
    }

    public void Dispose()
    {
        process.Dispose();
        folder.Dispose();
    }

    private async Task Run(Uri? at) =>
        process = await HubProcess.Start("Api", ["--Database:Folder", folder.Path, .. settings], at: at, environment: clock?.Variables);
}
