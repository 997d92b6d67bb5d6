using InterTrust.Identity;
using InterTrust.Journal;
using InterTrust.Referrals;
using InterTrust.TestKit;
using InterTrust.Worklists;
using Xunit;

namespace InterTrust.Hosting;

/// <summary>The database server of a running hub is killed and comes back.</summary>
public sealed class DatabaseOutageTests : IAsyncLifetime
{
    private PostgresCluster server = null!;
    private TestHub hub = null!;

    public async ValueTask InitializeAsync()
    {
        server = await PostgresCluster.Start();
        hub = await TestHub.Start(PostgreSqlDatabases.On(await server.NewDatabase()), silos: 2);
    }

    public async ValueTask DisposeAsync()
    {
        await hub.DisposeAsync();
        await server.DisposeAsync();
    }

    [Fact]
    public async Task The_hub_says_that_it_does_not_know_while_the_database_is_away_and_goes_on_when_it_is_back()
    {
        var waiting = await hub.Barnsley.Sends(hub.Sheffield, new());
        var senders = Enumerable.Range(0, 8).Select(SendUntilItFails).ToList();
        await Eventually.Sees("some referrals sent", () => Task.FromResult(hub.Watch.Commits.Count), count => count > 30);
        await server.Kill();
        var sent = await Task.WhenAll(senders);

        await Assert.ThrowsAsync<StorageUnavailableException>(() => hub.Sheffield.Execute(waiting, new Accept(), "accept"));
        await Assert.ThrowsAsync<StorageUnavailableException>(() => hub.Sheffield.RowOf(WorklistKind.Incoming, waiting.Value));
        Assert.False((await hub.Grains.GetGrain<IHubGrain>("hub").Health()).Ready);
        await server.Restart();

        foreach (var (acknowledged, unknown) in sent)
        {
            foreach (var id in acknowledged)
                Assert.Equal(["referralSent"], await Healed(() => hub.Sheffield.HistoryOf(id)));
            Assert.IsNotType<Refused<ReferralView>>(await Healed(() => hub.Barnsley.Send(unknown.Key, unknown.Send)));
        }
        Assert.IsNotType<Refused<ReferralView>>(await Healed(() => hub.Sheffield.Execute(waiting, new Accept(), "accept")));
        await Eventually.Sees(
            "a pathway", () => Healed(() => hub.Sheffield.Sees(waiting)), seen => seen.Status == ReferralStatus.PathwayCreated);
        Assert.True((await hub.Grains.GetGrain<IHubGrain>("hub").Health()).Ready);
        await Healed(() => hub.Database.Reader.Feed(hub.Sheffield.Ods, 0, 1));
        await Books.Agree(hub);
        Assert.Empty(hub.Log.Leaks);
    }

    /// <summary>A connection that broke with the server causes one more "unavailable" error.</summary>
    private static async Task<T> Healed<T>(Func<Task<T>> call) where T : class => (await Eventually.Sees(
        "an answer again",
        async () =>
        {
            try
            {
                return await call();
            }
            catch (Exception e) when (e is StorageUncertainException or StorageUnavailableException)
            {
                return null;
            }
        },
        answer => answer is not null))!;

    private async Task<(IReadOnlyList<ReferralId> Acknowledged, (string Key, Send Send) Unknown)> SendUntilItFails(int sender)
    {
        var acknowledged = new List<ReferralId>();
        while (true)
        {
            var (key, send) = ($"sender {sender}, {acknowledged.Count}", new Send(hub.Sheffield.Ods, new TestPatient().Lung));
            try
            {
                acknowledged.Add(Assert.IsType<Applied<ReferralView>>(await hub.Barnsley.Send(key, send)).Value.Id);
            }
            catch (Exception e) when (e is StorageUncertainException or StorageUnavailableException)
            {
                return (acknowledged, (key, send));
            }
        }
    }
}
