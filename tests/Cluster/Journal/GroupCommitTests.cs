using InterTrust.Database;
using Xunit;

namespace InterTrust.Journal;

public sealed class GroupCommitTests
{
    [Fact]
    public async Task Over_the_bound_a_commit_is_refused_and_what_waits_is_written_at_the_stop()
    {
        var writer = new HeldWriter();
        var commits = new GroupCommit(writer, lanes: 1, batchSize: 4, queueLimit: 8);
        var held = commits.Commit(Row(0));
        await writer.Entered.Task.WaitAsync(TimeSpan.FromSeconds(10), TestContext.Current.CancellationToken);
        var waiting = Enumerable.Range(1, 8).Select(n => commits.Commit(Row(n))).ToArray();

        await Assert.ThrowsAsync<StorageUnavailableException>(() => commits.Commit(Row(9)));
        var stopped = commits.DisposeAsync();
        writer.Release.SetResult();
        await stopped;

        Assert.All(await Task.WhenAll([held, .. waiting]), Assert.True);
        Assert.Equal([1, 4, 4], writer.Batches);
    }

    private static Commit Row(int n) => new Written { Id = Written.ReferralId(n) }.Commit();

    private sealed class HeldWriter : IJournalWriter
    {
        public TaskCompletionSource Entered { get; } = new();

        public TaskCompletionSource Release { get; } = new();

        public List<int> Batches { get; } = [];

        public async Task<IReadOnlyList<bool>> Write(IReadOnlyList<Commit> batch)
        {
            Entered.TrySetResult();
            await Release.Task;
            Batches.Add(batch.Count);
            return [.. batch.Select(_ => true)];
        }

        public Task<IReadOnlyList<string>> LeaseDue(Table table, DateTimeOffset now, DateTimeOffset until, int limit) =>
            Task.FromResult<IReadOnlyList<string>>([]);
    }
}
