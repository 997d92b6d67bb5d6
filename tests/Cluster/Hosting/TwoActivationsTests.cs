using InterTrust.Drafts;
using InterTrust.Identity;
using InterTrust.Journal;
using InterTrust.Referrals;
using Xunit;

namespace InterTrust.Hosting;

public sealed class PostgreSqlTwoActivationsTests(Postgres postgres) : TwoActivationsTests(new PostgreSqlDatabases(postgres));

public sealed class SqliteTwoActivationsTests() : TwoActivationsTests(new SqliteDatabases());

/// <summary>
/// Two hubs that do not know of each other work on one database, as in a network partition: every grain may be active twice.
/// </summary>
public abstract class TwoActivationsTests(IEmptyDatabases databases) : IAsyncLifetime
{
    private const int Rounds = 10;

    private TestHub first = null!;
    private TestHub second = null!;

    public async ValueTask InitializeAsync()
    {
        var database = await databases.New();
        (first, second) = (await TestHub.Start(database, silos: 1), await TestHub.Start(database, silos: 1));
    }

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        await Books.Agree(first);
        await first.DisposeAsync();
        await second.DisposeAsync();
        (databases as IDisposable)?.Dispose();
    }

    [Fact]
    public async Task An_actor_behind_whose_back_was_written_reads_again_and_answers_from_the_truth()
    {
        var id = await first.Barnsley.Sends(first.Sheffield, new());
        await second.Sheffield.Apply(id, new Reject("outOfArea", "Not ours."));

        var late = Assert.IsType<Refused<ReferralView>>(await first.Sheffield.Execute(id, new Accept()));

        Assert.Equal((RefusalCode.OutOfTurn, ReferralStatus.Rejected), (late.Refusal.Code, late.Current?.Status));
        Assert.Equal(["referralSent", "referralReceived", "referralRejected"], await first.Barnsley.HistoryOf(id));
    }

    [Fact]
    public async Task A_command_that_won_there_is_already_so_here()
    {
        var id = await first.Barnsley.Sends(first.Sheffield, new());
        await second.Sheffield.Execute(id, new RequestInformation([new(null, "Which side?")]), "ask");

        var repeated = await first.Sheffield.Execute(id, new RequestInformation([new(null, "Which side?")]), "ask");

        Assert.Single(Assert.IsType<Unchanged<ReferralView>>(repeated).Value.Questions);
    }

    // Found by the fault programme: a grain on a partitioned silo refused the answer to a question that it had not read.
    [Fact]
    public async Task A_no_is_given_on_the_truth_and_not_from_memory()
    {
        var id = await first.Barnsley.Sends(first.Sheffield, new());
        await second.Sheffield.Apply(id, new RequestInformation([new(null, "Which side?")]));

        Assert.IsType<Applied<ReferralView>>(await first.Barnsley.Execute(id, new ProvideInformation([new(1, "Left.")])));
    }

    [Fact]
    public async Task Of_accept_here_and_reject_there_one_wins()
    {
        for (var round = 0; round < Rounds; round++)
        {
            var id = await first.Barnsley.Sends(first.Sheffield, new());
            await second.Sheffield.Sees(id);

            var answers = await Task.WhenAll(
                first.Sheffield.Execute(id, new Accept()), second.Sheffield.Execute(id, new Reject("outOfArea", "Not ours.")));

            Assert.Single(answers.OfType<Applied<ReferralView>>());
            Assert.Equal(RefusalCode.OutOfTurn, Assert.Single(answers.OfType<Refused<ReferralView>>()).Refusal.Code);
            Assert.Single(await first.Barnsley.HistoryOf(id), type => type is "referralAccepted" or "referralRejected");
        }
    }

    [Fact]
    public async Task Sends_under_one_key_here_and_there_are_one_referral()
    {
        var send = new Send(first.Sheffield.Ods, new TestPatient().Lung);

        var answers = await Task.WhenAll(Enumerable.Range(0, 16).Select(n => (n % 2 == 0 ? first : second).Barnsley.Send("one key", send)));

        Assert.Single(answers.OfType<Applied<ReferralView>>());
        Assert.Equal(15, answers.OfType<Unchanged<ReferralView>>().Count());
    }

    [Fact]
    public async Task Two_referrals_of_a_patient_accepted_here_and_there_are_on_one_pathway()
    {
        for (var round = 0; round < Rounds; round++)
        {
            var patient = new TestPatient();
            ReferralId[] ids =
            [
                await first.Barnsley.Sends(first.Sheffield, patient), await second.Doncaster.Sends(second.Sheffield, patient),
            ];

            var accepted = await Task.WhenAll(first.Sheffield.Apply(ids[0], new Accept()), second.Sheffield.Apply(ids[1], new Accept()));

            Assert.Equal([ReferralStatus.PathwayCreated, ReferralStatus.PathwayJoined], accepted.Select(r => r.Status).Order());
            Assert.Single(accepted.Select(r => r.Pathway!.Id).Distinct());
            Assert.Single(await first.Sheffield.PathwaysOf(patient));
        }
    }

    [Fact]
    public async Task Of_two_saves_of_one_version_here_and_there_one_wins()
    {
        for (var round = 0; round < Rounds; round++)
        {
            Draft? draft = first.Barnsley.Drafts($"round {round}");
            for (var save = 0; save < 3; save++)
            {
                var saved = await Task.WhenAll(
                    first.Barnsley.Saves(draft with { Fields = new Dictionary<string, string> { ["/a"] = "here", ["/b"] = "here" } }),
                    second.Barnsley.Saves(draft with { Fields = new Dictionary<string, string> { ["/a"] = "there", ["/b"] = "there" } }));

                draft = Assert.Single(saved, winner => winner is not null)!;
                Assert.Equal(save + 1, draft.Version);
                Assert.Equal(draft.Fields, (await first.Barnsley.Reads(draft.Id))!.Fields);
                Assert.Equal(draft.Fields, (await second.Barnsley.Reads(draft.Id))!.Fields);
            }
        }
    }
}
