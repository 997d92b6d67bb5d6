using System.Text.Json;
using CsCheck;
using InterTrust.Identity;
using InterTrust.Referrals;

namespace InterTrust.Rules.Referrals;

/// <summary>Whatever is said, by whomever, in whatever order.</summary>
public sealed class AnySequenceTests
{
    private static readonly ReferralCommand[] Commands =
    [
        Story.LungReferral, new Receive(), new Amend(Story.DataSetOf("prostate-complete")), new Amend(Story.LungComplete),
        new RequestInformation([new(null, "Stage?")]), new ProvideInformation([new(1, "II.")]), new ProvideInformation([new(1, "II."), new(2, "No.")]),
        new Accept(), new Reject("outOfArea", "Not ours."), new Acknowledge(), new AssignOwner("Lung CNS team"), new Withdraw("sentInError", "Twice."), new Redirect(Story.Doncaster.Ods, "Nearer."),
        new UndoMatch("Another patient."), new RecordPathway(new(Story.Pathway, true, [])), new RecordPathway(new(Story.Pathway, false, [])),
        new RecordPathwayDetached(Story.Pathway), new RecordRedirection(Story.Id.RedirectedTo(Story.Doncaster.Ods)), new ConfirmOnwardTransfer(), new RaiseOverdue(),
    ];

    private static readonly Author[] Everybody = [Story.Barnsley, Story.Sheffield, Story.Doncaster, Author.Hub];

    private static readonly Gen<(ReferralCommand Command, Author By, int Hours)[]> Sequences =
        Gen.Select(Gen.OneOf(Commands), Gen.OneOf(Everybody), Gen.Int[0, 200]).Array[1, 40];

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
            if (Referral.Decide(state, command, author, story.Around) is Decision<ReferralEvent>.Apply happens)
            {
                events.AddRange(happens.Events);
                state = happens.Events.Aggregate(state, Referral.Evolve);
                Assert.True(Allowed(before, command, author), $"{author.Ods} said {command.GetType().Name}");
            }
        }

        var known = Assert.IsType<Referral.Existing>(state, exactMatch: false);
        Assert.Equal(events.Count, known.Data.Version);
        Assert.Equal(new DateOnly(2026, 11, 23), known.Data.ReceivedDate);
        Assert.True(Decisions(events) - known.Data.Attempt is 0 or 1, "one decision for each acceptance that was not undone");
        Assert.Equal(known.Data.OverdueRaised.Count, known.Data.OverdueRaised.Distinct().Count());
        Assert.Equal(known.WaitsFor() is null, known is not (Referral.Undecided or Referral.Accepted or Referral.Rejected { SeenAt: null }));

        // The state as it is stored is the fold of the events as they are stored.
        var folded = events.Select(Stored).Aggregate<ReferralEvent, Referral>(new Referral.None(Story.Id), Referral.Evolve);
        Assert.Equal(JsonSerializer.Serialize(known, StoredJson.Default.Referral), JsonSerializer.Serialize(folded, StoredJson.Default.Referral));
    });

    private static int Decisions(IEnumerable<ReferralEvent> events) =>
        events.Count(e => e is ReferralAccepted or ReferralRejected or ReferralWithdrawn or ReferralRedirected);

    private static bool Allowed(Referral before, ReferralCommand command, Author author) =>
        author == (before is Referral.None ? Story.Barnsley : Story.GiverOf(command));

    /// <summary>The event as it comes back from its row.</summary>
    private static ReferralEvent Stored(ReferralEvent e)
    {
        var json = JsonSerializer.SerializeToUtf8Bytes(e, StoredJson.Default.ReferralEvent);
        return JsonSerializer.Deserialize(json, StoredJson.Default.ReferralEvent)! with { At = e.At, DataSet = e.DataSet };
    }
}
