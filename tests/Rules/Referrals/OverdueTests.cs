using InterTrust.Referrals;

namespace InterTrust.Rules.Referrals;

public sealed class OverdueTests
{
    // The referral is sent on Monday 23 November 2026; the sample's day 38 is 6 December.
    private static readonly DateTimeOffset TuesdayIsOver = new(2026, 11, 25, 0, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset WednesdayIsOver = TuesdayIsOver.AddDays(1);
    private static readonly DateTimeOffset Day38IsNear = new(2026, 12, 1, 0, 0, 0, TimeSpan.Zero);

    [Fact]
    public void A_referral_that_nobody_picked_up_is_overdue_after_one_working_day()
    {
        var story = new Story().Apply(Story.LungReferral);
        Assert.Equal(TuesdayIsOver, Due(story));

        story.Now = TuesdayIsOver;
        story.Apply(new RaiseOverdue());

        Assert.Equal(new Overdue(OverdueRules.NotReceived, TuesdayIsOver), OverdueRules.Find(story.Existing));
        Assert.Equal(WednesdayIsOver, Due(story));
    }

    [Fact]
    public void It_is_said_once()
    {
        var story = new Story().Apply(Story.LungReferral);
        story.Now = TuesdayIsOver;
        story.Apply(new RaiseOverdue());

        Assert.IsType<Decision<ReferralEvent>.Unchanged>(story.Decide(new RaiseOverdue(), InterTrust.Identity.Author.Hub));
    }

    [Fact]
    public void Nothing_is_said_a_moment_before_the_limit_passes()
    {
        var story = new Story().Apply(Story.LungReferral);
        story.Now = TuesdayIsOver.AddMilliseconds(-1);

        Assert.IsType<Decision<ReferralEvent>.Unchanged>(story.Decide(new RaiseOverdue(), InterTrust.Identity.Author.Hub));
    }

    [Fact]
    public void Opening_a_referral_ends_one_limit_and_wins_no_time_for_the_other()
    {
        var story = new Story().Apply(Story.LungReferral);
        story.Now = TuesdayIsOver;
        story.Apply(new RaiseOverdue()).Apply(new Receive());

        Assert.Null(OverdueRules.Find(story.Existing));
        Assert.Equal(WednesdayIsOver, Due(story));
    }

    [Fact]
    public void A_question_that_nobody_answers_is_overdue_and_its_answer_ends_that()
    {
        var story = new Story().Apply(Story.LungReferral).Apply(new RequestInformation([new(null, "Stage?")]));
        Assert.Equal(WednesdayIsOver, Due(story));

        story.Now = WednesdayIsOver;
        story.Apply(new RaiseOverdue());
        Assert.Equal(OverdueRules.NotAnswered, OverdueRules.Find(story.Existing)?.Stage);

        story.Apply(new ProvideInformation([new(1, "II.")]));
        Assert.Null(OverdueRules.Find(story.Existing));
    }

    [Fact]
    public void An_undecided_referral_is_overdue_five_days_before_day_38()
    {
        var story = new Story().Apply(Story.LungReferral);
        story.Now = Day38IsNear;
        story.Apply(new RaiseOverdue());

        Assert.Equal(
            [OverdueRules.NotReceived, OverdueRules.NotDecided, OverdueRules.NotDecidedNearDay38],
            story.Existing.Data.OverdueRaised.Select(o => o.Stage));
        Assert.Equal(OverdueRules.NotDecidedNearDay38, OverdueRules.Find(story.Existing)?.Stage);
        Assert.Null(Due(story));
    }

    [Fact]
    public void A_referral_that_is_sent_when_day_38_is_near_leaves_the_receiver_that_day()
    {
        var story = new Story { Now = Day38IsNear.AddDays(20).AddHours(10) };
        story.Apply(Story.LungReferral);
        Assert.Equal(Day38IsNear.AddDays(21), Due(story));

        story.Now = Day38IsNear.AddDays(21);
        story.Apply(new RaiseOverdue());
        Assert.Equal(OverdueRules.NotDecidedNearDay38, OverdueRules.Find(story.Existing)?.Stage);
    }

    [Fact]
    public void A_decided_referral_is_never_overdue()
    {
        var story = new Story().Apply(Story.LungReferral);
        story.Now = Day38IsNear;
        story.Apply(new RaiseOverdue()).Apply(new Reject("outOfArea", "Not ours."));

        Assert.Null(OverdueRules.Find(story.Existing));
        Assert.Null(Due(story));
    }

    [Fact]
    public void An_acceptance_without_its_pathway_is_due_within_seconds()
    {
        var story = new Story().Apply(Story.LungReferral).Apply(new Accept());

        Assert.InRange(Due(story)!.Value - story.Now, TimeSpan.Zero, TimeSpan.FromSeconds(5));
    }

    private static DateTimeOffset? Due(Story story) => OverdueRules.NextDue(story.Existing, Story.Directory);
}
