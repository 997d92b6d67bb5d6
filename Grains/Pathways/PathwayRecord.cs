using System.Text.Json;
using InterTrust.Identity;
using InterTrust.Journal;
using InterTrust.Referrals;

namespace InterTrust.Pathways;

/// <summary>A pathway's events as they are written.</summary>
internal static class PathwayRecord
{
    /// <param name="events">What happened.</param>
    /// <param name="by">Who said it.</param>
    /// <param name="sides">Who hears of what was recorded; how a referral came to its pathway, or left it, its referrer hears from the referral.</param>
    internal static IReadOnlyList<NewEvent> Of(IReadOnlyList<PathwayEvent> events, By by, IReadOnlyList<OdsCode> sides)
    {
        var feeds = events.Any(e => e is EntryRecorded or EntryCorrected or EntryRetracted) ? sides : [by.Ods];
        return
        [
            .. events.Select(e =>
            {
                var json = JsonSerializer.SerializeToUtf8Bytes(e, StoredJson.Default.PathwayEvent);
                return new NewEvent(ReferralRecord.Name(json), e.At, by, json, null, null, feeds);
            }),
        ];
    }

    /// <summary>The first commit of a pathway that nobody knows yet, for whoever writes it together with its own.</summary>
    internal static Commit Opening(Arrival arrival, CreatePathway plan, DateTimeOffset now)
    {
        var (unopened, said) = (new Pathway.Unopened(arrival.Own), arrival.Said);
        var opening = (Outcome<PathwayEvent>.Happens)Pathway.Decide(
            unopened, arrival.Referral with { Slot = plan.Slot, MatchedOn = plan.MatchedOn }, said.By, now);
        var open = (Pathway.Known)opening.Events.Aggregate((Pathway)unopened, Pathway.Evolve);
        return new(PathwayRow.Table.Shape, arrival.Own.Value, 0, said.CommandId, Of(opening.Events, said.By, open.Facts.Sides), PathwayRow.Table.Row(new(open)));
    }
}
