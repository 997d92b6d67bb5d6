using InterTrust.Identity;
using InterTrust.Referrals;
using InterTrust.TestKit;
using Xunit;

namespace InterTrust.Hosting;

[Collection(OnPostgreSql.Name)]
public sealed class PostgreSqlStorageFaultTests(PostgreSqlHub hub) : StorageFaultTests(hub);

[Collection(OnSqlite.Name)]
public sealed class SqliteStorageFaultTests(SqliteHub hub) : StorageFaultTests(hub);

/// <summary>The connection to the database is cut before a commit, or between the commit and its answer.</summary>
public abstract class StorageFaultTests(HubFixture hub) : HubTests(hub)
{
    /// <summary>Longer than the time after which an unfinished process is due.</summary>
    private static readonly TimeSpan UntilDue = TimeSpan.FromSeconds(10);

    [Fact]
    public async Task What_was_cut_before_its_commit_has_not_happened_and_the_next_call_works()
    {
        var id = await Barnsley.Sends(Sheffield, new());
        Hub.Watch.CutOnce(id.Value, "referralReceived", Cut.Before);

        await Assert.ThrowsAsync<StorageUnavailableException>(() => Sheffield.Execute(id, new Receive(), "receive"));
        Assert.Equal(ReferralStatus.Sent, (await Sheffield.Sees(id)).Status);

        Assert.IsType<Applied<ReferralView>>(await Sheffield.Execute(id, new Receive(), "receive"));
    }

    [Fact]
    public async Task What_was_cut_after_its_commit_is_unknown_and_its_repeat_hears_the_truth()
    {
        var id = await Barnsley.Sends(Sheffield, new());
        Hub.Watch.CutOnce(id.Value, "referralReceived", Cut.After);

        await Assert.ThrowsAsync<StorageUncertainException>(() => Sheffield.Execute(id, new Receive(), "receive", ifVersion: 1));
        var repeated = await Sheffield.Execute(id, new Receive(), "receive", ifVersion: 1);

        Assert.Equal(ReferralStatus.Received, Assert.IsType<Unchanged<ReferralView>>(repeated).Value.Status);
        Assert.Contains(id.Value, Hub.Watch.Reads);
        Assert.Equal(["referralSent", "referralReceived"], await Sheffield.HistoryOf(id));
    }

    [Theory, InlineData(Cut.Before), InlineData(Cut.After)]
    public async Task A_send_that_was_cut_is_repeated_under_its_key(Cut cut)
    {
        var key = $"cut {Guid.NewGuid()}";
        var send = new Send(Sheffield.Ods, new TestPatient().Lung);
        Hub.Watch.CutOnce(IdOf(Barnsley, key).Value, "referralSent", cut);

        await Assert.ThrowsAnyAsync<Exception>(() => Barnsley.Send(key, send));

        Assert.Equal(cut == Cut.After, await Barnsley.Send(key, send) is Unchanged<ReferralView>);
        Assert.Equal(["referralSent"], await Barnsley.HistoryOf(IdOf(Barnsley, key)));
    }

    [Fact]
    public async Task An_acceptance_that_was_cut_after_its_commit_is_on_one_pathway_already()
    {
        var patient = new TestPatient();
        var id = await Barnsley.Sends(Sheffield, patient);
        await Sheffield.Apply(id, new Receive());
        Hub.Watch.CutOnce(id.Value, "referralAccepted", Cut.After);

        await Assert.ThrowsAsync<StorageUncertainException>(() => Sheffield.Execute(id, new Accept()));

        Assert.Equal(ReferralStatus.PathwayCreated, (await Sheffield.Sees(id)).Status);
        Assert.Equal(["referralSent", "referralReceived", "referralAccepted", "pathwayCreated"], await Sheffield.HistoryOf(id));
        Assert.Equal("pathwayOpened", Assert.Single((await Hub.Pathway(PathwayId.For(Sheffield.Ods, id, 0)).History(Sheffield.Ods))!).Type);
        Assert.Single(await Sheffield.PathwaysOf(patient));
    }

    [Fact]
    public async Task A_pathway_that_was_asked_for_before_it_was_opened_is_seen_afterwards()
    {
        var id = await Barnsley.Sends(Sheffield, new());
        Assert.Null(await Hub.Pathway(PathwayId.For(Sheffield.Ods, id, 0)).Read(Sheffield.Ods));

        await Sheffield.Apply(id, new Accept());

        Assert.Equal([id], (await Hub.Pathway(PathwayId.For(Sheffield.Ods, id, 0)).Read(Sheffield.Ods))!.Referrals);
    }

    [Theory]
    [InlineData("referralAccepted", Cut.After)]
    [InlineData("referralJoined", Cut.Before)]
    [InlineData("referralJoined", Cut.After)]
    [InlineData("pathwayJoined", Cut.Before)]
    [InlineData("pathwayJoined", Cut.After)]
    public async Task A_joining_that_was_cut_joins_once_by_itself(string at, Cut cut)
    {
        var patient = new TestPatient();
        var first = await Sheffield.Apply(await Barnsley.Sends(Sheffield, patient), new Accept());
        var id = await Barnsley.Sends(Sheffield, patient);
        await Sheffield.Apply(id, new Receive());
        Hub.Watch.CutOnce(at == "referralJoined" ? first.Pathway!.Id.Value : id.Value, at, cut);

        if (at == "referralAccepted")
            await Assert.ThrowsAsync<StorageUncertainException>(() => Sheffield.Execute(id, new Accept()));
        else
            await Sheffield.Apply(id, new Accept());
        Hub.Clock.Advance(UntilDue);

        await BecomesAt(Sheffield, id, ReferralStatus.PathwayJoined);
        Assert.Equal(
            ["pathwayOpened", "referralJoined"],
            (await Hub.Pathway(first.Pathway!.Id).History(Sheffield.Ods))!.Select(e => e.Type));
        Assert.Equal(["referralSent", "referralReceived", "referralAccepted", "pathwayJoined"], await Sheffield.HistoryOf(id));
    }

    [Theory]
    [InlineData("eventRecorded", Cut.Before)]
    [InlineData("eventRecorded", Cut.After)]
    [InlineData("transferPassedOn", Cut.Before)]
    [InlineData("transferPassedOn", Cut.After)]
    public async Task A_transfer_onward_that_was_cut_stands_once_on_the_pathway_that_the_patient_left(string at, Cut cut)
    {
        var left = (await Sheffield.Apply(await Barnsley.Sends(Sheffield, new()), new Accept())).Pathway!.Id;
        var prepared = (await Hub.Pathway(left).Onward(Sheffield.Ods))!;
        var sent = await Sheffield.Send($"onward {Guid.NewGuid()}", new(Doncaster.Ods, prepared.Dataset.Utf8, OnwardFrom: left));
        var id = Assert.IsType<Applied<ReferralView>>(sent).Value.Id;
        Hub.Watch.CutOnce(at == "eventRecorded" ? left.Value : id.Value, at, cut);

        await Doncaster.Apply(id, new Accept());
        Hub.Clock.Advance(UntilDue);

        await Eventually.Sees("the transfer passed on", () => Doncaster.HistoryOf(id), history => history.Contains("transferPassedOn"));
        Assert.Equal([id], (await Sheffield.Sees(left)).Events.Where(e => e.Type == "transfer").Select(e => e.Source.ReferralId!));
        Assert.Equal(["pathwayOpened", "eventRecorded"], (await Hub.Pathway(left).History(Sheffield.Ods))!.Select(e => e.Type));
    }

    [Theory]
    [InlineData("referralSent", Cut.Before)]
    [InlineData("referralSent", Cut.After)]
    [InlineData("redirectionArrived", Cut.Before)]
    [InlineData("redirectionArrived", Cut.After)]
    public async Task A_redirection_that_was_cut_arrives_once(string at, Cut cut)
    {
        var id = await Barnsley.Sends(Sheffield, new());
        await Sheffield.Apply(id, new Receive());
        var redirected = id.RedirectedTo(Doncaster.Ods);
        Hub.Watch.CutOnce(at == "referralSent" ? redirected.Value : id.Value, at, cut);

        await Sheffield.Apply(id, new Redirect(Doncaster.Ods, "Nearer to home."));
        Hub.Clock.Advance(UntilDue);

        await Eventually.Sees("an arrival that is recorded", () => Sheffield.HistoryOf(id), history => history[^1] == "redirectionArrived");
        Assert.Single(await Sheffield.HistoryOf(id), "redirectionArrived");
        Assert.Equal(["referralSent"], await Doncaster.HistoryOf(redirected));
    }

    [Theory]
    [InlineData("referralDismissed", Cut.Before)]
    [InlineData("referralDismissed", Cut.After)]
    [InlineData("pathwayCleared", Cut.Before)]
    [InlineData("pathwayCleared", Cut.After)]
    public async Task An_undone_match_that_was_cut_clears_its_pathway_once(string at, Cut cut)
    {
        var patient = new TestPatient();
        var accepted = await Sheffield.Apply(await Barnsley.Sends(Sheffield, patient), new Accept());
        Hub.Watch.CutOnce(at == "referralDismissed" ? accepted.Pathway!.Id.Value : accepted.Id.Value, at, cut);

        await Sheffield.Apply(accepted.Id, new UndoMatch("Another patient."));
        Hub.Clock.Advance(UntilDue);

        await Eventually.Sees(
            "a pathway that is cleared", () => Sheffield.HistoryOf(accepted.Id), history => history[^1] == "pathwayCleared");
        Assert.Single(await Sheffield.HistoryOf(accepted.Id), "pathwayCleared");
        Assert.Equal(
            ["pathwayOpened", "referralDismissed", "pathwayClosed"],
            (await Hub.Pathway(accepted.Pathway!.Id).History(Sheffield.Ods))!.Select(e => e.Type));
        Assert.Empty(await Sheffield.PathwaysOf(patient));
    }

    [Theory, InlineData("referralAccepted"), InlineData("referralRedirected"), InlineData("matchUndone")]
    public async Task What_was_cut_before_its_first_commit_can_be_said_again(string at)
    {
        var id = await Barnsley.Sends(Sheffield, new());
        await Sheffield.Apply(id, at == "matchUndone" ? new Accept() : new Receive());
        ReferralCommand command = at switch
        {
            "referralAccepted" => new Accept(),
            "referralRedirected" => new Redirect(Doncaster.Ods, "Nearer to home."),
            _ => new UndoMatch("Another patient."),
        };
        Hub.Watch.CutOnce(id.Value, at, Cut.Before);

        await Assert.ThrowsAsync<StorageUnavailableException>(() => Sheffield.Execute(id, command, "again"));

        Assert.IsType<Applied<ReferralView>>(await Sheffield.Execute(id, command, "again"));
    }

    /// <summary>"It has not happened" must be true.</summary>
    [Fact]
    public async Task An_acceptance_that_is_committed_is_not_denied_when_the_database_goes_away_then()
    {
        var patient = new TestPatient();
        await Sheffield.Apply(await Barnsley.Sends(Sheffield, patient), new Accept());
        var id = await Barnsley.Sends(Sheffield, patient);
        await Sheffield.Apply(id, new Receive());
        Hub.Watch.CutOnce(id.Value, "pathwayJoined", Cut.Before);
        Hub.Watch.Unreadable.Add(id.Value);

        var answer = await Record.ExceptionAsync(
            async () => Assert.Equal(ReferralStatus.Accepted, (await Sheffield.Apply(id, new Accept())).Status));
        Hub.Watch.Unreadable.Clear();

        Assert.Null(answer);
        Hub.Clock.Advance(UntilDue);
        await BecomesAt(Sheffield, id, ReferralStatus.PathwayJoined);
    }

    private static Task<ReferralView> BecomesAt(Trust trust, ReferralId id, ReferralStatus status) =>
        Eventually.Sees($"{id} {status}", () => trust.Sees(id), seen => seen.Status == status);
}
