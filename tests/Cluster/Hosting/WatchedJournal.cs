using InterTrust.Journal;

namespace InterTrust.Hosting;

/// <summary>A silo's journal that records its calls and can cut the connection.</summary>
internal sealed class WatchedJournal(IJournal journal, JournalWatch watch) : IJournal
{
    public async Task<bool> Commit(Commit commit)
    {
        watch.Commits.Add((commit.Id, commit.Events[0].Type));
        var cut = watch.CutOf(commit);
        if (cut is Cut.Before)
            throw new StorageUnavailableException();
        var written = await journal.Commit(commit);
        return cut is Cut.After ? throw new StorageUncertainException() : written;
    }

    public Task<StoredState?> Load(Table table, string id)
    {
        watch.Reads.Add(id);
        return watch.Unreadable.Contains(id) ? throw new StorageUnavailableException() : journal.Load(table, id);
    }

    public Task<bool> IsRecorded(Table table, string id, string commandId)
    {
        watch.Reads.Add(id);
        return journal.IsRecorded(table, id, commandId);
    }

    public Task<IReadOnlyList<HistoryEvent>> History(Table table, string id)
    {
        watch.Reads.Add(id);
        return journal.History(table, id);
    }

    public Task<IReadOnlyList<string>> LeaseDue(Table table, DateTimeOffset now, int limit) => journal.LeaseDue(table, now, limit);
}

/// <summary>Where the connection to the database is cut.</summary>
public enum Cut
{
    /// <summary>Before the commit: nothing is written, and the silo knows it.</summary>
    Before,

    /// <summary>Between the commit and its answer: the commit is written, and the silo does not know it.</summary>
    After,
}
