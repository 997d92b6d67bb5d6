using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Threading.Channels;
using InterTrust.Journal;

namespace InterTrust.Database;

/// <summary>
/// Batches the commits of all grains of a silo into few transactions. There is no timer: a lane takes what was queued during its last
/// transaction, so that a single writer is never delayed and many writers share one fsync.
/// </summary>
internal sealed class GroupCommit : IAsyncDisposable
{
    private readonly IJournalWriter writer;
    private readonly int batchSize;
    private readonly Channel<PendingCommit> queue;
    private readonly Task[] lanes;
    private readonly Meter meter = new("InterTrust.Journal");
    private readonly Histogram<double> latency;
    private readonly Histogram<int> sizes;

    public GroupCommit(IJournalWriter writer, int lanes, int batchSize, int queueLimit)
    {
        (this.writer, this.batchSize) = (writer, batchSize);
        queue = Channel.CreateBounded<PendingCommit>(queueLimit);
        latency = meter.CreateHistogram<double>("intertrust.journal.commit.duration", "s", "From asking for a commit to its answer");
        sizes = meter.CreateHistogram<int>("intertrust.journal.batch.size", "{commit}", "Commits in one transaction");
        meter.CreateObservableGauge(
            "intertrust.journal.queue.length", () => queue.Reader.Count, "{commit}", "Commits that wait for a lane");
        meter.CreateObservableGauge(
            "intertrust.journal.queue.limit", () => queueLimit, "{commit}", "How many may wait; one more is refused");
        this.lanes = [.. Enumerable.Range(0, lanes).Select(_ => Task.Run(Drain))];
    }

    public async Task<bool> Commit(Commit commit)
    {
        var pending = new PendingCommit(commit);
        var started = Stopwatch.GetTimestamp();
        if (!queue.Writer.TryWrite(pending))
            throw new StorageUnavailableException();
        try
        {
            return await pending.Result.Task;
        }
        finally
        {
            latency.Record(Stopwatch.GetElapsedTime(started).TotalSeconds);
        }
    }

    /// <summary>Writes the queued commits and accepts no more.</summary>
    public async ValueTask DisposeAsync()
    {
        queue.Writer.TryComplete();
        await Task.WhenAll(lanes);
        meter.Dispose();
    }

    private async Task Drain()
    {
        var batch = new List<PendingCommit>(batchSize);
        while (await queue.Reader.WaitToReadAsync())
        {
            while (batch.Count < batchSize && queue.Reader.TryRead(out var pending))
                batch.Add(pending);
            if (batch.Count > 0)
                await Write(batch);
            batch.Clear();
        }
    }

    private async Task Write(IReadOnlyList<PendingCommit> batch)
    {
        sizes.Record(batch.Count);
        try
        {
            var written = await writer.Write([.. batch.Select(pending => pending.Commit)]);
            for (var i = 0; i < batch.Count; i++)
                batch[i].Result.SetResult(written[i]);
        }
        catch (BatchRefusedException) when (batch.Count > 1)
        {
            foreach (var pending in batch)
                await Write([pending]);
        }
        catch (BatchRefusedException refused) when (refused.KeyTaken)
        {
            batch[0].Result.SetResult(false);
        }
        catch (Exception e)
        {
            // The lane must go on: after an unexpected exception the outcome is unknown.
            var nothingWritten = e is StorageUnavailableException or BatchRefusedException;
            foreach (var pending in batch)
                pending.Result.SetException(nothingWritten ? new StorageUnavailableException() : new StorageUncertainException());
        }
    }

    private sealed record PendingCommit(Commit Commit)
    {
        public TaskCompletionSource<bool> Result { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
