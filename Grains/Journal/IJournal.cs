namespace InterTrust.Journal;

/// <summary>
/// Where referrals and pathways are written down: append-only events, and one row each whose columns are its place on the
/// worklists and whose state is its fold. Events, row and feed entries of a commit are one transaction.
/// </summary>
public interface IJournal
{
    /// <summary>Writes, and returns once it is committed and fsynced.</summary>
    /// <returns>
    /// False when nothing was written because one of the keys that carry "once" was taken: another version was written, the
    /// command id is known, another open referral or pathway stands in the way. The caller drops its memory and reads again.
    /// </returns>
    /// <exception cref="StorageUncertainException">It may or may not have been written.</exception>
    /// <exception cref="StorageUnavailableException">It was not written.</exception>
    Task<bool> Commit(Commit commit);

    /// <summary>Reads the row back; null where there is none.</summary>
    /// <exception cref="StorageUnavailableException">The database does not answer.</exception>
    Task<StoredState?> Load(Table table, string id);

    /// <summary>Whether this command was written.</summary>
    /// <exception cref="StorageUnavailableException">The database does not answer.</exception>
    Task<bool> IsRecorded(Table table, string id, string commandId);

    /// <summary>All events, oldest first.</summary>
    /// <exception cref="StorageUnavailableException">The database does not answer.</exception>
    Task<IReadOnlyList<HistoryEvent>> History(Table table, string id);

    /// <summary>
    /// Takes rows whose next_due has passed, oldest first, and leases them to the caller for a while, so that several silos do not
    /// all nudge the same actor.
    /// </summary>
    /// <returns>Their ids.</returns>
    /// <exception cref="StorageUnavailableException">The database does not answer.</exception>
    Task<IReadOnlyList<string>> LeaseDue(Table table, DateTimeOffset now, int limit);
}

/// <summary>One write: the events, and the row that they make.</summary>
/// <param name="Table">Referrals or pathways.</param>
/// <param name="Id">Which one.</param>
/// <param name="ExpectedVersion">The version that was decided on; 0 where there was none.</param>
/// <param name="CommandId">Unique within the id.</param>
/// <param name="Events">At least one, oldest first; they get the versions after the expected one.</param>
/// <param name="Row">A value for each column of the table.</param>
public sealed record Commit(
    Table Table, string Id, int ExpectedVersion, string CommandId, IReadOnlyList<NewEvent> Events, IReadOnlyList<object?> Row)
{
    /// <summary>A value for each column of the table.</summary>
    /// <exception cref="ArgumentException">There are more or fewer of them.</exception>
    public IReadOnlyList<object?> Row { get; init; } = Row.Count == Table.Columns.Count
        ? Row
        : throw new ArgumentException($"A row of {Table.Name} has {Table.Columns.Count} values and not {Row.Count}.", nameof(Row));

    /// <summary>Another actor's commit, on another table: both are written, or neither.</summary>
    public Commit? Companion { get; init; }

    /// <summary>The version that it makes.</summary>
    public int Version => ExpectedVersion + Events.Count;
}

/// <summary>An event to be written.</summary>
/// <param name="Type">A fixed name.</param>
/// <param name="At">When.</param>
/// <param name="Author">Who.</param>
/// <param name="Facts">One JSON object in UTF-8.</param>
/// <param name="DataSet">The data set that came with it, as the bytes that are handed on.</param>
/// <param name="Decision">For a deciding event, which acceptance it is (0, and one more after each undone match): one each.</param>
/// <param name="FeedTo">The organisations whose feed gets it.</param>
public sealed record NewEvent(
    string Type,
    DateTimeOffset At,
    Identity.Author Author,
    byte[] Facts,
    byte[]? DataSet,
    int? Decision,
    IReadOnlyList<Identity.OdsCode> FeedTo);

/// <summary>A row as it was written.</summary>
/// <param name="Version">Its version.</param>
/// <param name="State">The state column.</param>
/// <param name="DataSet">The data set of the event that the dataset_version column names.</param>
public sealed record StoredState(int Version, byte[] State, byte[]? DataSet);
