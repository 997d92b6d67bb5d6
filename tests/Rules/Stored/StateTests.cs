using System.Text.Json;
using InterTrust.Identity;
using InterTrust.Pathways;
using InterTrust.Referrals;
using InterTrust.Rules.Referrals;

namespace InterTrust.Rules.Stored;

/// <summary>In a rolling upgrade a silo reads states and messages of the previous version, without the newer fields.</summary>
public sealed class StateTests
{
    [Fact]
    public void A_pathway_that_was_stored_before_hops_were_knows_its_latest_referral()
    {
        var stored = JsonSerializer.SerializeToNode<Pathway>(Opened(ReferralToAdd()), StoredJson.Default.Pathway)!;
        stored["facts"]!.AsObject().Remove("hops");
        var pathway = (Pathway.Existing)stored.Deserialize(StoredJson.Default.Pathway)!;

        Assert.Equal(
            [new Transfer(Story.Barnsley.Ods, Story.Sheffield.Ods, Story.Today)],
            pathway.Data.AllTransfers.Select(transfer => transfer.ToTransfer(default)));
        Assert.NotNull(pathway.ViewFor(Story.Sheffield.Ods, Story.Today, default));
        var another = ReferralToAdd() with { Referral = ReferralId.For(Story.Barnsley.Ods, "another"), Slot = null };
        Assert.IsType<Decision<PathwayEvent>.Apply>(
            Pathway.Decide(pathway, another, Story.Sheffield, Story.ContextAt(DateTimeOffset.UnixEpoch)));
        var referral = new IncomingReferral(Story.Id, Story.Barnsley.Ods, Story.Today, [], null);
        Assert.Single(pathway.Data.Without(Story.Id).With(referral, default).AllTransfers);
    }

    [Fact]
    public void A_message_of_the_version_before_opens_a_pathway()
    {
        var pathway = Opened(ReferralToAdd() with { Transfers = null, CompleteOn = null });

        Assert.Equal(Story.Today, pathway.ClocksOn(Story.Today, default).Allocation.TransferDate);
        Assert.IsType<Pathway.Open>(Opened(new Register
        {
            Patient = ReferralToAdd().Patient,
            TumourGroup = "lung",
            PathwayIdentifier = new("RHQ2026000001", Story.Sheffield.Ods),
            PeriodStart = new(2026, 10, 29),
            Transfers = null,
            History = null,
        }));
    }

    private static Pathway.Existing Opened(PathwayCommand command)
    {
        Pathway none = new Pathway.None(Story.Pathway);
        var decision = Pathway.Decide(none, command, Story.Sheffield, Story.ContextAt(DateTimeOffset.UnixEpoch));
        return (Pathway.Existing)((Decision<PathwayEvent>.Apply)decision).Events.Aggregate(none, Pathway.Evolve);
    }

    private static AddReferral ReferralToAdd()
    {
        var data = new Story().Apply(Story.LungReferral).Existing.Data;
        return AcceptedReferrals.From(data, new Accept(), Story.Noon).Referral with { Slot = 0 };
    }
}
