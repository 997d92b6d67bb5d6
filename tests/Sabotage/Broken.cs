using System.Collections.Concurrent;
using InterTrust.Identity;
using InterTrust.Journal;
using InterTrust.Pathways;
using InterTrust.Worklists;
using Npgsql;

namespace InterTrust.Sabotage;

/// <summary>A journal that does one thing wrong.</summary>
internal abstract class BrokenJournal(IJournal journal) : IJournal
{
    protected IJournal Journal => journal;

    public virtual Task<bool> Commit(Commit commit) => journal.Commit(commit);

    public virtual Task<StoredState?> Load(Table table, string id) => journal.Load(table, id);

    public virtual Task<bool> IsRecorded(Table table, string id, string commandId) => journal.IsRecorded(table, id, commandId);

    public Task<IReadOnlyList<HistoryEvent>> History(Table table, string id) => journal.History(table, id);

    public Task<IReadOnlyList<string>> LeaseDue(Table table, DateTimeOffset now, int limit) => journal.LeaseDue(table, now, limit);
}

/// <summary>Says that it is written before it is: what a write-behind cache does.</summary>
internal sealed class AcknowledgeBeforeCommit(IJournal journal) : BrokenJournal(journal)
{
    private static readonly TimeSpan Behind = TimeSpan.FromMilliseconds(100);

    public override Task<bool> Commit(Commit commit)
    {
        _ = Later(commit);
        return Task.FromResult(true);
    }

    private async Task Later(Commit commit)
    {
        await Task.Delay(Behind);
        await Journal.Commit(commit);
    }
}

/// <summary>
/// The last writer wins: a writer that comes second writes behind the first, and no unique key prevents it.
/// </summary>
internal sealed class NoUniqueDecision(IJournal journal) : BrokenJournal(journal)
{
    public override async Task<bool> Commit(Commit commit)
    {
        while (!await Journal.Commit(commit))
        {
            if (commit.ExpectedVersion == 0
                || await Journal.Load(commit.Table, commit.Id) is not { } stored
                || stored.Version == commit.ExpectedVersion)
                return false;
            commit = commit with
            {
                ExpectedVersion = stored.Version,
                Events = [.. commit.Events.Select(e => e with { DecidingAttempt = null })],
            };
        }
        return true;
    }
}

/// <summary>Which commands were said stands in each silo's memory, beside the transaction and not in it.</summary>
internal sealed class IdempotencyOutside(IJournal journal) : BrokenJournal(journal)
{
    private readonly ConcurrentDictionary<(string, string), bool> said = new();

    public override async Task<bool> Commit(Commit commit)
    {
        var written = await Journal.Commit(commit with { CommandId = $"{Guid.NewGuid()}" });
        said.TryAdd((commit.Id, commit.CommandId), written);
        return written;
    }

    public override Task<bool> IsRecorded(Table table, string id, string commandId) =>
        Task.FromResult(said.GetValueOrDefault((id, commandId)));
}

/// <summary>The events are committed; the place on the worklists follows in a transaction of its own.</summary>
internal sealed class WorklistOutside(IJournal journal, string database) : BrokenJournal(journal)
{
    private static readonly TimeSpan Behind = TimeSpan.FromSeconds(1);
    private readonly NpgsqlDataSource source = NpgsqlDataSource.Create(database);

    public override async Task<bool> Commit(Commit commit)
    {
        var places = commit.Table.Columns.Index().Where(column => column.Item.Name is "incoming" or "outgoing" or "open").ToArray();
        var row = commit.Row.ToArray();
        foreach (var place in places)
            row[place.Index] = false;
        var written = await Journal.Commit(commit with { Row = row });
        if (written)
            _ = Later(commit, [.. places.Where(place => commit.Row[place.Index] is true).Select(place => place.Item.Name)]);
        return written;
    }

    private async Task Later(Commit commit, IReadOnlyList<string> places)
    {
        await Task.Delay(Behind);
        if (places is [])
            return;
        var set = string.Join(", ", places.Select(place => $"{place} = true"));
        await using var command = source.CreateCommand($"update {commit.Table.Name} set {set} where id = $1 and version = $2");
        command.Parameters.Add(new() { Value = commit.Id });
        command.Parameters.Add(new() { Value = commit.Version });
        await command.ExecuteNonQueryAsync();
    }
}

/// <summary>A repeated command is written again, behind its first result.</summary>
internal sealed class RetryAuditedTwice(IJournal journal) : BrokenJournal(journal)
{
    public override async Task<bool> Commit(Commit commit)
    {
        if (await Journal.Commit(commit))
            return true;
        // The command was written before: by this silo or by another.
        if (await Journal.IsRecorded(commit.Table, commit.Id, commit.CommandId)
            && await Journal.Load(commit.Table, commit.Id) is { } stored)
            await Journal.Commit(commit with
            {
                ExpectedVersion = stored.Version,
                CommandId = $"{Guid.NewGuid()}",
                Events = [.. commit.Events.Select(e => e with { DecidingAttempt = null })],
            });
        return false;
    }
}

/// <summary>The feed is read up to the last number, although transactions below it may still be in flight.</summary>
internal sealed class FeedByBareSequence(IHubReader reader, string database) : IHubReader
{
    private readonly NpgsqlDataSource source = NpgsqlDataSource.Create(database);

    public async Task<IReadOnlyList<FeedEvent>> Feed(OdsCode ods, long after, int limit)
    {
        await using var command = source.CreateCommand(
            "select seq, type, at, kind, id, version, by_ods, by_actor from feed where ods = $1 and seq > $2 order by seq limit $3");
        command.Parameters.Add(new() { Value = ods.Value });
        command.Parameters.Add(new() { Value = after });
        command.Parameters.Add(new() { Value = limit });
        await using var row = await command.ExecuteReaderAsync();
        var events = new List<FeedEvent>();
        while (await row.ReadAsync())
            events.Add(new(
                row.GetInt64(0),
                row.GetString(1),
                row.GetFieldValue<DateTimeOffset>(2),
                row.GetString(3) == "referral" ? ReferralId.Parse(row.GetString(4), null) : null,
                row.GetString(3) == "pathway" ? PathwayId.Parse(row.GetString(4), null) : null,
                row.GetInt32(5),
                new Author(OdsCode.Parse(row.GetString(6), null), row.GetString(7))));
        return events;
    }

    public Task<WorklistPage> Page(OdsCode ods, WorklistQuery query, DateOnly today, ClockThresholds thresholds) =>
        reader.Page(ods, query, today, thresholds);

    public Task<int> Count(OdsCode ods, WorklistQuery query, DateOnly today, ClockThresholds thresholds) =>
        reader.Count(ods, query, today, thresholds);

    public Task<long?> Version(OdsCode ods) => reader.Version(ods);

    public Task<IReadOnlyList<WorklistCount>> Summary(OdsCode ods, DateOnly today, ClockThresholds thresholds) =>
        reader.Summary(ods, today, thresholds);

    public Task<ReferralId?> OpenReferral(OdsCode from, OdsCode to, NhsNumber nhsNumber, string tumourGroup) =>
        reader.OpenReferral(from, to, nhsNumber, tumourGroup);

    public Task<IReadOnlyList<TrackedPathway>> Pathways(OdsCode ods, NhsNumber nhsNumber) => reader.Pathways(ods, nhsNumber);

    public Task<IReadOnlyList<string>> Problems() => reader.Problems();

    public Task<HubBacklog> Backlog(DateTimeOffset now) => reader.Backlog(now);
}
