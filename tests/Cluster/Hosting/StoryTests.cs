using InterTrust.Identity;
using InterTrust.Pathways;
using InterTrust.Referrals;
using InterTrust.Worklists;
using Xunit;

namespace InterTrust.Hosting;

[Collection(OnPostgreSql.Name)]
public sealed class PostgreSqlStoryTests(PostgreSqlHub hub) : StoryTests(hub);

[Collection(OnSqlite.Name)]
public sealed class SqliteStoryTests(SqliteHub hub) : StoryTests(hub);

/// <summary>A referral's way from one trust's system to the other trust's pathway.</summary>
public abstract class StoryTests(HubFixture hub) : HubTests(hub)
{
    [Fact]
    public async Task A_referral_stands_on_both_worklists_until_it_is_accepted_onto_a_new_pathway()
    {
        var patient = new TestPatient();
        var id = await Barnsley.Sends(Sheffield, patient);

        var incoming = await Sheffield.RowOf(WorklistKind.Incoming, id.Value);
        Assert.Equal(("sent", "receive", patient.NhsNumber), (incoming?.Status, incoming?.WaitsFor?.Command, incoming?.Patient.NhsNumber));
        Assert.Equal("sent", (await Barnsley.RowOf(WorklistKind.Outgoing, id.Value))?.Status);

        Assert.Equal(ReferralStatus.Received, (await Sheffield.Apply(id, new Receive())).Status);
        Assert.Equal("received", (await Sheffield.RowOf(WorklistKind.Incoming, id.Value))?.Status);
        Assert.Equal("received", (await Barnsley.RowOf(WorklistKind.Outgoing, id.Value))?.Status);

        var accepted = await Sheffield.Apply(id, new Accept(Owner: "tracker", Note: "To Thursday's MDT."));

        Assert.Equal((ReferralStatus.PathwayCreated, true), (accepted.Status, accepted.Pathway!.Created));
        Assert.Equal(["noOpenPathway"], accepted.Pathway.MatchedOn);
        Assert.Equal(["referralSent", "referralReceived", "referralAccepted", "pathwayCreated"], await Barnsley.HistoryOf(id));
        Assert.Null(await Sheffield.RowOf(WorklistKind.Incoming, id.Value));
        Assert.Null(await Barnsley.RowOf(WorklistKind.Outgoing, id.Value));
        Assert.Equal("open", (await Sheffield.RowOf(WorklistKind.Pathways, accepted.Pathway.Id.Value))?.Status);

        var pathway = await Sheffield.Sees(accepted.Pathway.Id);
        Assert.Equal(
            [("referral", false), ("diagnosis", false), ("firstSeen", false), ("treatment", true)],
            [
                .. pathway.Events
                    .OrderBy(e => e.Id is ['r', ..] ? 0 : e.Id is ['d', ..] ? 1 : 2)
                    .ThenBy(e => e.Type)
                    .Select(e => (e.Type, e.Awaited)),
            ]);
        Assert.Equal(("tracker", "To Thursday's MDT."), (pathway.Owner, Assert.Single(pathway.Notes)));
        Assert.Equal(("To Thursday's MDT.", (string?)null), await LastNoteOf(accepted.Pathway.Id));
        await Sheffield.Apply(accepted.Pathway.Id, new AddNote("Theatre date asked for."));
        Assert.Equal(("Theatre date asked for.", Sheffield.Author.Actor), await LastNoteOf(accepted.Pathway.Id));
    }

    private async Task<(string?, string?)> LastNoteOf(PathwayId id)
    {
        var note = (await Sheffield.RowOf(WorklistKind.Pathways, id.Value))?.LastNote;
        return (note?.Text, note?.Actor);
    }

    [Fact]
    public async Task The_next_referral_of_the_patient_in_the_tumour_group_joins_the_pathway()
    {
        var patient = new TestPatient();
        var created = await Sheffield.Apply(await Barnsley.Sends(Sheffield, patient), new Accept());

        var joined = await Sheffield.Apply(await Barnsley.Sends(Sheffield, patient), new Accept());

        Assert.Equal((ReferralStatus.PathwayJoined, false), (joined.Status, joined.Pathway!.Created));
        Assert.Equal(created.Pathway!.Id, joined.Pathway.Id);
        Assert.Equal(["nhsNumber", "birthDate", "familyName", "tumourGroup"], joined.Pathway.MatchedOn);
        Assert.Equal([created.Id, joined.Id], (await Sheffield.Sees(joined.Pathway.Id)).Referrals);
        Assert.Single(await Sheffield.PathwaysOf(patient));
    }

    [Fact]
    public async Task A_rejected_referral_leaves_the_incoming_worklist_and_stays_on_the_outgoing_one()
    {
        var id = await Barnsley.Sends(Sheffield, new());

        var rejected = await Sheffield.Apply(id, new Reject("outOfArea", "Not ours.", "Send it to Leeds."));

        Assert.Equal((ReferralStatus.Rejected, "outOfArea"), (rejected.Status, rejected.Rejection?.ReasonCode));
        Assert.Null(await Sheffield.RowOf(WorklistKind.Incoming, id.Value));
        Assert.Equal("rejected", (await Barnsley.RowOf(WorklistKind.Outgoing, id.Value))?.Status);
        Refused(RefusalCode.OutOfTurn, await Sheffield.Execute(id, new Accept()));
    }

    [Fact]
    public async Task A_rejected_referral_that_is_sent_again_keeps_its_received_date()
    {
        var patient = new TestPatient();
        var first = await Sheffield.Apply(await Barnsley.Sends(Sheffield, patient), new Reject("informationInsufficient", "No stage."));

        var again = Assert.IsType<Applied<ReferralView>>(
            await Barnsley.Send("again " + first.Id, new(Sheffield.Ods, patient.Lung, "TEST-RFF-1", first.Id))).Value;

        Assert.Equal((first.Id, first.ReceivedDate), (again.Replaces, again.ReceivedDate));
        Assert.Equal(2, again.Transfers.Count);
    }

    [Fact]
    public async Task A_withdrawn_referral_leaves_both_worklists()
    {
        var id = await Barnsley.Sends(Sheffield, new());

        Assert.Equal(ReferralStatus.Withdrawn, (await Barnsley.Apply(id, new Withdraw("patientDeclined", "Stays here."))).Status);

        Assert.Null(await Sheffield.RowOf(WorklistKind.Incoming, id.Value));
        Assert.Null(await Barnsley.RowOf(WorklistKind.Outgoing, id.Value));
    }

    [Fact]
    public async Task An_amended_referral_shows_both_trusts_the_new_data_set()
    {
        var patient = new TestPatient();
        var id = await Barnsley.Sends(Sheffield, patient);

        var amended = await Barnsley.Apply(id, new Amend(patient.With(dataSet => dataSet["patient"]!["familyName"] = "Kowalska")));

        Assert.Equal((ReferralStatus.Sent, 2), (amended.Status, amended.DatasetVersion));
        Assert.Equal("Kowalska", (await Sheffield.RowOf(WorklistKind.Incoming, id.Value))?.Patient.FamilyName);
        await Hub.Deactivate(id);
        Assert.Equal(amended.Dataset.Utf8, (await Sheffield.Sees(id)).Dataset.Utf8);
    }

    [Fact]
    public async Task A_question_waits_for_the_referrer_and_its_answer_brings_the_referral_back()
    {
        var patient = new TestPatient();
        var id = await Barnsley.Sends(Sheffield, patient);

        await Sheffield.Apply(id, new RequestInformation([new("/staging/t", "Is the T category final?")]));
        Assert.Equal(
            ("provideInformation", Barnsley.Ods),
            await Barnsley.RowOf(WorklistKind.Outgoing, id.Value) is { WaitsFor: { } waits } ? (waits.Command, waits.Ods) : default);
        var answered = await Barnsley.Apply(id, new ProvideInformation(
            [new(1, "No: 2b.")], patient.With(dataSet => dataSet["staging"]!["t"] = "2b")));

        Assert.Equal((ReferralStatus.Received, "No: 2b."), (answered.Status, Assert.Single(answered.Questions).Answer));
        Assert.Equal(answered.Version, answered.DatasetVersion);
        Assert.Contains(
            "\"t\":\"2b\"", System.Text.Encoding.UTF8.GetString((await Sheffield.Sees(id)).Dataset.Utf8), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_redirected_referral_stands_at_the_third_trust_with_its_received_date_and_its_predecessor()
    {
        var patient = new TestPatient();
        var id = await Barnsley.Sends(Sheffield, patient);

        var redirected = await Sheffield.Apply(id, new Redirect(Doncaster.Ods, "Nearer to home."));

        Assert.Equal((ReferralStatus.Redirected, Doncaster.Ods), (redirected.Status, redirected.RedirectedTo?.Ods));
        var arrived = await Doncaster.Sees(redirected.RedirectedTo!.Id);
        Assert.Equal((ReferralStatus.Sent, id, Barnsley.Ods), (arrived.Status, arrived.Replaces, arrived.From));
        Assert.Equal((redirected.ReceivedDate, redirected.Dataset.Utf8.Length), (arrived.ReceivedDate, arrived.Dataset.Utf8.Length));
        Assert.Equal([Sheffield.Ods, Doncaster.Ods], arrived.Transfers.Select(t => t.To));
        Assert.Equal("sent", (await Doncaster.RowOf(WorklistKind.Incoming, arrived.Id.Value))?.Status);
        Assert.Equal("sent", (await Barnsley.RowOf(WorklistKind.Outgoing, arrived.Id.Value))?.Status);
        Assert.Equal(["referralSent", "referralReceived", "referralRedirected", "redirectionArrived"], await Sheffield.HistoryOf(id));
    }

    [Fact]
    public async Task An_undone_match_closes_its_pathway_and_the_referral_is_accepted_onto_another()
    {
        var patient = new TestPatient();
        var mismatched = await Sheffield.Apply(await Barnsley.Sends(Sheffield, patient), new Accept());

        var undone = await Sheffield.Apply(mismatched.Id, new UndoMatch("Another patient."));

        Assert.Equal((ReferralStatus.Received, mismatched.ReceivedDate), (undone.Status, undone.ReceivedDate));
        Assert.Null(undone.Pathway);
        Assert.Empty(await Sheffield.PathwaysOf(patient));
        var closed = await Sheffield.Sees(mismatched.Pathway!.Id);
        Assert.Equal(PathwayStatus.Closed, closed.Status);
        Assert.Empty(closed.Events);

        var matched = await Sheffield.Apply(mismatched.Id, new Accept());

        Assert.Equal(ReferralStatus.PathwayCreated, matched.Status);
        Assert.Equal(PathwayId.For(Sheffield.Ods, mismatched.Id, 1), matched.Pathway!.Id);
        Assert.Equal(4, (await Sheffield.Sees(matched.Pathway.Id)).Events.Count);
    }

    [Fact]
    public async Task An_undone_match_leaves_the_pathway_open_for_those_who_are_on_it()
    {
        var patient = new TestPatient();
        var first = await Sheffield.Apply(await Barnsley.Sends(Sheffield, patient), new Accept());
        var second = await Sheffield.Apply(await Barnsley.Sends(Sheffield, patient), new Accept());

        await Sheffield.Apply(second.Id, new UndoMatch("A second primary."));
        var beside = await Sheffield.Apply(second.Id, new Accept(PathwayMode.New));

        Assert.Equal([first.Id], (await Sheffield.Sees(first.Pathway!.Id)).Referrals);
        Assert.Equal((ReferralStatus.PathwayCreated, PathwayId.For(Sheffield.Ods, second.Id, 1)), (beside.Status, beside.Pathway!.Id));
        Assert.Equal(2, (await Sheffield.PathwaysOf(patient)).Count);
        Assert.Equal(
            2,
            Refused(
                RefusalCode.MatchAmbiguous, await Sheffield.Execute(await Barnsley.Sends(Sheffield, patient), new Accept())).Choices.Count);
    }

    [Fact]
    public async Task A_trust_that_is_neither_side_is_told_that_there_is_no_such_referral()
    {
        var id = await Barnsley.Sends(Sheffield, new());

        Refused(RefusalCode.NotFound, await Doncaster.Execute(id, new Accept()));
        Assert.Null(await Hub.Referral(id).Read(Doncaster.Ods));
        Assert.Null(await Hub.Referral(id).History(Doncaster.Ods));
        Assert.DoesNotContain(await Doncaster.Feed(), e => e.ReferralId == id);
    }
}
