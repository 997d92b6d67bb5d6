using InterTrust.TestKit;
using Xunit;

[assembly: AssemblyFixture(typeof(InterTrust.Postgres))]

namespace InterTrust;

/// <summary>One PostgreSQL cluster for all tests that do not harm it, started by the first of them; each takes a database of its own.</summary>
public sealed class Postgres : IAsyncDisposable
{
    private readonly Lazy<Task<PostgresCluster>> cluster = new(() => PostgresCluster.Start());

    public async Task<string> NewDatabase() => await (await cluster.Value).NewDatabase();

    public async ValueTask DisposeAsync()
    {
        if (cluster.IsValueCreated)
            await (await cluster.Value).DisposeAsync();
    }
}
