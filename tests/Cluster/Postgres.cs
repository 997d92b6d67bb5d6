using InterTrust.TestKit;
using Xunit;

[assembly: AssemblyFixture(typeof(InterTrust.Postgres))]

namespace InterTrust;

/// <summary>One PostgreSQL cluster for all tests that do not harm it; each takes a database of its own.</summary>
public sealed class Postgres : IAsyncLifetime
{
    public PostgresCluster Cluster { get; private set; } = null!;

    public async ValueTask InitializeAsync() => Cluster = await PostgresCluster.Start();

    public ValueTask DisposeAsync() => Cluster.DisposeAsync();
}
