using InterTrust.Identity;
using Xunit;

namespace InterTrust.Journal;

public sealed class PostgreSqlJournalTests(Postgres postgres) : JournalTests(new PostgreSqlDatabases(postgres));

public sealed class SqliteJournalTests() : JournalTests(new SqliteDatabases());

public abstract class JournalTests(IEmptyDatabases databases) : IAsyncLifetime
{
    private static readonly OdsCode Receiver = OdsCode.Parse("RHQ", null);
    private static readonly OdsCode Referrer = OdsCode.Parse("RFF", null);

    private OpenDatabase hub = null!;

    public async ValueTask InitializeAsync() => hub = await OpenDatabase.At(await databases.New());

    public async ValueTask DisposeAsync()
    {
        await hub.DisposeAsync();
        (databases as IDisposable)?.Dispose();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task A_commit_is_read_back_with_its_state_its_data_set_and_its_events()
    {
        var row = new Written { Id = Written.ReferralId(1) };
        var dataSet = new byte[20_000];
        Random.Shared.NextBytes(dataSet);

        Assert.True(await hub.Journal.Commit(row.Commit(dataSet: dataSet)));

        var stored = await hub.Journal.Load(Written.Referrals, row.Id);
        Assert.Equal(1, stored!.Version);
        Assert.Equal("{}"u8.ToArray(), stored.State);
        Assert.Equal(dataSet, stored.DataSet);
        var only = Assert.Single(await hub.Journal.History(Written.Referrals, row.Id));
        Assert.Equal((1, "referralSent", Written.Noon, new Author(Referrer, "someone")), (only.Version, only.Type, only.At, only.By));
        Assert.Equal("""{"is":"a fact"}"""u8.ToArray(), only.Facts.Utf8);
    }

    [Fact]
    public async Task What_was_never_written_is_not_there()
    {
        Assert.Null(await hub.Journal.Load(Written.Referrals, "ref-nobody"));
        Assert.Empty(await hub.Journal.History(Written.Pathways, "pwy-nobody"));
        Assert.False(await hub.Journal.IsRecorded(Written.Referrals, "ref-nobody", "first"));
    }

    [Fact]
    public async Task A_commit_on_an_older_version_fails_alone_in_its_batch()
    {
        var stale = new Written { Id = Written.ReferralId(0) };
        await hub.Journal.Commit(stale.Commit());
        var batch = Enumerable.Range(1, 20).Select(n => new Written { Id = Written.ReferralId(n) }.Commit())
            .Append(stale.Commit(expected: 5, "late"))
            .Append(new Written { Id = Written.PathwayId(1), Slot = "0" }.PathwayCommit())
            .Append(stale.Commit(expected: 1, "in time"))
            .ToArray();

        var written = await hub.Writer.Write(batch);

        Assert.Equal(batch.Select(commit => commit.CommandId != "late"), written);
        Assert.Equal(2, (await hub.Journal.Load(Written.Referrals, stale.Id))!.Version);
        Assert.False(await hub.Journal.IsRecorded(Written.Referrals, stale.Id, "late"));
    }

    [Theory, InlineData(0), InlineData(1)]
    public async Task Of_two_commits_on_one_version_in_one_batch_one_wins(int version)
    {
        var row = new Written { Id = Written.ReferralId(1) };
        if (version > 0)
            await hub.Journal.Commit(row.Commit());

        var written = await hub.Writer.Write([row.Commit(version, "this"), row.Commit(version, "that")]);

        Assert.Single(written, true);
        Assert.Equal(version + 1, (await hub.Journal.History(Written.Referrals, row.Id)).Count);
        Assert.Equal(written[0], await hub.Journal.IsRecorded(Written.Referrals, row.Id, "this"));
        Assert.Equal(written[1], await hub.Journal.IsRecorded(Written.Referrals, row.Id, "that"));
    }

    [Fact]
    public async Task Of_many_racing_first_commits_one_wins()
    {
        var row = new Written { Id = Written.ReferralId(1) };

        var written = await Task.WhenAll(
            Enumerable.Range(0, 200).Select(n => Task.Run(() => hub.Journal.Commit(row.Commit(commandId: $"{n}")))));

        Assert.Single(written, true);
        Assert.Single(await hub.Journal.History(Written.Referrals, row.Id));
    }

    [Fact]
    public async Task What_goes_together_is_written_together()
    {
        var (referral, pathway) = (new Written { Id = Written.ReferralId(1) }, new Written { Id = Written.PathwayId(1), Slot = "0" });

        Assert.True(await hub.Journal.Commit(referral.Commit() with { Companion = pathway.PathwayCommit() }));

        Assert.Single(await hub.Journal.History(Written.Referrals, referral.Id));
        Assert.Single(await hub.Journal.History(Written.Pathways, pathway.Id));
        Assert.Equal([referral.Id, pathway.Id], (await hub.Feed(Receiver, 2)).Select(e => e.ReferralId?.Value ?? e.PathwayId!.Value));
    }

    /// <summary>Neither is written if either conflicts; other commits of the batch are.</summary>
    [Theory, InlineData(true, true), InlineData(true, false), InlineData(false, true), InlineData(false, false)]
    public async Task What_goes_together_fails_together_and_alone(bool referralIsStale, bool pathwaysPlaceIsTaken)
    {
        var (referral, pathway) = (new Written { Id = Written.ReferralId(1) }, new Written { Id = Written.PathwayId(1), Slot = "0" });
        await hub.Journal.Commit(referral.Commit());
        if (pathwaysPlaceIsTaken)
            await hub.Journal.Commit((pathway with { Id = Written.PathwayId(2) }).PathwayCommit());
        var good = !referralIsStale && !pathwaysPlaceIsTaken;

        var both = hub.Journal.Commit(
            referral.Commit(expected: referralIsStale ? 7 : 1, "both") with { Companion = pathway.PathwayCommit() });
        var others = Enumerable.Range(10, 50).Select(n => hub.Journal.Commit(new Written { Id = Written.ReferralId(n) }.Commit()));

        Assert.All(await Task.WhenAll(others), Assert.True);
        Assert.Equal(good, await both);
        Assert.Equal(good ? 2 : 1, (await hub.Journal.Load(Written.Referrals, referral.Id))!.Version);
        Assert.Equal(good, await hub.Journal.Load(Written.Pathways, pathway.Id) is not null);
        Assert.Equal(good ? 1 : 0, (await hub.Journal.History(Written.Pathways, pathway.Id)).Count);
    }

    [Fact]
    public async Task A_repeated_command_writes_nothing()
    {
        var row = new Written { Id = Written.ReferralId(1) };
        Assert.True(await hub.Journal.Commit(row.Commit(commandId: "once")));

        Assert.False(await hub.Journal.Commit(row.Commit(expected: 1, "once")));

        Assert.Equal(1, (await hub.Journal.Load(Written.Referrals, row.Id))!.Version);
        Assert.Single(await hub.Feed(Receiver, 1));
    }

    [Fact]
    public async Task A_second_open_referral_for_the_same_slot_is_not_written_until_the_first_has_left_it()
    {
        var first = new Written { Id = Written.ReferralId(1), Slot = "open" };
        var second = first with { Id = Written.ReferralId(2) };
        Assert.True(await hub.Journal.Commit(first.Commit()));

        Assert.False(await hub.Journal.Commit(second.Commit()));
        Assert.Null(await hub.Journal.Load(Written.Referrals, second.Id));

        Assert.True(await hub.Journal.Commit((first with { Slot = null }).Commit(expected: 1, "leave")));
        Assert.True(await hub.Journal.Commit(second.Commit()));
    }

    [Fact]
    public async Task Coming_back_to_a_slot_that_was_taken_meanwhile_writes_nothing_and_spares_the_others()
    {
        var away = new Written { Id = Written.ReferralId(1) };
        await hub.Journal.Commit(away.Commit());
        await hub.Journal.Commit(new Written { Id = Written.ReferralId(2), Slot = "open" }.Commit());

        var back = hub.Journal.Commit((away with { Slot = "open" }).Commit(expected: 1, "back"));
        var others = Enumerable.Range(10, 50).Select(n => hub.Journal.Commit(new Written { Id = Written.ReferralId(n) }.Commit()));

        Assert.All(await Task.WhenAll(others), Assert.True);
        Assert.False(await back);
        Assert.Single(await hub.Journal.History(Written.Referrals, away.Id));
    }

    [Fact]
    public async Task A_patient_gets_one_pathway_in_a_slot()
    {
        var rows = Enumerable.Range(0, 50).Select(n => new Written { Id = Written.PathwayId(n), Slot = "0" });

        var written = await Task.WhenAll(rows.Select(row => Task.Run(() => hub.Journal.Commit(row.PathwayCommit()))));

        Assert.Single(written, true);
        var only = Assert.Single(await hub.Reader.Pathways(Receiver, NhsNumber.Parse(Written.Number(1), null)));
        Assert.Equal((0, "lung", new DateOnly(2026, 2, 1)), (only.Slot, only.TumourGroup, only.PeriodStart));
        Assert.Equal("Testpatient", only.Patient.FamilyName);
    }

    [Fact]
    public async Task One_acceptance_is_decided_once()
    {
        var row = new Written { Id = Written.ReferralId(1) };
        await hub.Journal.Commit(row.Commit());
        Assert.True(await hub.Journal.Commit(row.Commit(expected: 1, "accept", decision: 0)));

        Assert.False(await hub.Journal.Commit(row.Commit(expected: 2, "reject", decision: 0)));

        Assert.Equal(2, (await hub.Journal.Load(Written.Referrals, row.Id))!.Version);
        Assert.True(await hub.Journal.Commit(row.Commit(expected: 2, "accept again", decision: 1)));
    }

    [Fact]
    public async Task The_open_referral_that_was_not_additional_is_found()
    {
        var additional = new Written { Id = Written.ReferralId(1), Slot = Written.ReferralId(1) };
        await hub.Journal.Commit(additional.Commit());
        Assert.Null(await Open());

        await hub.Journal.Commit(new Written { Id = Written.ReferralId(2), Slot = "open" }.Commit());
        Assert.Equal(Written.ReferralId(2), (await Open())!.Value);

        Task<ReferralId?> Open() => hub.Reader.OpenReferral(Referrer, Receiver, NhsNumber.Parse(Written.Number(1), null), "lung");
    }

    [Fact]
    public async Task A_reader_of_the_feed_misses_nothing_while_many_write()
    {
        const int Count = 600;
        var seen = new List<long>();
        var read = Task.Run(async () =>
        {
            while (seen.Count < Count)
                seen.AddRange((await hub.Reader.Feed(Receiver, seen.LastOrDefault(), 50)).Select(entry => entry.Seq));
        }, TestContext.Current.CancellationToken);

        await Task.WhenAll(
            Enumerable.Range(0, Count)
                .Select(n => Task.Run(() => hub.Journal.Commit(new Written { Id = Written.ReferralId(n) }.Commit()))));
        await read.WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);

        var all = await hub.Reader.Feed(Receiver, 0, 1000);
        Assert.Equal(all.Select(entry => entry.Seq), seen);
        Assert.Equal(Count, all.Select(entry => entry.ReferralId).Distinct().Count());
        Assert.All(all, entry => Assert.InRange(entry.Seq, 1, 1L << 53));
        Assert.Equal(all[^1].Seq, await hub.Reader.Version(Receiver));
    }

    [Fact]
    public async Task The_feed_of_a_trust_holds_only_what_is_told_to_it()
    {
        await hub.Journal.Commit(new Written { Id = Written.ReferralId(1), From = "RFS" }.Commit());

        Assert.Empty(await hub.Reader.Feed(Referrer, 0, 10));
        Assert.Equal(0, await hub.Reader.Version(Referrer));
        Assert.Single(await hub.Feed(OdsCode.Parse("RFS", null), 1));
    }

    [Fact]
    public async Task A_due_row_is_leased_to_one_silo_until_it_is_written_or_the_lease_ends()
    {
        var row = new Written { Id = Written.ReferralId(1), NextDue = Written.Noon };
        await hub.Journal.Commit(row.Commit());
        await hub.Journal.Commit(new Written { Id = Written.ReferralId(2), NextDue = Written.Noon.AddMinutes(-1) }.Commit());
        await hub.Journal.Commit(new Written { Id = Written.ReferralId(3), NextDue = Written.Noon.AddHours(1) }.Commit());
        var now = Written.Noon.AddMinutes(5);

        Assert.Equal([Written.ReferralId(2), row.Id], await hub.Journal.LeaseDue(Written.Referrals, now, 10));
        Assert.Empty(await hub.Journal.LeaseDue(Written.Referrals, now, 10));

        await hub.Journal.Commit(row.Commit(expected: 1, "moved on"));
        Assert.Equal([row.Id], await hub.Journal.LeaseDue(Written.Referrals, now, 10));
        Assert.Equal(2, (await hub.Journal.LeaseDue(Written.Referrals, now.AddMinutes(1), 10)).Count);
    }

    [Fact]
    public async Task A_healthy_database_has_no_problems() => Assert.Empty(await hub.Reader.Problems());
}
