using InterTrust.Browser;

[assembly: AssemblyFixture(typeof(SharedHub))]
// A person at a browser mostly waits; two at a time leave two cores idle.
[assembly: CollectionBehavior(MaxParallelThreads = 4)]

namespace InterTrust.Browser;

/// <summary>The one hub and the one Chromium that most journeys use, each with patients of its own.</summary>
public sealed class SharedHub : IAsyncLifetime
{
    private Lazy<Task<FullLists>> full = null!;

    public Hub Hub { get; private set; } = null!;

    public Chromium Chromium { get; private set; } = null!;

    /// <summary>Sent when the first test wants them.</summary>
    public Task<FullLists> ListsAreFull => full.Value;

    public async ValueTask InitializeAsync()
    {
        var hub = Hub.Start();
        Chromium = await Chromium.Start();
        Hub = await hub;
        full = new(() => FullLists.Send(Hub.Address));
    }

    public async ValueTask DisposeAsync()
    {
        await Chromium.DisposeAsync();
        Hub.Dispose();
    }
}
