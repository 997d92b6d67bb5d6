using InterTrust.Referrals;

namespace InterTrust.Rules.Referrals;

/// <summary>What is left to do after a commit.</summary>
public sealed class ReferralProcessTests
{
    [Fact]
    public void A_referral_that_nobody_has_decided_needs_no_step() =>
        Assert.Null(ReferralProcess.Next(new Story().Apply(Story.LungReferral).State));

    [Fact]
    public void An_accepted_referral_needs_its_pathway_until_it_is_recorded()
    {
        var story = new Story().Apply(Story.LungReferral).Apply(new Accept());
        Assert.Equal(story.Now, Assert.IsType<ReferralStep.AssignPathway>(ReferralProcess.Next(story.State)).Since);

        story.Apply(new RecordPathway(new(Story.Pathway, Created: true, ["noOpenPathway"])));
        Assert.Null(ReferralProcess.Next(story.State));
    }

    [Fact]
    public void A_redirected_referral_is_forwarded_once()
    {
        var story = new Story().Apply(Story.LungReferral).Apply(new Redirect(Story.Doncaster.Ods, "Nearer to home."));
        Assert.IsType<ReferralStep.ForwardReferral>(ReferralProcess.Next(story.State));

        story.Apply(new RecordRedirection(Story.Id.RedirectedTo(Story.Doncaster.Ods)));
        Assert.Null(ReferralProcess.Next(story.State));
    }

    [Fact]
    public void An_undone_match_leaves_its_pathway_before_anything_else()
    {
        var story = new Story().Apply(Story.LungReferral).Apply(new Accept())
            .Apply(new RecordPathway(new(Story.Pathway, Created: true, ["noOpenPathway"])))
            .Apply(new UndoMatch("Another patient."));
        Assert.Equal(Story.Pathway, Assert.IsType<ReferralStep.DetachPathway>(ReferralProcess.Next(story.State)).Detachment.Pathway);

        story.Apply(new RecordPathwayDetached(Story.Pathway));
        Assert.Null(ReferralProcess.Next(story.State));
    }

    [Fact]
    public void An_acceptance_that_creates_a_pathway_commits_both_and_needs_no_step()
    {
        var story = new Story().Apply(Story.LungReferral).Apply(new Receive());
        var aggregate = new ReferralAggregate();

        var decision = aggregate.Decide(story.State, new Accept(), Story.Sheffield, story.Context);

        var apply = Assert.IsType<Decision<ReferralEvent>.Apply>(decision);
        Assert.Equal(["ReferralAccepted", "PathwayCreated"], apply.Events.Select(e => e.GetType().Name));
        Assert.Equal((Story.Pathway.Value, 0), (apply.Companion!.Id, apply.Companion.ExpectedVersion));
        Assert.Null(ReferralProcess.Next(apply.Events.Aggregate(story.State, aggregate.Evolve)));
    }
}
