using InterTrust.Referrals;
using Xunit;

namespace InterTrust.Hosting;

[Collection(OnPostgreSql.Name)]
public sealed class PostgreSqlSendTests(PostgreSqlHub hub) : SendTests(hub);

[Collection(OnSqlite.Name)]
public sealed class SqliteSendTests(SqliteHub hub) : SendTests(hub);

/// <summary>What a Send costs, and how a repeat is answered.</summary>
public abstract class SendTests(HubFixture hub) : HubTests(hub)
{
    private readonly string key = $"key {Guid.NewGuid()}";

    [Fact]
    public async Task A_send_costs_one_commit_and_no_read()
    {
        var id = await Barnsley.Sends(Sheffield, new());

        Assert.Equal([(id.Value, "referralSent")], Hub.Watch.Commits.Where(c => c.Id == id.Value));
        Assert.DoesNotContain(id.Value, Hub.Watch.Reads);
    }

    [Theory, InlineData(false), InlineData(true)]
    public async Task The_same_key_and_body_is_the_same_referral(bool forgotten)
    {
        var send = new Send(Sheffield.Ods, new TestPatient().Lung);
        var first = Assert.IsType<Applied<ReferralView>>(await Barnsley.Send(key, send)).Value;
        if (forgotten)
            await Hub.Deactivate(first.Id);

        var again = Assert.IsType<Unchanged<ReferralView>>(await Barnsley.Send(key, send)).Value;

        Assert.Equal((first.Id, first.Version), (again.Id, again.Version));
        Assert.Equal(["referralSent"], await Barnsley.HistoryOf(first.Id));
    }

    [Theory, InlineData(false), InlineData(true)]
    public async Task The_same_key_with_another_body_is_refused(bool forgotten)
    {
        var patient = new TestPatient();
        await Barnsley.Send(key, new(Sheffield.Ods, patient.Lung));
        if (forgotten)
            await Hub.Deactivate(IdOf(Barnsley, key));

        Refused(RefusalCode.IdempotencyKeyReused, await Barnsley.Send(key, new(Sheffield.Ods, patient.Lung, ClientReference: "another")));
    }

    [Theory, InlineData("RP5", RefusalCode.NotFound), InlineData("RFF", RefusalCode.OdsNotPermitted)]
    public async Task Whoever_repeats_anothers_command_word_for_word_is_told_nothing(string ods, RefusalCode code)
    {
        var id = await Barnsley.Sends(Sheffield, new());
        Assert.IsType<Applied<ReferralView>>(await Sheffield.Execute(id, new Reject("outOfArea", "Not ours."), "said", ifVersion: 1));

        var other = new[] { Barnsley, Doncaster }.Single(trust => trust.Ods.Value == ods);
        var answer = Assert.IsType<Refused<ReferralView>>(
            await other.Execute(id, new Reject("outOfArea", "Not ours."), "said", ifVersion: 1));

        Assert.Equal((code, code == RefusalCode.NotFound), (answer.Refusal.Code, answer.Current is null));
    }

    [Fact]
    public async Task The_same_key_of_another_trust_is_another_referral()
    {
        await Barnsley.Send(key, new(Sheffield.Ods, new TestPatient().Lung));

        Assert.IsType<Applied<ReferralView>>(await Doncaster.Send(key, new(Sheffield.Ods, new TestPatient().Lung)));
    }

    [Fact]
    public async Task A_second_open_referral_is_refused_with_the_first_one_to_choose()
    {
        var patient = new TestPatient();
        var first = await Barnsley.Sends(Sheffield, patient);

        var refusal = Refused(RefusalCode.OpenReferralExists, await Barnsley.Send(key, new(Sheffield.Ods, patient.Lung)));

        Assert.Equal(("referral", first.Value), (refusal.Choices.Single().Kind, refusal.Choices.Single().Id));
        Assert.Null(await Hub.Referral(IdOf(Barnsley, key)).Read(Barnsley.Ods));
    }

    [Fact]
    public async Task A_second_primary_may_be_sent_beside_the_first()
    {
        var patient = new TestPatient();
        await Barnsley.Sends(Sheffield, patient);

        await Barnsley.Sends(Sheffield, patient, additional: "A second primary.");
    }

    [Fact]
    public async Task A_refused_send_leaves_its_key_free()
    {
        var patient = new TestPatient();
        Refused(RefusalCode.UnknownField, await Barnsley.Send(key, new(Sheffield.Ods, patient.With(dataSet => dataSet["shoeSize"] = 42))));

        Assert.IsType<Applied<ReferralView>>(await Barnsley.Send(key, new(Sheffield.Ods, patient.Lung)));
    }

    [Fact]
    public async Task A_command_on_an_older_version_is_refused_unless_it_is_the_one_that_won()
    {
        var id = await Barnsley.Sends(Sheffield, new());
        var won = await Sheffield.Execute(id, new Receive(), "receive", ifVersion: 1);

        Assert.IsType<Applied<ReferralView>>(won);
        Refused(RefusalCode.VersionMismatch, await Sheffield.Execute(id, new Accept(), "late", ifVersion: 1));
        Assert.IsType<Unchanged<ReferralView>>(await Sheffield.Execute(id, new Receive(), "receive", ifVersion: 1));
        await Hub.Deactivate(id);
        Assert.IsType<Unchanged<ReferralView>>(await Sheffield.Execute(id, new Receive(), "receive", ifVersion: 1));
        Refused(RefusalCode.VersionMismatch, await Sheffield.Execute(id, new Accept(), "late", ifVersion: 1));
        Assert.Equal(2, (await Sheffield.Sees(id)).Version);
    }
}
