using InterTrust.Calendar;
using InterTrust.Identity;
using InterTrust.Referrals;
using InterTrust.TestKit;
using InterTrust.Worklists;
using Xunit;

namespace InterTrust.Hosting;

public sealed class PostgreSqlOverdueTests(PostgreSqlHub hub) : OverdueTests(hub), IClassFixture<PostgreSqlHub>;

public sealed class SqliteOverdueTests(SqliteHub hub) : OverdueTests(hub), IClassFixture<SqliteHub>;

/// <summary>Referrals become overdue when a limit passes. Each database has its own hub here, because its clock moves by days.</summary>
public abstract class OverdueTests(HubFixture hub) : HubTests(hub)
{
    [Fact]
    public async Task A_referral_that_nobody_receives_is_said_once_to_both_trusts_until_it_is_received()
    {
        var id = await Barnsley.Sends(Sheffield, new());

        await LimitPasses(id, workingDays: 1, "notReceived");

        Assert.Equal("notReceived", (await Sheffield.RowOf(WorklistKind.Incoming, id.Value))?.Overdue?.Stage);
        Assert.Equal("notReceived", (await Barnsley.RowOf(WorklistKind.Outgoing, id.Value))?.Overdue?.Stage);
        await Hub.Referral(id).ProcessDue();
        foreach (var trust in new[] { Sheffield, Barnsley })
            Assert.Single(
                await Eventually.Sees($"{id} in the feed of {trust.Ods}", trust.Feed, feed => feed.Count(e => e.ReferralId == id) == 2),
                e => e.ReferralId == id && e.Type == "referralOverdue");

        await Sheffield.Apply(id, new Receive());

        Assert.Null((await Sheffield.RowOf(WorklistKind.Incoming, id.Value))?.Overdue);
        Assert.Null((await Barnsley.RowOf(WorklistKind.Outgoing, id.Value))?.Overdue);
    }

    [Fact]
    public async Task Each_limit_that_passes_is_said()
    {
        var id = await Barnsley.Sends(Sheffield, new());
        await LimitPasses(id, workingDays: 1, "notReceived");
        await Sheffield.Apply(id, new Receive());

        await LimitPasses(id, workingDays: 2, "notDecided");

        Assert.Equal(2, (await Barnsley.HistoryOf(id)).Count(type => type == "referralOverdue"));
    }

    private async Task LimitPasses(ReferralId id, int workingDays, string stage)
    {
        Hub.Clock.AdvanceTo(WorkingDays.EndOf((await Sheffield.Sees(id)).SentAt, workingDays) + TimeSpan.FromMinutes(1));
        await Eventually.Sees($"{id} overdue, {stage}", () => Sheffield.Sees(id), seen => seen.Overdue?.Stage == stage);
    }
}
