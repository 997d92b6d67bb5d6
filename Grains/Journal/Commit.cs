using InterTrust.Identity;

namespace InterTrust.Journal;

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
/// <param name="DecidingAttempt">For a deciding event, the attempt (0, plus one for each undone match): one decision each.</param>
/// <param name="FeedTo">The organisations whose feed gets it.</param>
public sealed record NewEvent(
    string Type,
    DateTimeOffset At,
    Author Author,
    byte[] Facts,
    byte[]? DataSet,
    int? DecidingAttempt,
    IReadOnlyList<OdsCode> FeedTo);

/// <summary>A stored row.</summary>
/// <param name="Version">Its version.</param>
/// <param name="State">The state column.</param>
/// <param name="DataSet">The data set of the event that the dataset_version column names.</param>
public sealed record StoredState(int Version, byte[] State, byte[]? DataSet);
