using InterTrust.Identity;
using InterTrust.Pathways;
using InterTrust.Referrals;
using Xunit;

namespace InterTrust.Hosting;

[Collection(OnPostgreSql.Name)]
public sealed class PostgreSqlRaceTests(PostgreSqlHub hub) : RaceTests(hub);

[Collection(OnSqlite.Name)]
public sealed class SqliteRaceTests(SqliteHub hub) : RaceTests(hub);

/// <summary>Several commands at the same moment.</summary>
public abstract class RaceTests(HubFixture hub) : HubTests(hub)
{
    private const int Rounds = 20;

    [Fact]
    public async Task Sixteen_sends_under_one_key_are_one_referral()
    {
        var key = $"race {Guid.NewGuid()}";
        var send = new Send(Sheffield.Ods, new TestPatient().Lung);

        var answers = await AtOnce(16, _ => Barnsley.Send(key, send));

        Assert.Single(answers.OfType<Applied<ReferralView>>());
        Assert.Equal(15, answers.OfType<Unchanged<ReferralView>>().Count());
        Assert.Equal(["referralSent"], await Barnsley.HistoryOf(IdOf(Barnsley, key)));
    }

    [Fact]
    public async Task Sixteen_sends_for_one_patient_under_their_own_keys_are_one_open_referral()
    {
        var send = new Send(Sheffield.Ods, new TestPatient().Lung);

        var answers = await AtOnce(16, _ => Barnsley.Send($"race {Guid.NewGuid()}", send));

        var winner = Assert.Single(answers.OfType<Applied<ReferralView>>()).Value;
        Assert.All(
            answers.OfType<Refused<ReferralView>>(),
            loser => Assert.Equal(
                (RefusalCode.OpenReferralExists, winner.Id.Value), (loser.Refusal.Code, loser.Refusal.Choices.Single().Id)));
        Assert.Equal(15, answers.OfType<Refused<ReferralView>>().Count());
    }

    [Fact]
    public Task Of_accept_and_reject_one_wins() =>
        OneDecides(id => Sheffield.Execute(id, new Accept()), id => Sheffield.Execute(id, new Reject("outOfArea", "Not ours.")));

    [Fact]
    public Task Of_accept_and_withdraw_one_wins() =>
        OneDecides(id => Sheffield.Execute(id, new Accept()), id => Barnsley.Execute(id, new Withdraw("patientDeclined", "Stays here.")));

    [Fact]
    public async Task Of_two_referrals_of_a_patient_accepted_at_once_one_creates_the_pathway_and_one_joins_it()
    {
        for (var round = 0; round < Rounds; round++)
        {
            var patient = new TestPatient();
            var (first, second) = (await Barnsley.Sends(Sheffield, patient), await Doncaster.Sends(Sheffield, patient));

            await AtOnce(2, n => Sheffield.Apply(n == 0 ? first : second, new Accept()));

            ReferralView[] accepted = [await Sheffield.Sees(first), await Sheffield.Sees(second)];
            Assert.Equal([ReferralStatus.PathwayCreated, ReferralStatus.PathwayJoined], accepted.Select(r => r.Status).Order());
            Assert.Single(accepted.Select(r => r.Pathway!.Id).Distinct());
            Assert.Single(await Sheffield.PathwaysOf(patient));
        }
    }

    [Fact]
    public async Task Two_referrals_of_a_patient_accepted_at_once_as_new_are_on_two_pathways()
    {
        for (var round = 0; round < Rounds; round++)
        {
            var patient = new TestPatient();
            var (first, second) = (await Barnsley.Sends(Sheffield, patient), await Doncaster.Sends(Sheffield, patient));

            var accepted = await AtOnce(2, n => Sheffield.Apply(n == 0 ? first : second, new Accept(PathwayMode.New)));

            Assert.All(accepted, r => Assert.Equal(ReferralStatus.PathwayCreated, r.Status));
            Assert.Equal(2, (await Sheffield.PathwaysOf(patient)).Count);
        }
    }

    [Fact]
    public async Task Of_commands_on_one_version_one_wins()
    {
        var id = await Barnsley.Sends(Sheffield, new());

        var answers = await AtOnce(16, n => Sheffield.Execute(id, new RequestInformation([new(null, $"Question {n}?")]), ifVersion: 1));

        Assert.Single(answers.OfType<Applied<ReferralView>>());
        Assert.All(answers.OfType<Refused<ReferralView>>(), loser => Assert.Equal(RefusalCode.VersionMismatch, loser.Refusal.Code));
        Assert.Single((await Sheffield.Sees(id)).Questions);
    }

    private async Task OneDecides(
        Func<ReferralId, Task<CommandResult<ReferralView>>> accept, Func<ReferralId, Task<CommandResult<ReferralView>>> end)
    {
        for (var round = 0; round < Rounds; round++)
        {
            var id = await Barnsley.Sends(Sheffield, new());

            var answers = await AtOnce(2, n => n == 0 ? accept(id) : end(id));

            Assert.Single(answers.OfType<Applied<ReferralView>>());
            Refused(RefusalCode.OutOfTurn, answers.Single(a => a is not Applied<ReferralView>));
            Assert.Single(await Barnsley.HistoryOf(id), type => type is "referralAccepted" or "referralRejected" or "referralWithdrawn");
        }
    }

    private static Task<T[]> AtOnce<T>(int clients, Func<int, Task<T>> call) =>
        Task.WhenAll(Enumerable.Range(0, clients).Select(client => Task.Run(() => call(client))));
}
