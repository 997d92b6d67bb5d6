using InterTrust.Database;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Storage;
using Orleans.TestingHost;
using Xunit;

namespace InterTrust.Journal;

public sealed class PostgreSqlSettingsTests(Postgres postgres) : SettingsStorageTests(new PostgreSqlDatabases(postgres));

public sealed class SqliteSettingsTests() : SettingsStorageTests(new SqliteDatabases());

public abstract class SettingsStorageTests(IEmptyDatabases databases) : IAsyncLifetime
{
    private OpenDatabase hub = null!;
    private InProcessTestCluster cluster = null!;

    public async ValueTask InitializeAsync()
    {
        var options = await databases.New();
        hub = await OpenDatabase.At(options);
        var builder = new InProcessTestClusterBuilder(1);
        builder.ConfigureSilo((_, silo) =>
        {
            silo.Services.AddDatabase(options, HubMode.Demo);
            silo.AddSettingsStorage(options);
        });
        cluster = builder.Build();
        await cluster.DeployAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await cluster.DisposeAsync();
        await hub.DisposeAsync();
        (databases as IDisposable)?.Dispose();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task What_a_grain_wrote_is_there_when_it_wakes_again()
    {
        var note = cluster.Client.GetGrain<INoteGrain>("note-1");
        await note.Write("first");
        await note.Write("second");
        await cluster.DeactivateAsync(note);

        Assert.Equal("second", await note.Read());

        await note.Clear();
        await cluster.DeactivateAsync(note);
        Assert.Equal("", await note.Read());
        await note.Write("third");
        Assert.Equal("third", await note.Read());
    }

    [Fact]
    public async Task Of_fifty_racing_first_writes_one_wins_and_leaves_one_row()
    {
        var storage = cluster.Silos[0].ServiceProvider.GetRequiredKeyedService<IGrainStorage>(DatabaseSetup.Settings);
        var id = GrainId.Create("racing", "note-racing");

        var won = await Task.WhenAll(
            Enumerable.Range(0, 50).Select(n => Task.Run(() => Written(new GrainState<Note> { State = new() { Text = $"{n}" } }))));

        Assert.Single(won, true);
        Assert.Equal(1, await Rows());

        async Task<bool> Written(GrainState<Note> state)
        {
            try
            {
                await storage.WriteStateAsync("note", id, state);
                return true;
            }
            catch (InconsistentStateException)
            {
                return false;
            }
        }
    }

    [Fact]
    public async Task A_write_on_an_older_version_is_a_conflict_and_changes_nothing()
    {
        var storage = cluster.Silos[0].ServiceProvider.GetRequiredKeyedService<IGrainStorage>(DatabaseSetup.Settings);
        var id = GrainId.Create("stale", "note-stale");
        var early = new GrainState<Note> { State = new() { Text = "early" } };
        await storage.WriteStateAsync("note", id, early);
        var late = new GrainState<Note> { State = new() };
        await storage.ReadStateAsync("note", id, late);
        early.State.Text = "newer";
        await storage.WriteStateAsync("note", id, early);

        late.State.Text = "late";
        await Assert.ThrowsAsync<InconsistentStateException>(() => storage.WriteStateAsync("note", id, late));
        await Assert.ThrowsAsync<InconsistentStateException>(() => storage.ClearStateAsync("note", id, late));

        await storage.ReadStateAsync("note", id, late);
        Assert.Equal("newer", late.State.Text);
    }

    private async Task<long> Rows() => (await hub.Database.Read<long>("select count(*) from OrleansStorage"))[0];
}

[Alias("test.note")]
public interface INoteGrain : IGrainWithStringKey
{
    [Alias("write")]
    Task Write(string text);

    [Alias("read")]
    Task<string> Read();

    [Alias("clear")]
    Task Clear();
}

public sealed class NoteGrain([PersistentState("note", DatabaseSetup.Settings)] IPersistentState<Note> note) : Grain, INoteGrain
{
    public Task Write(string text)
    {
        note.State.Text = text;
        return note.WriteStateAsync();
    }

    public Task<string> Read() => Task.FromResult(note.State.Text);

    public Task Clear() => note.ClearStateAsync();
}

[GenerateSerializer, Alias("test.noteState")]
public sealed class Note
{
    [Id(0)] public string Text { get; set; } = "";
}
