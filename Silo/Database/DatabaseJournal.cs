using InterTrust.Identity;
using InterTrust.Journal;

namespace InterTrust.Database;

/// <summary>The journal on either database.</summary>
internal sealed class DatabaseJournal(HubDatabase database, IJournalWriter writer, GroupCommit commits) : IJournal
{
    // A silo that dies with a lease in hand delays its rows by this much.
    private static readonly TimeSpan Lease = TimeSpan.FromSeconds(5);

    public Task<bool> Commit(Commit commit) => commits.Commit(commit);

    public async Task<StoredState?> Load(Table table, string id)
    {
        var dataSet = table.Columns.Any(column => column.Name == "dataset_version")
            ? $"(select dataset from {table.Name}_event event where event.id = item.id and event.version = item.dataset_version)"
            : "null";
        var rows = await database.Read(
            $"select version, state, {dataSet} from {table.Name} item where id = @id",
            row => new StoredState(row.GetInt32(0), row.GetFieldValue<byte[]>(1), row.IsDBNull(2) ? null : row.GetFieldValue<byte[]>(2)),
            ("id", id));
        return rows.SingleOrDefault();
    }

    public async Task<bool> IsRecorded(Table table, string id, string commandId) =>
        (await database.Read(
            $"select 1 from {table.Name}_event where id = @id and command_id = @command", _ => true, ("id", id), ("command", commandId)))
        is [_];

    public Task<IReadOnlyList<HistoryEvent>> History(Table table, string id) => database.Read(
        $"select version, type, at, by_ods, by_actor, facts from {table.Name}_event where id = @id order by version",
        row => new HistoryEvent(
            row.GetInt32(0),
            row.GetString(1),
            row.GetFieldValue<DateTimeOffset>(2),
            new Author(OdsCode.Parse(row.GetString(3), null), row.GetString(4)),
            new RawJson(row.GetFieldValue<byte[]>(5))),
        ("id", id));

    public Task<IReadOnlyList<string>> LeaseDue(Table table, DateTimeOffset now, int limit) => writer.LeaseDue(table, now, now + Lease, limit);
}
