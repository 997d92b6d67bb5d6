using System.Text.Json;
using InterTrust.Identity;
using InterTrust.Journal;
using InterTrust.Referrals;

namespace InterTrust.Pathways;

/// <summary>A pathway's events as they are written.</summary>
internal static class PathwayRecord
{
    internal static IReadOnlyList<NewEvent> Of(IReadOnlyList<PathwayEvent> events, By by) =>
    [
        .. events.Select(e =>
        {
            var json = JsonSerializer.SerializeToUtf8Bytes(e, StoredJson.Default.PathwayEvent);
            return new NewEvent(ReferralRecord.Name(json), e.At, by, json, null, null, [by.Ods]);
        }),
    ];

    /// <summary>The first commit of a pathway that nobody knows yet, for whoever writes it together with its own.</summary>
    internal static Commit Opening(Arrival arrival, CreatePathway plan, DateTimeOffset now)
    {
        var (unopened, said) = (new Pathway.Unopened(arrival.Own), arrival.Said);
        var opening = (Outcome<PathwayEvent>.Happens)Pathway.Decide(
            unopened, arrival.Referral with { Slot = plan.Slot, MatchedOn = plan.MatchedOn }, said.By, now);
        var open = (Pathway.Known)opening.Events.Aggregate((Pathway)unopened, Pathway.Evolve);
        return new(PathwayRow.Table.Shape, arrival.Own.Value, 0, said.CommandId, Of(opening.Events, said.By), PathwayRow.Table.Row(open));
    }
}
