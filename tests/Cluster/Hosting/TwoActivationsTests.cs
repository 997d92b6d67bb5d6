using InterTrust.Drafts;
using InterTrust.Identity;
using InterTrust.Journal;
using InterTrust.Referrals;
using Xunit;

namespace InterTrust.Hosting;

public sealed class PostgreSqlTwoActivationsTests(Postgres postgres) : TwoActivationsTests(new PostgreSqlDatabases(postgres));

public sealed class SqliteTwoActivationsTests() : TwoActivationsTests(new SqliteDatabases());

/// <summary>
/// Two hubs that do not know of each other work on one database, as the halves of a partition do: every actor may live twice.
/// </summary>
public abstract class TwoActivationsTests(IEmptyDatabases databases) : IAsyncLifetime
{
    private const int Rounds = 10;

    private TestHub here = null!;
    private TestHub there = null!;

    public async ValueTask InitializeAsync()
    {
        var database = await databases.New();
        (here, there) = (await TestHub.Start(database, silos: 1), await TestHub.Start(database, silos: 1));
    }

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        await Books.Agree(here);
        await here.DisposeAsync();
        await there.DisposeAsync();
        (databases as IDisposable)?.Dispose();
    }

    [Fact]
    public async Task An_actor_behind_whose_back_was_written_reads_again_and_answers_from_the_truth()
    {
        var id = await here.Barnsley.Sends(here.Sheffield, new());
        await there.Sheffield.Does(id, new Reject("outOfArea", "Not ours."));

        var late = Assert.IsType<Refused<ReferralView>>(await here.Sheffield.Tell(id, new Accept()));

        Assert.Equal((RefusalCode.OutOfTurn, ReferralStatus.Rejected), (late.Refusal.Code, late.Current?.Status));
        Assert.Equal(["referralSent", "referralReceived", "referralRejected"], await here.Barnsley.HistoryOf(id));
    }

    [Fact]
    public async Task A_command_that_won_there_is_already_so_here()
    {
        var id = await here.Barnsley.Sends(here.Sheffield, new());
        await there.Sheffield.Tell(id, new RequestInformation([new(null, "Which side?")]), "ask");

        var repeated = await here.Sheffield.Tell(id, new RequestInformation([new(null, "Which side?")]), "ask");

        Assert.Single(Assert.IsType<Unchanged<ReferralView>>(repeated).Value.Questions);
    }

    // Found by the fault programme: an actor that still lived where nobody else saw it said no to the answer of a question that it had not heard of.
    [Fact]
    public async Task A_no_is_given_on_the_truth_and_not_from_memory()
    {
        var id = await here.Barnsley.Sends(here.Sheffield, new());
        await there.Sheffield.Does(id, new RequestInformation([new(null, "Which side?")]));

        Assert.IsType<Applied<ReferralView>>(await here.Barnsley.Tell(id, new ProvideInformation([new(1, "Left.")])));
    }

    [Fact]
    public async Task Of_accept_here_and_reject_there_one_wins()
    {
        for (var round = 0; round < Rounds; round++)
        {
            var id = await here.Barnsley.Sends(here.Sheffield, new());
            await there.Sheffield.Sees(id);

            var answers = await Task.WhenAll(
                here.Sheffield.Tell(id, new Accept()), there.Sheffield.Tell(id, new Reject("outOfArea", "Not ours.")));

            Assert.Single(answers.OfType<Applied<ReferralView>>());
            Assert.Equal(RefusalCode.OutOfTurn, Assert.Single(answers.OfType<Refused<ReferralView>>()).Refusal.Code);
            Assert.Single(await here.Barnsley.HistoryOf(id), type => type is "referralAccepted" or "referralRejected");
        }
    }

    [Fact]
    public async Task Sends_under_one_key_here_and_there_are_one_referral()
    {
        var send = new Send(here.Sheffield.Ods, new TestPatient().Lung);

        var answers = await Task.WhenAll(Enumerable.Range(0, 16).Select(n => (n % 2 == 0 ? here : there).Barnsley.Send("one key", send)));

        Assert.Single(answers.OfType<Applied<ReferralView>>());
        Assert.Equal(15, answers.OfType<Unchanged<ReferralView>>().Count());
    }

    [Fact]
    public async Task Two_referrals_of_a_patient_accepted_here_and_there_are_on_one_pathway()
    {
        for (var round = 0; round < Rounds; round++)
        {
            var patient = new TestPatient();
            ReferralId[] ids = [await here.Barnsley.Sends(here.Sheffield, patient), await there.Doncaster.Sends(there.Sheffield, patient)];

            var accepted = await Task.WhenAll(here.Sheffield.Does(ids[0], new Accept()), there.Sheffield.Does(ids[1], new Accept()));

            Assert.Equal([ReferralStatus.PathwayCreated, ReferralStatus.PathwayJoined], accepted.Select(r => r.Status).Order());
            Assert.Single(accepted.Select(r => r.Pathway!.Id).Distinct());
            Assert.Single(await here.Sheffield.PathwaysOf(patient));
        }
    }

    [Fact]
    public async Task Of_two_saves_of_one_version_here_and_there_one_wins()
    {
        for (var round = 0; round < Rounds; round++)
        {
            Draft? draft = here.Barnsley.Drafts($"round {round}");
            for (var save = 0; save < 3; save++)
            {
                var saved = await Task.WhenAll(
                    here.Barnsley.Saves(draft with { Fields = new Dictionary<string, string> { ["/a"] = "here", ["/b"] = "here" } }),
                    there.Barnsley.Saves(draft with { Fields = new Dictionary<string, string> { ["/a"] = "there", ["/b"] = "there" } }));

                draft = Assert.Single(saved, won => won is not null)!;
                Assert.Equal(save + 1, draft.Version);
                Assert.Equal(draft.Fields, (await here.Barnsley.Reads(draft.Id))!.Fields);
                Assert.Equal(draft.Fields, (await there.Barnsley.Reads(draft.Id))!.Fields);
            }
        }
    }
}
