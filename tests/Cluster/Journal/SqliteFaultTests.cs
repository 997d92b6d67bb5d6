using InterTrust.Database;
using InterTrust.Drafts;
using Xunit;

namespace InterTrust.Journal;

public sealed class SqliteFaultTests : IAsyncLifetime
{
    private readonly SqliteDatabases databases = new();
    private DatabaseOptions options = null!;
    private OpenDatabase hub = null!;

    public async ValueTask InitializeAsync() => hub = await OpenDatabase.At(options = await databases.New());

    public async ValueTask DisposeAsync()
    {
        await hub.DisposeAsync();
        databases.Dispose();
    }

    [Fact]
    public async Task A_locked_file_is_unavailable_and_heals()
    {
        await using (var other = await hub.Database.Source.OpenConnectionAsync(TestContext.Current.CancellationToken))
        await using (await other.BeginTransactionAsync(System.Data.IsolationLevel.Serializable, TestContext.Current.CancellationToken))
            await Assert.ThrowsAsync<StorageUnavailableException>(
                () => hub.Journal.Commit(new Written { Id = Written.ReferralId(1) }.Commit()));

        Assert.True(await hub.Journal.Commit(new Written { Id = Written.ReferralId(1) }.Commit()));
    }

    [Fact]
    public async Task What_was_written_is_there_for_the_next_process()
    {
        await hub.Journal.Commit(new Written { Id = Written.ReferralId(1) }.Commit());
        await hub.DisposeAsync();

        await using var next = await OpenDatabase.At(options);

        Assert.Equal(1, (await next.Journal.Load(Written.Referrals, Written.ReferralId(1)))!.Version);
    }

    [Fact]
    public async Task A_save_that_met_a_locked_file_has_not_happened_and_heals()
    {
        Assert.True(await Save(Typed.Version(1)));
        await using (var other = await hub.Database.Source.OpenConnectionAsync(TestContext.Current.CancellationToken))
        await using (await other.BeginTransactionAsync(System.Data.IsolationLevel.Serializable, TestContext.Current.CancellationToken))
        {
            await Assert.ThrowsAsync<StorageUnavailableException>(() => Save(Typed.Version(2)));
            await Assert.ThrowsAsync<StorageUnavailableException>(() => hub.Drafts.Delete(Typed.Id.Ods, Typed.Id));
        }

        Assert.Equal(1, (await hub.Drafts.Read(Typed.Id.Ods, Typed.Id))!.Version);
        Assert.True(await Save(Typed.Version(2)));
    }

    /// <summary>The files as kill -9 leaves them, without a clean close.</summary>
    [Fact]
    public async Task What_was_saved_is_in_the_files_whatever_becomes_of_the_process()
    {
        Assert.True(await Save(Typed.Version(1)));
        Assert.True(await Save(Typed.Version(2)));
        var left = await databases.New();
        foreach (var file in (string[])["hub.db", "hub.db-wal"])
            File.Copy(Path.Combine(options.Folder, file), Path.Combine(left.Folder, file));

        await using var next = await OpenDatabase.At(left);

        var draft = (await next.Drafts.Read(Typed.Id.Ods, Typed.Id))!;
        Assert.Equal(2, draft.Version);
        Assert.Equal(Typed.Version(2).Fields, draft.Fields);
    }

    private Task<bool> Save(Draft draft) => hub.Drafts.Write(draft, draft.Summary());

    [Fact]
    public void A_data_folder_is_held_by_one()
    {
        using (DataFolder.Hold(options.Folder))
            Assert.Contains(
                "Another hub",
                Assert.Throws<DatabaseRefusedException>(() => DataFolder.Hold(options.Folder)).Message,
                StringComparison.Ordinal);
        DataFolder.Hold(options.Folder).Dispose();
    }
}
