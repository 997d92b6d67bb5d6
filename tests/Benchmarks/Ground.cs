using InterTrust.Database;
using InterTrust.TestKit;

namespace InterTrust.Benchmarks;

/// <summary>Where hubs keep their data while they are measured: a temporary folder, or a private PostgreSQL cluster.</summary>
internal sealed class Ground : IAsyncDisposable
{
    /// <summary>One client asks for what a whole region would, so its share is the hub.</summary>
    private static readonly string[] NoShare = ["--RateLimit:PerSecond", "1000000", "--RateLimit:Burst", "1000000"];

    private readonly PostgresCluster? cluster;
    private readonly TemporaryFolder folder;

    private Ground(PostgresCluster? cluster, TemporaryFolder folder, IYardstick yardstick) =>
        (this.cluster, this.folder, Yardstick) = (cluster, folder, yardstick);

    public IYardstick Yardstick { get; }

    public static async Task<Ground> Open(DatabaseProvider provider)
    {
        var folder = new TemporaryFolder();
        if (provider is DatabaseProvider.Sqlite)
            return new(null, folder, new OneRowCommits(folder.Path));
        var cluster = await PostgresCluster.Start();
        return new(cluster, folder, await PgBench.On(cluster, folder.Path));
    }

    /// <summary>A hub in a process of its own, on a database of its own.</summary>
    public async Task<HubProcess> StartHub() => await HubProcess.Start([.. NoShare, .. cluster is null
        ? ["--Database:Folder", Directory.CreateDirectory(Path.Combine(folder.Path, Path.GetRandomFileName())).FullName]
        : new[] { "--Database:Provider", "PostgreSql", "--Database:ConnectionString", await cluster.NewDatabase() }]);

    public async ValueTask DisposeAsync()
    {
        if (cluster is not null)
            await cluster.DisposeAsync();
        folder.Dispose();
    }
}
