using System.Text.Json;
using InterTrust.Identity;
using InterTrust.Journal;
using InterTrust.Referrals;

namespace InterTrust.Pathways;

/// <summary>A pathway's events as they are written.</summary>
internal static class StoredPathwayEvents
{
    /// <param name="events">What happened.</param>
    /// <param name="by">Who said it.</param>
    /// <param name="sides">Who hears of what was recorded; how a referral came to its pathway, or left it, its referrer hears from the referral.</param>
    internal static IReadOnlyList<NewEvent> Serialize(IReadOnlyList<PathwayEvent> events, Author by, IReadOnlyList<OdsCode> sides)
    {
        var feeds = events.Any(e => e is EventRecorded or EventCorrected or EventRetracted) ? sides : [by.Ods];
        return
        [
            .. events.Select(e =>
            {
                var json = JsonSerializer.SerializeToUtf8Bytes(e, StoredJson.Default.PathwayEvent);
                return new NewEvent(StoredReferralEvents.ReadTypeName(json), e.At, by, json, null, null, feeds);
            }),
        ];
    }

    /// <summary>The first commit of a pathway that nobody knows yet, for whoever writes it together with its own.</summary>
    internal static Commit CreateOpeningCommit(AcceptedReferral arrival, CreatePathway plan, DateTimeOffset now)
    {
        var (unopened, said) = (new Pathway.None(arrival.Own), arrival.Said);
        var opening = (Decision<PathwayEvent>.Apply)Pathway.Decide(
            unopened, arrival.Referral with { Slot = plan.Slot, MatchedOn = plan.MatchedOn }, said.Author, now);
        var open = (Pathway.Existing)opening.Events.Aggregate((Pathway)unopened, Pathway.Evolve);
        return new(PathwayRow.Table.Shape, arrival.Own.Value, 0, said.CommandId, Serialize(opening.Events, said.Author, open.Data.Parties), PathwayRow.Table.Row(new(open)));
    }
}
