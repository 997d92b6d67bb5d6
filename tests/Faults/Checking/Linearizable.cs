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
    private static readonly ReferralContext Around = new(
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
    private readonly HashSet<(UInt128 Done, ulong Happened, int Version)> visited = [];

    private Linearizable(Story story, IReadOnlyList<StoredEvent> events, Referral[] states)
    {
        (this.story, this.events, this.states) = (story, events, states);
        calls = Worth(story.Calls());
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
            : $"{story.Id}: no order of its calls explains them.\n{search.Told()}";
    }

    /// <summary>
    /// Unanswered repeats of a command count as one call that may take effect at any time. Unanswered reads are left out.
    /// </summary>
    private static List<Call> Worth(IReadOnlyList<Call> calls) =>
    [
        .. calls.Where(call => call.Came is Came.Unknown && call.Saying.Deed is not Deed.Read)
            .GroupBy(call => call.Saying)
            .Select(repeats => repeats.MinBy(call => call.Begin)! with { End = long.MaxValue })
            .Concat(calls.Where(call => call.Came is not Came.Unknown))
            .OrderBy(call => call.Begin),
    ];

    /// <summary>Whether the remaining calls and events can be explained.</summary>
    /// <param name="done">The steps taken, two bits for each call.</param>
    /// <param name="happened">The commands that took effect.</param>
    /// <param name="version">The number of stored events explained so far.</param>
    private bool Explains(UInt128 done, ulong happened, int version)
    {
        if (!visited.Add((done, happened, version)))
            return false;
        var left = Enumerable.Range(0, calls.Count).Where(i => calls[i].Came is not Came.Unknown && !Is(done, i, Step.Shown)).ToList();
        if (left.Count == 0 && version == events.Count)
            return true;
        if (ByTheHub(version) is { } next && Explains(done, happened, next))
            return true;

        // A call that began after another had ended comes after it.
        var first = left.Count == 0 ? long.MaxValue : left.Min(i => calls[i].End);
        for (var i = 0; i < calls.Count && calls[i].Begin <= first; i++)
            if (!Is(done, i, Step.Shown) && Take(done, happened, version, i))
                return true;
        return false;
    }

    private bool Take(UInt128 done, ulong happened, int version, int i)
    {
        var call = calls[i];
        var effected = With(done, i, Step.Effected);
        if (call.Saying.Deed is Deed.Read || Is(done, i, Step.Effected))
            return Shows(call, version) && Explains(With(effected, i, Step.Shown), happened, version);

        var bit = 1UL << call.Saying.Number;
        var outcome = (happened & bit) != 0 ? Referral.Unchanged() : Decided(i, version);
        // A refused or unanswered call has no second step.
        var over = With(effected, i, Step.Shown);
        return (outcome, call.Came) switch
        {
            (Decision<ReferralEvent>.Apply happens, Came.Acknowledged) =>
                Follows(happens, version, Speaker(i)) && Explains(effected, happened | bit, version + happens.Events.Count),
            (Decision<ReferralEvent>.Apply happens, Came.Unknown) =>
                Follows(happens, version, Speaker(i)) && Explains(over, happened | bit, version + happens.Events.Count),
            (Decision<ReferralEvent>.Unchanged, Came.Acknowledged) => Explains(effected, happened, version),
            (Decision<ReferralEvent>.Refuse no, Came.Refused) => Code(no.Refusal.Code) == call.Code && Explains(over, happened, version),
            _ => false,
        };
    }

    /// <summary>The decision of the rules. As in the grain, another version than expected is refused.</summary>
    private Decision<ReferralEvent> Decided(int i, int version)
    {
        if (decided.TryGetValue((i, version), out var known))
            return known;
        var saying = calls[i].Saying;
        var outcome = Referral.Decide(states[version], saying.Command(story), new Author(Speaker(i), ""), Around);
        if (saying.IfVersion is { } looked && looked != version
            && outcome is not Decision<ReferralEvent>.Refuse { Refusal.Code: RefusalCode.NotFound or RefusalCode.OdsNotPermitted })
            outcome = new Decision<ReferralEvent>.Refuse(new(RefusalCode.VersionMismatch, ""));
        return decided[(i, version)] = outcome;
    }

    /// <summary>Whether these are the next stored events, with this author.</summary>
    private bool Follows(Decision<ReferralEvent>.Apply happens, int version, OdsCode by) =>
        happens.Events
            .Select(e => (e.GetType(), by))
            .SequenceEqual(events.Skip(version).Take(happens.Events.Count).Select(e => (e.Event.GetType(), e.By)));

    private OdsCode Speaker(int i) => Trusts.Codes[calls[i].Saying.Trust];

    /// <summary>The version after a command of the hub, if the next stored event is from one; otherwise null.</summary>
    private int? ByTheHub(int version) =>
        version < events.Count && events[version].By == Author.Hub.Ods && Own(events[version].Event) is { } command
        && Referral.Decide(states[version], command, Author.Hub, Around with { Now = events[version].Event.At })
            is Decision<ReferralEvent>.Apply happens
        && Follows(happens, version, Author.Hub.Ods)
            ? version + happens.Events.Count
            : null;

    private static HubCommand? Own(ReferralEvent e) => e switch
    {
        PathwayCreated created => new RecordPathway(new(created.Pathway, true, [])),
        PathwayJoined joined => new RecordPathway(new(joined.Pathway, false, [])),
        ReferralOverdue => new RaiseOverdue(),
        _ => null,
    };

    private bool Shows(Call call, int version) =>
        states[version] is Referral.Existing known
        && call.Came is Came.Acknowledged
        && call.Version == version
        && call.Status == Name(known);

    private static string Name(Referral.Existing state) =>
        System.Text.Json.JsonNamingPolicy.CamelCase.ConvertName($"{state.Status()}");

    /// <summary>The code on the wire: OUT_OF_TURN for OutOfTurn.</summary>
    private static string Code(RefusalCode code) => System.Text.Json.JsonNamingPolicy.SnakeCaseUpper.ConvertName($"{code}");

    private enum Step
    {
        Effected,
        Shown,
    }

    private static bool Is(UInt128 done, int call, Step step) => (done >> (2 * call + (int)step) & 1) == 1;

    private static UInt128 With(UInt128 done, int call, Step step) => done | UInt128.One << (2 * call + (int)step);

    private string Told() => string.Join(
        '\n',
        calls.Select(Told).Concat(events.Select(e => $"  stored {e.Version} {e.Event.GetType().Name} by {e.By} {e.CommandId}")));

    private static string Told(Call call) =>
        $"  {call.Begin}..{(call.Came is Came.Unknown ? "?" : $"{call.End}")} {Trusts.Codes[call.Saying.Trust]} "
        + $"{call.Saying.Deed} {call.Saying.Number}.{call.Saying.Variant} if={call.Saying.IfVersion}: "
        + $"{call.Came} {call.Code} v={call.Version} {call.Status}";
}
