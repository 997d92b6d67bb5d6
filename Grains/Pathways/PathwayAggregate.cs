using System.Text.Json;
using InterTrust.Identity;
using InterTrust.Journal;

namespace InterTrust.Pathways;

/// <summary>A pathway as the journal stores it; its rules are in <see cref="Pathway"/>.</summary>
public sealed class PathwayAggregate : IAggregate<Pathway, PathwayCommand, PathwayEvent, PathwayContext>
{
    public Table Table => PathwayRow.Table.Definition;

    public bool UsuallyCreates(PathwayCommand command) => command is Register or AddReferral { Slot: not null };

    public Pathway Initial(string id) => new Pathway.None(PathwayId.Parse(id, null));

    public Pathway Load(StoredState stored) => JsonSerializer.Deserialize(stored.State, StoredJson.Default.Pathway)!;

    public Decision<PathwayEvent> Decide(Pathway state, PathwayCommand command, Author author, PathwayContext context) =>
        Pathway.Decide(state, command, author, context);

    public Pathway Evolve(Pathway state, PathwayEvent e) => Pathway.Evolve(state, e);

    public int VersionOf(Pathway state) => state is Pathway.Existing existing ? existing.Data.Version : 0;

    public Commit CreateCommit(
        string id, Pathway before, IReadOnlyList<PathwayEvent> events, Pathway after, CommandContext commandContext,
        PathwayContext ruleContext)
    {
        // The referring trust sees in the referral's own events that it joined or left a pathway.
        var recorded = events.Any(e => e is EventRecorded or EventCorrected or EventRetracted);
        IReadOnlyList<OdsCode> readers = recorded && before is Pathway.Existing { Data: var data }
            ? data.Parties
            : [commandContext.Author.Ods];
        return new(
            Table, id, VersionOf(before), commandContext.CommandId,
            [.. events.Select(e => Serialize(e, commandContext.Author, readers))],
            PathwayRow.Table.Row(new((Pathway.Existing)after)));
    }

    public IEnumerable<KeyValuePair<string, object?>> TraceTags(Pathway state) => state is Pathway.Existing existing
        ? [new("intertrust.status", existing.GetType().Name), new("intertrust.ods", existing.Data.Ods.Value)]
        : [];

    private static NewEvent Serialize(PathwayEvent e, Author author, IReadOnlyList<OdsCode> readers)
    {
        var (type, facts) = EventJson.Serialize(e, StoredJson.Default.PathwayEvent);
        return new(type, e.At, author, facts, DataSet: null, DecidingAttempt: null, readers);
    }

    /// <summary>The first commit of the pathway that an accepted referral creates; part of the acceptance's transaction.</summary>
    internal static Commit Open(AcceptedReferral incoming, CreatePathway plan, PathwayContext context)
    {
        var aggregate = new PathwayAggregate();
        var none = aggregate.Initial(incoming.OwnPathway.Value);
        var add = incoming.Referral with { Slot = plan.Slot, MatchedOn = plan.MatchedOn };
        var opening = (Decision<PathwayEvent>.Apply)aggregate.Decide(none, add, incoming.Context.Author, context);
        var open = opening.Events.Aggregate(none, aggregate.Evolve);
        return aggregate.CreateCommit(incoming.OwnPathway.Value, none, opening.Events, open, incoming.Context, context);
    }
}
