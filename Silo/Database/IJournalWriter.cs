using InterTrust.Journal;

namespace InterTrust.Database;

/// <summary>Writes the journal in the SQL of one database.</summary>
internal interface IJournalWriter
{
    /// <summary>Writes commits in one transaction.</summary>
    /// <returns>For each commit whether it was written; false where one of its keys was taken.</returns>
    /// <exception cref="BatchRefusedException">The database refused the whole batch. Nothing was written.</exception>
    /// <exception cref="StorageUnavailableException">Nothing was written.</exception>
    /// <exception cref="StorageUncertainException">All of it may or may not have been written.</exception>
    Task<IReadOnlyList<bool>> Write(IReadOnlyList<Commit> batch);

    /// <summary>Leases due rows until a moment, oldest first.</summary>
    /// <exception cref="StorageUnavailableException">The database does not answer.</exception>
    Task<IReadOnlyList<string>> LeaseDue(Table table, DateTimeOffset now, DateTimeOffset until, int limit);
}

/// <summary>The database refused a batch because of one of its commits.</summary>
internal sealed class BatchRefusedException(bool keyTaken) : Exception
{
    public bool KeyTaken => keyTaken;
}
