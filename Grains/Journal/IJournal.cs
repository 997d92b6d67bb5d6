namespace InterTrust.Journal;

/// <summary>
/// Stores referrals and pathways: append-only events, and one row each with the folded state and the columns that worklists query.
/// Events, row and feed entries of a commit are one transaction.
/// </summary>
public interface IJournal
{
    /// <summary>Writes, and returns once the transaction is committed and fsynced.</summary>
    /// <returns>
    /// False when nothing was written because a unique key was taken: another version was written, the command id was recorded, or
    /// another referral or pathway is open. The caller drops its state and reads again.
    /// </returns>
    /// <exception cref="StorageUncertainException">It may or may not have been written.</exception>
    /// <exception cref="StorageUnavailableException">It was not written.</exception>
    Task<bool> Commit(Commit commit);

    /// <summary>Reads the row; null where there is none.</summary>
    /// <exception cref="StorageUnavailableException">The database does not answer.</exception>
    Task<StoredState?> Load(Table table, string id);

    /// <summary>Whether this command was recorded.</summary>
    /// <exception cref="StorageUnavailableException">The database does not answer.</exception>
    Task<bool> IsRecorded(Table table, string id, string commandId);

    /// <summary>All events, oldest first.</summary>
    /// <exception cref="StorageUnavailableException">The database does not answer.</exception>
    Task<IReadOnlyList<HistoryEvent>> History(Table table, string id);

    /// <summary>
    /// Leases rows whose next_due has passed to the caller for a short time, oldest first, so that several silos do not all process the
    /// same referral.
    /// </summary>
    /// <returns>Their ids.</returns>
    /// <exception cref="StorageUnavailableException">The database does not answer.</exception>
    Task<IReadOnlyList<string>> LeaseDue(Table table, DateTimeOffset now, int limit);
}
