using System.Text.Json;
using InterTrust.DataSet;
using InterTrust.Identity;
using InterTrust.Journal;

namespace InterTrust.Referrals;

/// <summary>
/// A referral for the command runner: its rules (<see cref="Referral"/> and <see cref="AcceptRules"/>) and its stored form.
/// </summary>
public sealed class ReferralAggregate : IAggregate<Referral, ReferralCommand, ReferralEvent, ReferralContext>
{
    public Table Table => ReferralRow.Table.Definition;

    public bool UsuallyCreates(ReferralCommand command) => command is Send or SendRedirected;

    public Referral Initial(string id) => new Referral.None(ReferralId.Parse(id, null));

    public Referral Load(StoredState stored)
    {
        var existing = (Referral.Existing)JsonSerializer.Deserialize(stored.State, StoredJson.Default.Referral)!;
        return existing with { Data = existing.Data with { DataSet = new EnfDocument(stored.DataSet!) } };
    }

    public Decision<ReferralEvent> Decide(Referral state, ReferralCommand command, Author author, ReferralContext context) =>
        AcceptRules.WithCreatedPathway(Referral.Decide(state, command, author, context), state, context);

    public Referral Evolve(Referral state, ReferralEvent e) => Referral.Evolve(state, e);

    public int VersionOf(Referral state) => state is Referral.Existing existing ? existing.Data.Version : 0;

    public Commit CreateCommit(
        string id, Referral before, IReadOnlyList<ReferralEvent> events, Referral after, CommandContext commandContext,
        ReferralContext ruleContext)
    {
        var existing = (Referral.Existing)after;
        OdsCode[] parties = [existing.Data.From, existing.Data.To];
        // A unique key allows one decision for each attempt; an undone match starts the next attempt.
        var attempt = before is Referral.Existing earlier ? earlier.Data.Attempt : 0;
        return new(
            Table, id, VersionOf(before), commandContext.CommandId,
            [.. events.Select(e => Serialize(e, commandContext.Author, attempt, parties))],
            ReferralRow.Table.Row(new(existing, OverdueRules.NextDue(existing, ruleContext.Directory))));
    }

    public IEnumerable<KeyValuePair<string, object?>> TraceTags(Referral state) => state is Referral.Existing { Data: var data } existing
        ? [new("intertrust.status", $"{existing.Status()}"), new("intertrust.from", data.From.Value), new("intertrust.to", data.To.Value)]
        : [];

    private static NewEvent Serialize(ReferralEvent e, Author author, int attempt, OdsCode[] parties)
    {
        var (type, facts) = EventJson.Serialize(e, StoredJson.Default.ReferralEvent);
        var decides = e is ReferralAccepted or ReferralRejected or ReferralWithdrawn or ReferralRedirected;
        return new(
            type,
            e.At,
            e is PathwayCreated or PathwayJoined ? Author.Hub : author,
            facts,
            e.DataSet?.Json,
            decides ? attempt : null,
            parties);
    }
}
