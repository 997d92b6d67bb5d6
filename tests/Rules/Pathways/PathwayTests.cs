using InterTrust.Identity;
using InterTrust.Pathways;
using InterTrust.Referrals;
using InterTrust.Rules.Referrals;

namespace InterTrust.Rules.Pathways;

public sealed class PathwayTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 23, 10, 0, 0, TimeSpan.Zero);
    private static readonly PathwayId Id = Story.Pathway;

    [Fact]
    public void An_accepted_referral_creates_a_pathway_with_its_referral_diagnosis_and_treatment_events_and_what_was_waited()
    {
        var pathway = Open(ReferralToAdd());

        Assert.Equal(["referral", "diagnosis", "treatment", "firstSeen"], pathway.Data.Events.Select(e => e.Type));
        Assert.Equal(
            [new DateOnly(2026, 11, 23), new DateOnly(2026, 11, 14), null, new DateOnly(2026, 11, 7)],
            pathway.Data.Events.Select(e => e.Date));
        Assert.Equal([false, false, true, false], pathway.Data.Events.Select(e => e.Awaited));
        Assert.Equal("C341", pathway.Data.Events[1].Facts["primaryIcd10"]);
    }

    [Fact]
    public void A_further_referral_joins_with_its_referral_event_and_what_the_pathway_does_not_know()
    {
        var pathway = Apply(Open(ReferralToAdd()), ReferralToAdd("another"));

        Assert.Equal(["referral", "diagnosis", "treatment", "firstSeen", "referral"], pathway.Data.Events.Select(e => e.Type));
        Assert.Equal(
            ["referral", "diagnosis", "treatment", "referral", "firstSeen"],
            Apply(Open(Registration), ReferralToAdd()).Data.Events.Select(e => e.Type));
        Assert.Equal(5, pathway.Data.Events.Select(e => e.Id).Distinct().Count());
        Assert.Equal(2, pathway.Data.Referrals.Count);
    }

    [Fact]
    public void A_further_referral_brings_the_transfers_that_the_pathway_does_not_know()
    {
        Transfer first = new(Story.Doncaster.Ods, Story.Barnsley.Ods, new(2026, 11, 5));
        Transfer second = new(Story.Barnsley.Ods, Story.Sheffield.Ods, new(2026, 11, 20));
        var pathway = Apply(
            Open(ReferralToAdd() with { Transfers = [second] }),
            ReferralToAdd("another") with { Transfers = [first, second] });

        Assert.Equal([first, second, second], pathway.Data.AllTransfers.Select(transfer => transfer.ToTransfer(TransferDatePolicy.Sent)));
    }

    [Fact]
    public void The_same_referral_joins_once() =>
        Assert.IsType<Decision<PathwayEvent>.Unchanged>(
            Pathway.Decide(Open(ReferralToAdd()), ReferralToAdd(), Story.Sheffield, Story.ContextAt(Now)));

    [Fact]
    public void A_referral_that_is_to_join_does_not_create() =>
        Assert.Equal(RefusalCode.NotFound, Refusal(new Pathway.None(Id), ReferralToAdd() with { Slot = null }).Code);

    [Fact]
    public void A_note_is_kept_behind_the_others_and_the_latest_is_known_with_when_and_who()
    {
        var pathway = Apply(Open(ReferralToAdd() with { Note = "Came by taxi." }), new AddNote("Theatre date asked for."));

        Assert.Equal(["Came by taxi.", "Theatre date asked for."], pathway.Data.Notes);
        Assert.Equal(new PathwayNote("Theatre date asked for.", Now, Story.Sheffield.Actor), pathway.Data.LastNote);
        Assert.Null(pathway.ViewFor(Story.Barnsley.Ods, new(2026, 11, 23), default)!.LastNote);
    }

    [Fact]
    public void Only_the_trust_that_tracks_the_patient_writes_notes() =>
        Assert.Equal(
            RefusalCode.NotFound,
            Assert.IsType<Decision<PathwayEvent>.Refuse>(
                Pathway.Decide(Open(ReferralToAdd()), new AddNote("No."), Story.Barnsley, Story.ContextAt(Now))).Refusal.Code);

    [Theory]
    [InlineData(60, 60)]
    [InlineData(61, 60)]
    public void A_worklist_shows_the_beginning_of_the_latest_note_in_whole_characters(int length, int shown)
    {
        var row = PathwayRow.Table.Row(new(Apply(Open(ReferralToAdd()), new AddNote(string.Concat(Enumerable.Repeat("😀", length))))));
        var note = (string)row[PathwayRow.Table.Definition.Columns.ToList().FindIndex(column => column.Name == "note")]!;

        Assert.Equal(shown, note.EnumerateRunes().Count());
        Assert.Equal(length > shown, note.EndsWith('…'));
    }

    [Fact]
    public void A_dismissed_referral_takes_its_events_with_it_and_leaves_the_others()
    {
        var pathway = Apply(
            Apply(Open(ReferralToAdd()), ReferralToAdd("another")), new RemoveReferral(Referral("another"), "Another patient."));

        Assert.IsType<Pathway.Open>(pathway);
        Assert.Equal(["referral", "diagnosis", "treatment", "firstSeen"], pathway.Data.Events.Select(e => e.Type));
        Assert.Equal([Referral("a story")], pathway.Data.Referrals);
    }

    [Fact]
    public void A_pathway_that_rested_on_the_dismissed_referral_alone_is_closed() =>
        Assert.IsType<Pathway.Closed>(Apply(Open(ReferralToAdd()), new RemoveReferral(Referral("a story"), "Another patient.")));

    [Fact]
    public void A_registered_pathway_stays_open_when_a_referral_is_dismissed() =>
        Assert.IsType<Pathway.Open>(
            Apply(Apply(Open(Registration), ReferralToAdd()), new RemoveReferral(Referral("a story"), "Another patient.")));

    [Fact]
    public void A_closed_pathway_takes_no_referral() =>
        Assert.Equal(
            RefusalCode.OutOfTurn,
            Refusal(Apply(Open(ReferralToAdd()), new RemoveReferral(Referral("a story"), "Wrong.")), ReferralToAdd("another")).Code);

    [Fact]
    public void The_same_key_for_another_patient_is_refused_and_for_the_same_is_already_so()
    {
        var pathway = Open(Registration);

        Assert.IsType<Decision<PathwayEvent>.Unchanged>(Pathway.Decide(pathway, Registration, Story.Sheffield, Story.ContextAt(Now)));
        Assert.Equal(RefusalCode.IdempotencyKeyReused, Refusal(pathway, Registration with { TumourGroup = "skin" }).Code);
        Assert.Equal(
            RefusalCode.IdempotencyKeyReused,
            Refusal(pathway, Registration with { History = [new("firstSeen", new(2026, 11, 5), new Dictionary<string, string>())] }).Code);
    }

    [Fact]
    public void A_referring_trust_sees_its_part_and_the_tracking_trusts_and_a_stranger_sees_nothing()
    {
        var pathway = Apply(Open(Registration), ReferralToAdd());

        Assert.Equal(
            pathway.ViewFor(Story.Sheffield.Ods, Story.Today, default)!.Events,
            pathway.ViewFor(Story.Barnsley.Ods, Story.Today, default)!.Events);
        Assert.Equal([Referral("a story")], pathway.ViewFor(Story.Barnsley.Ods, Story.Today, default)!.Referrals);
        Assert.Null(pathway.ViewFor(Story.Doncaster.Ods, Story.Today, default));
    }

    private static Register Registration => new()
    {
        Patient = ReferralToAdd().Patient,
        TumourGroup = "lung",
        PathwayIdentifier = new("RHQ2026000001", Story.Sheffield.Ods),
        PeriodStart = new(2026, 10, 29),
    };

    private static ReferralId Referral(string key) => ReferralId.For(Story.Barnsley.Ods, key);

    private static AddReferral ReferralToAdd(string key = "a story")
    {
        var data = new Story().Apply(Story.LungReferral).Existing.Data with { Id = Referral(key) };
        return AcceptedReferrals.From(data, new Accept(), Story.Noon).Referral with { Slot = 0 };
    }

    private static Pathway.Existing Open(PathwayCommand command) => Apply(new Pathway.None(Id), command);

    private static Pathway.Existing Apply(Pathway state, PathwayCommand command)
    {
        var decision = Assert.IsType<Decision<PathwayEvent>.Apply>(Pathway.Decide(state, command, Story.Sheffield, Story.ContextAt(Now)));
        return (Pathway.Existing)decision.Events.Aggregate(state, Pathway.Evolve);
    }

    private static Refusal Refusal(Pathway state, PathwayCommand command) =>
        Assert.IsType<Decision<PathwayEvent>.Refuse>(Pathway.Decide(state, command, Story.Sheffield, Story.ContextAt(Now))).Refusal;
}
