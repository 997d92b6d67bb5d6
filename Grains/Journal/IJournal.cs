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

/// <summary>One write: the events, and the row that they make.</summary>
/// <param name="Table">Referrals or pathways.</param>
/// <param name="Id">The referral or pathway.</param>
/// <param name="ExpectedVersion">The version on which the command was decided; 0 where there was none.</param>
/// <param name="CommandId">Unique within the id.</param>
/// <param name="Events">At least one, oldest first; they get the versions after the expected one.</param>
/// <param name="Row">A value for each column of the table.</param>
public sealed record Commit(
    Table Table, string Id, int ExpectedVersion, string CommandId, IReadOnlyList<NewEvent> Events, IReadOnlyList<object?> Row)
{
    /// <summary>A value for each column of the table.</summary>
    /// <exception cref="ArgumentException">There are more or fewer values than columns.</exception>
    public IReadOnlyList<object?> Row { get; init; } = Row.Count == Table.Columns.Count
        ? Row
        : throw new ArgumentException($"A row of {Table.Name} has {Table.Columns.Count} values and not {Row.Count}.", nameof(Row));

    /// <summary>Another grain's commit, on another table: both are written, or neither.</summary>
    public Commit? Companion { get; init; }

    /// <summary>The version after the commit.</summary>
    public int Version => ExpectedVersion + Events.Count;
}

/// <summary>An event to be written.</summary>
/// <param name="Type">A fixed name.</param>
/// <param name="At">When it happened.</param>
/// <param name="Author">Who caused it.</param>
/// <param name="Facts">Its content: one JSON object in UTF-8.</param>
/// <param name="DataSet">The data set that came with it.</param>
/// <param name="Decision">For a deciding event, the attempt (0, plus one for each undone match): one decision each.</param>
/// <param name="FeedTo">The organisations whose feed gets it.</param>
public sealed record NewEvent(
    string Type,
    DateTimeOffset At,
    Identity.Author Author,
    byte[] Facts,
    byte[]? DataSet,
    int? Decision,
    IReadOnlyList<Identity.OdsCode> FeedTo);

/// <summary>A stored row.</summary>
/// <param name="Version">Its version.</param>
/// <param name="State">The state column.</param>
/// <param name="DataSet">The data set of the event that the dataset_version column names.</param>
public sealed record StoredState(int Version, byte[] State, byte[]? DataSet);
