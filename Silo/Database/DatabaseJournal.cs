using InterTrust.Identity;
using InterTrust.Journal;

namespace InterTrust.Database;

/// <summary>The journal on either database.</summary>
internal sealed class DatabaseJournal(HubDatabase database, IJournalWriter writer, GroupCommit commits) : IJournal
{
    // A silo that crashes delays the rows that it has leased by this much.
    private static readonly TimeSpan Lease = TimeSpan.FromSeconds(5);

    public Task<bool> Commit(Commit commit) => commits.Commit(commit);

    public async Task<StoredState?> Load(Table table, string id)
    {
        var dataSet = table.Columns.Any(column => column.Name == "dataset_version")
            ? $"(select dataset from {table.Name}_event event where event.id = item.id and event.version = item.dataset_version)"
            : "null";
        var rows = await database.Read<StoredState>(
            $"select version, state, {dataSet} as data_set from {table.Name} item where id = @id", new { id });
        return rows.SingleOrDefault();
    }

    public async Task<bool> IsRecorded(Table table, string id, string commandId) =>
        await database.Read<int>(
            $"select 1 from {table.Name}_event where id = @id and command_id = @commandId", new { id, commandId }) is [_];

    public async Task<IReadOnlyList<HistoryEvent>> History(Table table, string id) =>
        [.. (await database.Read<(int Version, string Type, DateTimeOffset At, OdsCode Ods, string Actor, byte[] Facts)>(
            $"select version, type, at, by_ods, by_actor, facts from {table.Name}_event where id = @id order by version", new { id }))
        .Select(row => new HistoryEvent(row.Version, row.Type, row.At, new(row.Ods, row.Actor), new(row.Facts)))];

    public Task<IReadOnlyList<string>> LeaseDue(Table table, DateTimeOffset now, int limit) =>
        writer.LeaseDue(table, now, now + Lease, limit);
}
