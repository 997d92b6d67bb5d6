using InterTrust.Identity;
using InterTrust.Organisations;
using InterTrust.Pathways;
using InterTrust.Referrals;

namespace InterTrust.Faults;

/// <summary>
/// I4: looks for an order of all calls about one referral, each at a time between request and answer, in which the rules explain what the
/// clients heard and what is stored, with the right authors. Calls the rules directly, without the hub.
/// </summary>
/// <remarks>
/// The search of Wing and Gong. An unanswered call may have taken effect at any time after its request, or never. An acknowledged call is
/// two steps: it takes effect, and then it returns the state. The hub's own commands may come between any calls.
/// </remarks>
internal sealed class Linearizable
{
    /// <summary>The trusts are those of the demo, and a match always creates a pathway.</summary>
    private static readonly ReferralContext Context = new(
        DateTimeOffset.UtcNow,
        new OrganisationDirectory(FirstTrusts.List),
        TestNumbersOnly: true)
    {
        Match = new CreatePathway(0, []),
    };

    private readonly Story story;
    private readonly List<Call> calls;
    private readonly IReadOnlyList<StoredEvent> events;
    private readonly Referral[] states;
    private readonly Dictionary<(int Call, int Version), Decision<ReferralEvent>> decided = [];
    private readonly HashSet<(UInt128 Done, ulong Applied, int Version)> visited = [];

    private Linearizable(Story story, IReadOnlyList<StoredEvent> events, Referral[] states)
    {
        (this.story, this.events, this.states) = (story, events, states);
        calls = WithoutRepeats(story.Calls());
    }

    /// <param name="story">The calls and their answers.</param>
    /// <param name="events">The stored events.</param>
    /// <param name="states">The state at each version, from 0.</param>
    /// <returns>Null if there is such an order; otherwise a description of the calls and events.</returns>
    internal static string? Disproof(Story story, IReadOnlyList<StoredEvent> events, Referral[] states)
    {
        var search = new Linearizable(story, events, states);
        return search.calls.Count > 64 ? $"{story.Id} has too many calls to be checked"
            : search.Explains(0, 0, 0) ? null
            : $"{story.Id}: no order of its calls explains them.\n{search.Describe()}";
    }

    /// <summary>
    /// Unanswered repeats of a command count as one call that may take effect at any time. Unanswered reads are left out.
    /// </summary>
    private static List<Call> WithoutRepeats(IReadOnlyList<Call> calls) =>
    [
        .. calls.Where(call => call.Outcome is Outcome.Unknown && call.Operation.Type is not OperationType.Read)
            .GroupBy(call => call.Operation)
            .Select(repeats => repeats.MinBy(call => call.Begin)! with { End = long.MaxValue })
            .Concat(calls.Where(call => call.Outcome is not Outcome.Unknown))
            .OrderBy(call => call.Begin),
    ];

    /// <summary>Whether the remaining calls and events can be explained.</summary>
    /// <param name="done">The steps taken, two bits for each call.</param>
    /// <param name="effective">The commands that took effect.</param>
    /// <param name="version">The number of stored events explained so far.</param>
    private bool Explains(UInt128 done, ulong effective, int version)
    {
        if (!visited.Add((done, effective, version)))
            return false;
        var left = Enumerable.Range(0, calls.Count)
            .Where(i => calls[i].Outcome is not Outcome.Unknown && !Is(done, i, Step.Answered))
            .ToList();
        if (left.Count == 0 && version == events.Count)
            return true;
        if (ByTheHub(version) is { } next && Explains(done, effective, next))
            return true;

        // A call that began after another had ended comes after it.
        var first = left.Count == 0 ? long.MaxValue : left.Min(i => calls[i].End);
        for (var i = 0; i < calls.Count && calls[i].Begin <= first; i++)
            if (!Is(done, i, Step.Answered) && Take(done, effective, version, i))
                return true;
        return false;
    }

    private bool Take(UInt128 done, ulong effective, int version, int i)
    {
        var call = calls[i];
        var effected = With(done, i, Step.Effected);
        if (call.Operation.Type is OperationType.Read || Is(done, i, Step.Effected))
            return Shows(call, version) && Explains(With(effected, i, Step.Answered), effective, version);

        var bit = 1UL << call.Operation.Number;
        var decision = (effective & bit) != 0 ? Referral.Unchanged() : DecisionOf(i, version);
        // A refused or unanswered call has no second step.
        var over = With(effected, i, Step.Answered);
        return (decision, call.Outcome) switch
        {
            (Decision<ReferralEvent>.Apply applied, Outcome.Acknowledged) =>
                Follows(applied, version, AuthorOf(i)) && Explains(effected, effective | bit, version + applied.Events.Count),
            (Decision<ReferralEvent>.Apply applied, Outcome.Unknown) =>
                Follows(applied, version, AuthorOf(i)) && Explains(over, effective | bit, version + applied.Events.Count),
            (Decision<ReferralEvent>.Unchanged, Outcome.Acknowledged) => Explains(effected, effective, version),
            (Decision<ReferralEvent>.Refuse no, Outcome.Refused) =>
                Code(no.Refusal.Code) == call.Code && Explains(over, effective, version),
            _ => false,
        };
    }

    /// <summary>The decision of the rules. As in the grain, another version than expected is refused.</summary>
    private Decision<ReferralEvent> DecisionOf(int i, int version)
    {
        if (decided.TryGetValue((i, version), out var existing))
            return existing;
        var operation = calls[i].Operation;
        var decision = Referral.Decide(states[version], operation.Command(story), new Author(AuthorOf(i), ""), Context);
        if (operation.IfVersion is { } looked && looked != version
            && decision is not Decision<ReferralEvent>.Refuse { Refusal.Code: RefusalCode.NotFound or RefusalCode.OdsNotPermitted })
            decision = new Decision<ReferralEvent>.Refuse(new(RefusalCode.VersionMismatch, ""));
        return decided[(i, version)] = decision;
    }

    /// <summary>Whether these are the next stored events, with this author.</summary>
    private bool Follows(Decision<ReferralEvent>.Apply applied, int version, OdsCode author) =>
        applied.Events
            .Select(e => (e.GetType(), author))
            .SequenceEqual(events.Skip(version).Take(applied.Events.Count).Select(e => (e.Event.GetType(), e.By)));

    private OdsCode AuthorOf(int i) => Trusts.Codes[calls[i].Operation.Trust];

    /// <summary>The version after a command of the hub, if the next stored event is from one; otherwise null.</summary>
    private int? ByTheHub(int version) =>
        version < events.Count && events[version].By == Author.Hub.Ods && Own(events[version].Event) is { } command
        && Referral.Decide(states[version], command, Author.Hub, Context with { Now = events[version].Event.At })
            is Decision<ReferralEvent>.Apply applied
        && Follows(applied, version, Author.Hub.Ods)
            ? version + applied.Events.Count
            : null;

    private static HubCommand? Own(ReferralEvent e) => e switch
    {
        PathwayCreated created => new RecordPathway(new(created.Pathway, true, [])),
        PathwayJoined joined => new RecordPathway(new(joined.Pathway, false, [])),
        ReferralOverdue => new RaiseOverdue(),
        _ => null,
    };

    private bool Shows(Call call, int version) =>
        states[version] is Referral.Existing existing
        && call.Outcome is Outcome.Acknowledged
        && call.Version == version
        && call.Status == Name(existing);

    private static string Name(Referral.Existing state) =>
        System.Text.Json.JsonNamingPolicy.CamelCase.ConvertName($"{state.Status()}");

    /// <summary>The code on the wire: OUT_OF_TURN for OutOfTurn.</summary>
    private static string Code(RefusalCode code) => System.Text.Json.JsonNamingPolicy.SnakeCaseUpper.ConvertName($"{code}");

    private enum Step
    {
        Effected,
        Answered,
    }

    private static bool Is(UInt128 done, int call, Step step) => (done >> (2 * call + (int)step) & 1) == 1;

    private static UInt128 With(UInt128 done, int call, Step step) => done | UInt128.One << (2 * call + (int)step);

    private string Describe() => string.Join(
        '\n',
        calls.Select(Describe).Concat(events.Select(e => $"  stored {e.Version} {e.Event.GetType().Name} by {e.By} {e.CommandId}")));

    private static string Describe(Call call) =>
        $"  {call.Begin}..{(call.Outcome is Outcome.Unknown ? "?" : $"{call.End}")} {Trusts.Codes[call.Operation.Trust]} "
        + $"{call.Operation.Type} {call.Operation.Number}.{call.Operation.Variant} if={call.Operation.IfVersion}: "
        + $"{call.Outcome} {call.Code} v={call.Version} {call.Status}";
}
