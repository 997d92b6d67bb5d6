using System.Text.Json;
using CsCheck;
using InterTrust.Identity;
using InterTrust.Referrals;

namespace InterTrust.Rules.Referrals;

/// <summary>Any commands, by any authors, in any order.</summary>
public sealed class AnySequenceTests
{
    private static readonly ReferralCommand[] Commands =
    [
        Story.LungReferral, new Receive(), new Amend(Story.DataSetOf("prostate-complete")), new Amend(Story.LungComplete),
        new RequestInformation([new(null, "Stage?")]), new ProvideInformation([new(1, "II.")]),
        new ProvideInformation([new(1, "II."), new(2, "No.")]), new Accept(), new Reject("outOfArea", "Not ours."), new Acknowledge(),
        new AssignOwner("Lung CNS team"), new Withdraw("sentInError", "Twice."), new Redirect(Story.Doncaster.Ods, "Nearer."),
        new UndoMatch("Another patient."), new RecordPathway(new(Story.Pathway, true, [])),
        new RecordPathway(new(Story.Pathway, false, [])), new RecordPathwayDetached(Story.Pathway),
        new RecordRedirection(Story.Id.RedirectedTo(Story.Doncaster.Ods)), new ConfirmOnwardTransfer(), new RaiseOverdue(),
    ];

    private static readonly Author[] Authors = [Story.Barnsley, Story.Sheffield, Story.Doncaster, Author.Hub];

    private static readonly Gen<(ReferralCommand Command, Author Author, int Hours)[]> Sequences =
        Gen.Select(Gen.OneOf(Commands), Gen.OneOf(Authors), Gen.Int[0, 200]).Array[1, 40];

    [Fact]
    public void Keeps_what_is_true_of_every_referral() => Sequences.Sample(sequence =>
    {
        var story = new Story();
        var events = new List<ReferralEvent>();
        Referral state = story.State;
        foreach (var (command, author, hours) in sequence.Prepend((Story.LungReferral, Story.Barnsley, 0)))
        {
            story.Now = story.Now.AddHours(hours);
            var before = state;
            if (Referral.Decide(state, command, author, story.Context) is Decision<ReferralEvent>.Apply decision)
            {
                events.AddRange(decision.Events);
                state = decision.Events.Aggregate(state, Referral.Evolve);
                Assert.True(Allowed(before, command, author), $"{author.Ods} may not {command.GetType().Name}");
            }
        }

        var existing = Assert.IsType<Referral.Existing>(state, exactMatch: false);
        Assert.Equal(events.Count, existing.Data.Version);
        Assert.Equal(new DateOnly(2026, 11, 23), existing.Data.ReceivedDate);
        Assert.True(Decisions(events) - existing.Data.Attempt is 0 or 1, "one decision for each acceptance that was not undone");
        Assert.Equal(existing.Data.OverdueRaised.Count, existing.Data.OverdueRaised.Distinct().Count());
        Assert.Equal(
            existing.WaitsFor() is null, existing is not (Referral.Undecided or Referral.Accepted or Referral.Rejected { SeenAt: null }));

        // The stored state is the fold of the stored events.
        var folded = events.Select(Stored).Aggregate<ReferralEvent, Referral>(new Referral.None(Story.Id), Referral.Evolve);
        Assert.Equal(
            JsonSerializer.Serialize(existing, StoredJson.Default.Referral), JsonSerializer.Serialize(folded, StoredJson.Default.Referral));
    });

    private static int Decisions(IEnumerable<ReferralEvent> events) =>
        events.Count(e => e is ReferralAccepted or ReferralRejected or ReferralWithdrawn or ReferralRedirected);

    private static bool Allowed(Referral before, ReferralCommand command, Author author) =>
        author == (before is Referral.None ? Story.Barnsley : Story.AuthorOf(command));

    /// <summary>The event after a round trip through its row.</summary>
    private static ReferralEvent Stored(ReferralEvent e)
    {
        var json = JsonSerializer.SerializeToUtf8Bytes(e, StoredJson.Default.ReferralEvent);
        return JsonSerializer.Deserialize(json, StoredJson.Default.ReferralEvent)! with { At = e.At, DataSet = e.DataSet };
    }
}
