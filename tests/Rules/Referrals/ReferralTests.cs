using InterTrust.Identity;
using InterTrust.Pathways;
using InterTrust.Referrals;

namespace InterTrust.Rules.Referrals;

public sealed class ReferralTests
{
    [Fact]
    public void The_received_date_is_the_day_of_Send_and_not_the_day_somebody_opened_it()
    {
        var story = new Story().Apply(Story.LungReferral);
        story.Now = story.Now.AddDays(3);
        story.Apply(new Receive());

        Assert.Equal(new DateOnly(2026, 11, 23), story.Existing.Data.ReceivedDate);
        Assert.Equal(story.Now, story.Existing.Data.ReceivedAt);
    }

    [Theory]
    [InlineData("RFF", RefusalCode.OdsNotPermitted)]
    [InlineData("RP5", RefusalCode.NotFound)]
    public void Only_the_receiving_trust_decides_and_a_third_trust_is_told_that_there_is_no_such_referral(string ods, RefusalCode code) =>
        Assert.Equal(code, Refusal(new Story().Apply(Story.LungReferral).Decide(new Receive(), Story.AuthorAt(ods))).Code);

    [Theory]
    [InlineData("RHQ", RefusalCode.OdsNotPermitted)]
    [InlineData("RP5", RefusalCode.NotFound)]
    public void Only_the_referring_trust_withdraws(string ods, RefusalCode code) =>
        Assert.Equal(
            code,
            Refusal(new Story().Apply(Story.LungReferral).Decide(new Withdraw("sentInError", "Wrong patient."), Story.AuthorAt(ods))).Code);

    [Fact]
    public void No_trust_says_the_hubs_own_commands() =>
        Assert.Equal(RefusalCode.NotFound, Refusal(new Story().Apply(Story.LungReferral).Decide(new RaiseOverdue(), Story.Sheffield)).Code);

    [Fact]
    public void The_same_key_with_another_body_is_refused() =>
        Assert.Equal(
            RefusalCode.IdempotencyKeyReused,
            Refusal(
                new Story().Apply(Story.LungReferral).Decide(
                    Story.LungReferral with { ClientReference = "another" }, Story.Barnsley)).Code);

    [Fact]
    public void A_referral_does_not_go_to_the_trust_it_comes_from_nor_to_one_that_the_hub_does_not_know()
    {
        var story = new Story();

        var toSelf = Refusal(story.Decide(Story.LungReferral with { To = Story.Barnsley.Ods }, Story.Barnsley));
        Assert.Equal((RefusalCode.ValidationFailed, "/to"), (toSelf.Code, toSelf.Findings[0].Pointer));

        var unknown = Refusal(story.Decide(Story.LungReferral with { To = OdsCode.Parse("XYZ", null) }, Story.Barnsley));
        Assert.Equal((RefusalCode.UnknownOrganisation, "/to"), (unknown.Code, Assert.Single(unknown.Findings).Pointer));
    }

    [Fact]
    public void All_that_is_wrong_is_found_at_once()
    {
        var refusal = Refusal(new Story().Decide(new Send(OdsCode.Parse("XYZ", null), "{}"u8.ToArray()), Story.Barnsley));

        Assert.Equal(RefusalCode.ValidationFailed, refusal.Code);
        Assert.Superset(
            new HashSet<string> { "/to", "/dataset/patient/nhsNumber", "/dataset/tumourGroup" },
            refusal.Findings.Select(f => f.Pointer).ToHashSet());
    }

    [Fact]
    public void A_referral_that_is_sent_again_names_its_predecessor_and_keeps_its_received_date()
    {
        var first = new Story().Apply(Story.LungReferral).Apply(new Reject("informationInsufficient", "No histology."));
        var again = Story.LungReferral with { Replaces = Story.Id };
        var later = first.Context with
        {
            Now = first.Now.AddDays(4),
            Predecessor = first.Existing.ViewFor(Story.Barnsley.Ods, Story.Today, default),
        };

        var decision = Referral.Decide(new Referral.None(ReferralId.For(Story.Barnsley.Ods, "again")), again, Story.Barnsley, later);

        var sent = Assert.IsType<ReferralSent>(Assert.Single(Assert.IsType<Decision<ReferralEvent>.Apply>(decision).Events));
        Assert.Equal(new DateOnly(2026, 11, 23), sent.ReceivedDate);
        Assert.Equal(2, sent.Transfers.Count);
    }

    [Fact]
    public void Only_a_rejected_or_withdrawn_referral_of_the_same_patient_can_be_sent_again()
    {
        var first = new Story().Apply(Story.LungReferral);
        var again = Story.LungReferral with { Replaces = Story.Id };
        var none = new Referral.None(ReferralId.For(Story.Barnsley.Ods, "again"));

        var missing = Referral.Decide(none, again, Story.Barnsley, first.Context);
        var open = Referral.Decide(
            none,
            again,
            Story.Barnsley,
            first.Context with { Predecessor = first.Existing.ViewFor(Story.Barnsley.Ods, Story.Today, default) });
        first.Apply(new Withdraw("sentInError", "Typed twice."));
        var another = Referral.Decide(
            none, again with { DataSet = Story.DataSetOf("prostate-complete") }, Story.Barnsley,
            first.Context with { Predecessor = first.Existing.ViewFor(Story.Barnsley.Ods, Story.Today, default) });

        Assert.All([missing, open, another], decision => Assert.Equal("/replaces", Assert.Single(Refusal(decision).Findings).Pointer));
    }

    [Fact]
    public void Every_open_question_is_answered_at_once_and_only_open_ones()
    {
        var story = new Story().Apply(Story.LungReferral).Apply(new RequestInformation([new(null, "First?"), new(null, "Second?")]));

        Assert.Equal("/answers", Pointer(story, new ProvideInformation([new(1, "Yes.")])));
        Assert.Equal("/answers/1/item", Pointer(story, new ProvideInformation([new(1, "Yes."), new(1, "No.")])));
        Assert.Equal("/answers/0/item", Pointer(story, new ProvideInformation([new(3, "Yes.")])));

        story.Apply(new ProvideInformation([new(2, "No."), new(1, "Yes.")]));
        Assert.Equal(["Yes.", "No."], story.Existing.Data.Questions.Select(q => q.Answer));
    }

    [Fact]
    public void An_answer_may_bring_a_new_version_of_the_data_set()
    {
        var story = new Story().Apply(Story.LungReferral).Apply(new RequestInformation([new(null, "Stage?")]));
        story.Apply(new ProvideInformation([new(1, "See the data set.")], Story.DataSetOf("prostate-complete")));

        Assert.Equal("urological", story.Existing.Data.Assessment.TumourGroup);
        Assert.Equal(story.Existing.Data.Version, story.Existing.Data.DatasetVersion);
    }

    [Fact]
    public void Amending_with_the_same_data_set_is_already_so() =>
        Assert.IsType<Decision<ReferralEvent>.Unchanged>(
            new Story().Apply(Story.LungReferral).Decide(new Amend(Story.LungComplete), Story.Barnsley));

    [Fact]
    public void An_acceptance_that_a_person_must_settle_is_refused_with_what_there_is_to_choose_from()
    {
        var story = new Story().Apply(Story.LungReferral);
        var refusal = new Refusal(RefusalCode.MatchAmbiguous, "Choose.");

        var decision = Referral.Decide(
            story.State, new Accept(), Story.Sheffield, story.Context with { Match = new MatchRefused(refusal) });

        Assert.Same(refusal, Refusal(decision));
    }

    [Theory]
    [InlineData("joined as planned", "planned")]
    [InlineData("created as planned", "planned")]
    [InlineData("joined instead of created", "found")]
    [InlineData("created instead of joined", "found")]
    public void A_pathway_says_why_it_was_matched_and_not_why_another_was_to_be(string link, string why)
    {
        var other = PathwayId.For(Story.Sheffield.Ods, "another");
        var (join, actual) = link switch
        {
            "joined as planned" => (other, new PathwayLink(other, false, ["found"])),
            "created as planned" => (null, new(Story.Pathway, true, ["found"])),
            "joined instead of created" => (null, new(other, false, ["found"])),
            _ => ((PathwayId?)other, new PathwayLink(Story.Pathway, true, ["found"])),
        };

        Assert.Equal([why], new MatchPlan(join, ["planned"]).ResolveLink(actual).MatchedOn);
    }

    [Fact]
    public void A_trust_is_in_at_most_two_transfers_and_a_pathway_has_at_most_ten()
    {
        var story = new Story().Apply(Story.LungReferral);
        Transfer Onward(int day) => new(Story.Sheffield.Ods, Story.Doncaster.Ods, new DateOnly(2026, 11, day));
        var twice = story.Existing.Data with { Transfers = [Onward(1), Onward(2)] };

        var decision = Referral.Decide(
            new Referral.Sent(twice), new Redirect(Story.Doncaster.Ods, "Again."), Story.Sheffield, story.Context);

        Assert.Equal("/to", Assert.Single(Refusal(decision).Findings).Pointer);
    }

    [Fact]
    public void A_redirected_referral_arrives_with_its_data_set_its_chain_and_its_original_received_date()
    {
        var story = new Story().Apply(Story.LungReferral);
        story.Now = story.Now.AddDays(2);
        story.Apply(new Redirect(Story.Doncaster.Ods, "Nearer to home."));
        var data = story.Existing.Data;
        var send = new SendRedirected(
            data.From, Story.Doncaster.Ods, data.DataSet.Json, null, Story.Id, data.ReceivedDate, data.Transfers, data.Assessment);

        var redirected = new Referral.None(Story.Id.RedirectedTo(Story.Doncaster.Ods));
        var decision = Referral.Decide(redirected, send, Author.Hub, story.Context);

        var sent = Assert.IsType<ReferralSent>(Assert.Single(Assert.IsType<Decision<ReferralEvent>.Apply>(decision).Events));
        Assert.Equal((Story.Id, new DateOnly(2026, 11, 23), 2), (sent.Replaces, sent.ReceivedDate, sent.Transfers.Count));
        Assert.Equal(data.DataSet.Json, sent.DataSet!.Json);
    }

    [Fact]
    public void An_undone_match_is_decided_again_and_its_pathway_is_cleared()
    {
        var story = new Story().Apply(Story.LungReferral).Apply(new Accept()).Apply(new RecordPathway(new(Story.Pathway, true, [])))
            .Apply(new UndoMatch("Another patient of the same name."));

        Assert.Equal(ReferralStatus.Received, story.Existing.Status());
        Assert.Equal(Story.Pathway, story.Existing.Data.PathwayToDetach?.Pathway);
        Assert.Equal(1, story.Existing.Data.Attempt);
        Assert.NotEqual(PathwayId.For(Story.Sheffield.Ods, Story.Id, 0), PathwayId.For(Story.Sheffield.Ods, Story.Id, 1));

        story.Apply(new RecordPathwayDetached(Story.Pathway));
        Assert.Null(story.Existing.Data.PathwayToDetach);
    }

    [Fact]
    public void An_event_that_cannot_have_happened_is_not_swallowed() =>
        Assert.Throws<InvalidOperationException>(() => Referral.Evolve(new Referral.None(Story.Id), new ReferralReceived()));

    [Fact]
    public void The_actions_are_exactly_the_commands_that_would_happen()
    {
        Story[] stories =
        [
            new Story().Apply(Story.LungReferral),
            new Story().Apply(Story.LungReferral).Apply(new Receive()),
            new Story().Apply(Story.LungReferral).Apply(new RequestInformation([new(null, "Stage?")])),
            new Story().Apply(Story.LungReferral).Apply(new Accept()),
            new Story().Apply(Story.LungReferral).Apply(new Accept()).Apply(new RecordPathway(new(Story.Pathway, true, []))),
            new Story().Apply(Story.LungReferral).Apply(new Reject("outOfArea", "Not ours.")),
            new Story().Apply(Story.LungReferral).Apply(new Withdraw("sentInError", "Typed twice.")),
            new Story().Apply(Story.LungReferral).Apply(new Redirect(Story.Doncaster.Ods, "Nearer.")),
        ];
        (string Name, ReferralCommand Command)[] commands =
        [
            ("receive", new Receive()), ("amend", new Amend(Story.DataSetOf("prostate-complete"))),
            ("requestInformation", new RequestInformation([new(null, "Stage?")])),
            ("provideInformation", new ProvideInformation([new(1, "II.")])),
            ("accept", new Accept()), ("reject", new Reject("outOfArea", "Not ours.")), ("withdraw", new Withdraw("sentInError", "Twice.")),
            ("redirect", new Redirect(Story.Doncaster.Ods, "Nearer.")), ("undoMatch", new UndoMatch("Another patient.")),
            ("assign", new AssignOwner("Lung CNS team")), ("acknowledge", new Acknowledge()),
        ];

        foreach (var story in stories)
            foreach (var author in new[] { Story.Barnsley, Story.Sheffield })
                Assert.Equal(
                    commands.Where(c => story.Decide(c.Command, author) is Decision<ReferralEvent>.Apply).Select(c => c.Name).Order(),
                    story.Existing.ActionsOf(author.Ods).Order());
    }

    private static string Pointer(Story story, ReferralCommand command) =>
        Assert.Single(Refusal(story.Decide(command, Story.AuthorOf(command))).Findings).Pointer;

    private static Refusal Refusal(Decision<ReferralEvent> decision) => Assert.IsType<Decision<ReferralEvent>.Refuse>(decision).Refusal;
}
