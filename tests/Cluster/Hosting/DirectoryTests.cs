using InterTrust.Identity;
using InterTrust.Journal;
using InterTrust.Organisations;
using Xunit;

namespace InterTrust.Hosting;

public sealed class PostgreSqlDirectoryTests(Postgres postgres) : DirectoryTests(new PostgreSqlDatabases(postgres), silos: 2);

public sealed class SqliteDirectoryTests() : DirectoryTests(new SqliteDatabases(), silos: 1);

/// <summary>The directory of organisations, as ordinary grain state.</summary>
public abstract class DirectoryTests(IEmptyDatabases databases, int silos) : IAsyncLifetime
{
    private TestHub hub = null!;

    public async ValueTask InitializeAsync() => hub = await TestHub.Start(await databases.New(), silos);

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        await hub.DisposeAsync();
        (databases as IDisposable)?.Dispose();
    }

    [Fact]
    public async Task What_was_put_into_the_directory_is_there_after_every_silo_was_started_anew()
    {
        var leeds = new Organisation(
            OdsCode.Parse("RR8"), "Leeds Teaching Hospitals NHS Trust", "tertiary", [new("Lung MDT", "lung")], new(ReceiveWorkingDays: 3));
        var before = await hub.Directory.All();
        var put = await hub.Directory.Put(leeds);
        await hub.Directory.Put(leeds with { Name = "Leeds" });

        await hub.Restart();

        var after = await hub.Directory.All();
        Assert.Equal(put.Version + 1, after.Version);
        Assert.Equal(before.Organisations.Count + 1, after.Organisations.Count);
        var kept = after.Organisations.Single(o => o.Ods == leeds.Ods);
        Assert.Equal(
            ("Leeds", "tertiary", leeds.Limits, leeds.Services[0]), (kept.Name, kept.Role, kept.Limits, Assert.Single(kept.Services)));
        await hub.Barnsley.Sends(new Trust(hub, leeds.Ods), new());
    }

    [Fact]
    public async Task Whoever_was_just_entered_can_be_sent_to_at_once_from_every_silo()
    {
        // Enough calls for every silo to have cached the directory.
        for (var i = 0; i < 16; i++)
            await hub.Barnsley.Sends(hub.Sheffield, new());
        var leeds = new Organisation(OdsCode.Parse("RR8"), "Leeds Teaching Hospitals NHS Trust", "tertiary", [], new());
        await hub.Directory.Put(leeds);

        for (var i = 0; i < 16; i++)
            await hub.Barnsley.Sends(new Trust(hub, leeds.Ods), new());
    }
}
