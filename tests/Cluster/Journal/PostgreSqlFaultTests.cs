using Dapper;
using InterTrust.Drafts;
using InterTrust.Identity;
using InterTrust.TestKit;
using Npgsql;
using Xunit;

namespace InterTrust.Journal;

public sealed class PostgreSqlFaultTests : IAsyncLifetime
{
    private const string Cut =
        "select count(pg_terminate_backend(pid)) from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'";

    private static readonly OdsCode Receiver = OdsCode.Parse("RHQ", null);

    private PostgresCluster cluster = null!;
    private OpenDatabase hub = null!;

    public async ValueTask InitializeAsync()
    {
        cluster = await PostgresCluster.Start();
        hub = await OpenDatabase.At(PostgreSqlDatabases.On(await cluster.NewDatabase()));
    }

    public async ValueTask DisposeAsync()
    {
        await hub.DisposeAsync();
        await cluster.DisposeAsync();
    }

    [Fact]
    public async Task What_was_answered_is_there_after_kill_9_of_the_server_and_the_journal_heals_by_itself()
    {
        var acknowledged = new List<string>();
        var writers = Enumerable.Range(0, 16).Select(async writer =>
        {
            for (var n = 0; ; n++)
            {
                var id = Written.ReferralId(writer * 100_000 + n);
                try
                {
                    await hub.Journal.Commit(new Written { Id = id }.Commit());
                }
                catch (Exception e) when (e is StorageUncertainException or StorageUnavailableException)
                {
                    return;
                }
                lock (acknowledged)
                    acknowledged.Add(id);
                if (n == 50 && writer == 0)
                    await cluster.Kill();
            }
        });
        await Task.WhenAll(writers);

        await Assert.ThrowsAsync<StorageUnavailableException>(() => hub.Journal.Load(Written.Referrals, acknowledged[0]));
        await Assert.ThrowsAsync<StorageUnavailableException>(
            () => hub.Journal.Commit(new Written { Id = Written.ReferralId(-1) }.Commit()));
        Assert.Equal(["The database does not answer."], await hub.Reader.Problems());
        await cluster.Restart();
        await Healed();

        foreach (var id in acknowledged)
            Assert.NotNull(await hub.Journal.Load(Written.Referrals, id));
        Assert.True(await hub.Journal.Commit(new Written { Id = Written.ReferralId(-1) }.Commit()));
        Assert.Empty(await hub.Reader.Problems());
    }

    [Fact]
    public async Task While_the_server_refuses_connections_everybody_is_told_and_few_knock()
    {
        var refused = new NpgsqlConnectionStringBuilder(hub.Database.Source.ConnectionString);
        await using var admin = await OpenDatabase.At(PostgreSqlDatabases.On(await cluster.NewDatabase()));
        await admin.Run($"alter database {refused.Database} allow_connections false");
        await admin.Run($"select pg_terminate_backend(pid) from pg_stat_activity where datname = '{refused.Database}'");

        await Parallel.ForAsync(0, 2000, TestContext.Current.CancellationToken, async (_, _) =>
            await Assert.ThrowsAsync<StorageUnavailableException>(() => hub.Journal.Load(Written.Referrals, Written.ReferralId(1))));

        Assert.InRange(cluster.ReadLog().Split("is not currently accepting connections").Length - 1, 1, 200);
        await admin.Run($"alter database {refused.Database} allow_connections true");
        await Healed();
    }

    [Fact]
    public async Task A_commit_whose_connection_is_cut_is_uncertain()
    {
        var row = new Written { Id = Written.ReferralId(1) };
        await hub.Journal.Commit(row.Commit());
        await using var other = await hub.Database.Source.OpenConnectionAsync(TestContext.Current.CancellationToken);
        await using var blocking = await other.BeginTransactionAsync(TestContext.Current.CancellationToken);
        await other.ExecuteAsync("select id from referral for update");

        var commit = hub.Journal.Commit(row.Commit(expected: 1, "cut"));
        await using var third = await hub.Database.Source.OpenConnectionAsync(TestContext.Current.CancellationToken);
        while (await third.ExecuteScalarAsync<long>(Cut) == 0)
            Assert.False(commit.IsCompleted, "The commit did not wait for the locked row.");

        await Assert.ThrowsAsync<StorageUncertainException>(() => commit);
    }

    [Fact]
    public async Task A_draft_that_was_being_saved_when_the_server_was_killed_is_the_last_or_the_next_and_whole()
    {
        var kept = 0;
        var kill = Task.CompletedTask;
        try
        {
            for (; ; kept++)
            {
                Assert.True(await Save(Typed.Version(kept + 1)));
                if (kept == 50)
                    kill = cluster.Kill();
            }
        }
        catch (Exception e) when (e is StorageUncertainException or StorageUnavailableException)
        {
            await kill;
        }
        await Assert.ThrowsAsync<StorageUnavailableException>(() => Save(Typed.Version(kept + 1)));
        await Assert.ThrowsAsync<StorageUnavailableException>(() => hub.Drafts.Delete(Typed.Id.Ods, Typed.Id));
        await cluster.Restart();
        await Healed();

        var draft = (await hub.Drafts.Read(Typed.Id.Ods, Typed.Id))!;
        Assert.InRange(draft.Version, kept, kept + 1);
        Assert.Equal(Typed.Version(draft.Version).Fields, draft.Fields);
        Assert.True(await Save(Typed.Version(draft.Version + 1)));
    }

    [Fact]
    public async Task A_save_whose_connection_is_cut_is_uncertain_and_the_draft_is_as_it_was()
    {
        await Save(Typed.Version(1));
        await using var other = await hub.Database.Source.OpenConnectionAsync(TestContext.Current.CancellationToken);
        await using (await other.BeginTransactionAsync(TestContext.Current.CancellationToken))
        {
            await other.ExecuteAsync("select id from draft for update");

            var save = Save(Typed.Version(2));
            await using var third = await hub.Database.Source.OpenConnectionAsync(TestContext.Current.CancellationToken);
            while (await third.ExecuteScalarAsync<long>(Cut) == 0)
                Assert.False(save.IsCompleted, "The save did not wait for the locked row.");

            await Assert.ThrowsAsync<StorageUncertainException>(() => save);
        }

        var draft = (await hub.Drafts.Read(Typed.Id.Ods, Typed.Id))!;
        Assert.Equal(1, draft.Version);
        Assert.Equal(Typed.Version(1).Fields, draft.Fields);
    }

    [Fact]
    public async Task A_silo_keeps_drafts_with_the_rights_of_its_role()
    {
        await hub.Run("create role silo_of_drafts login");
        var here = hub.Database.Source.ConnectionString;
        await using (await OpenDatabase.At(PostgreSqlDatabases.On(here) with { Grants = new() { Silo = "silo_of_drafts" } }))
        await using (var silo = OpenDatabase.Unmigrated(PostgreSqlDatabases.On($"{here};Username=silo_of_drafts")))
        {
            Assert.True(await silo.Drafts.Write(Typed.Version(1), Typed.Version(1).Summary()));
            Assert.True(await silo.Drafts.Write(Typed.Version(2), Typed.Version(2).Summary()));
            Assert.Single(await silo.Drafts.Newest(Typed.Id.Ods, 10));
            await silo.Drafts.Delete(Typed.Id.Ods, Typed.Id);
            Assert.Null(await silo.Drafts.Read(Typed.Id.Ods, Typed.Id));
        }
    }

    [Fact]
    public async Task The_feed_waits_for_a_slow_transaction_that_began_earlier()
    {
        await using var slow = await hub.Database.Source.OpenConnectionAsync(TestContext.Current.CancellationToken);
        await using var transaction = await slow.BeginTransactionAsync(TestContext.Current.CancellationToken);
        await slow.ExecuteAsync($"""
            insert into feed (ods, seq, kind, id, version, type, at, by_ods, by_actor)
            values ('RHQ', pg_current_xact_id()::text::bigint << 12, 'referral', '{Written.ReferralId(1)}', 1, 'referralSent', now(),
                'RFF', 'slow')
            """);
        await hub.Journal.Commit(new Written { Id = Written.ReferralId(2) }.Commit());

        Assert.Empty(await hub.Reader.Feed(Receiver, 0, 10));
        Assert.Null(await hub.Reader.Version(Receiver));
        await transaction.CommitAsync(TestContext.Current.CancellationToken);

        Assert.Equal(
            [Written.ReferralId(1), Written.ReferralId(2)],
            (await hub.Feed(Receiver, 2)).Select(entry => entry.ReferralId!.Value));
        Assert.NotNull(await hub.Reader.Version(Receiver));
    }

    [Fact]
    public async Task After_a_restore_into_a_younger_server_the_feed_goes_on_behind_what_it_held()
    {
        await hub.Run($"""
            insert into feed (ods, seq, kind, id, version, type, at, by_ods, by_actor)
            values ('RHQ', {1L << 40}, 'referral', '{Written.ReferralId(1)}', 1, 'referralSent', now(), 'RFF', 'before')
            """);

        await hub.Schema.Migrate();
        await hub.Journal.Commit(new Written { Id = Written.ReferralId(2) }.Commit());

        Assert.Equal(
            [Written.ReferralId(1), Written.ReferralId(2)],
            (await hub.Feed(Receiver, 2)).Select(entry => entry.ReferralId!.Value));
    }

    [Fact]
    public async Task A_server_that_may_lose_commits_is_a_problem()
    {
        await hub.Run("alter system set synchronous_commit = off");
        await hub.Run("select pg_reload_conf()");

        Assert.True(
            SpinWait.SpinUntil(() => hub.Reader.Problems().Result.Count == 1, TimeSpan.FromSeconds(10)),
            "The reloaded setting is not among the problems.");
    }

    /// <summary>After a refusal, no connection is tried for up to half a second.</summary>
    private Task<bool> Healed() => Eventually.Sees(
        "an answer again",
        async () =>
        {
            try
            {
                await hub.Journal.Load(Written.Referrals, Written.ReferralId(1));
                return true;
            }
            catch (StorageUnavailableException)
            {
                return false;
            }
        },
        answered => answered);

    private Task<bool> Save(Draft draft) => hub.Drafts.Write(draft, draft.Summary());
}
