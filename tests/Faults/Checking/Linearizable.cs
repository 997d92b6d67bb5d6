using InterTrust.Identity;
using InterTrust.Organisations;
using InterTrust.Pathways;
using InterTrust.Referrals;

namespace InterTrust.Faults;

/// <summary>
/// I4. Is there an order of everything that was said about one referral, each at a moment between its asking and its answer, in which
/// the pure rules would have answered what the clients heard and written what is stored, under the name of who said it? The rules are
/// called directly; nothing of the hub stands between.
/// </summary>
/// <remarks>
/// The search of Wing and Gong. A call that was never answered may have happened at any moment after its asking, or never. A call that
/// was acknowledged is two steps: it takes effect, and then it is shown how the referral stands. The hub's own commands come in by
/// themselves.
/// </remarks>
internal sealed class Linearizable
{
    /// <summary>What the rules may know; the trusts are those of the demo, and any pathway may be created.</summary>
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

    /// <param name="story">What was said and heard.</param>
    /// <param name="events">What is stored.</param>
    /// <param name="states">The fold: how it stood at each version, from 0.</param>
    /// <returns>Null when there is such an order; otherwise what was tried.</returns>
    internal static string? Disproof(Story story, IReadOnlyList<StoredEvent> events, Referral[] states)
    {
        var search = new Linearizable(story, events, states);
        return search.calls.Count > 64 ? $"{story.Id} has too many calls to be checked"
            : search.Explains(0, 0, 0) ? null
            : $"{story.Id}: no order of its calls explains them.\n{search.Told()}";
    }

    /// <summary>Unanswered repeats of one saying are one call that may take effect at any time; an unanswered read says nothing.</summary>
    private static List<Call> Worth(IReadOnlyList<Call> calls) =>
    [
        .. calls.Where(call => call.Came is Came.Unknown && call.Saying.Deed is not Deed.Read)
            .GroupBy(call => call.Saying)
            .Select(repeats => repeats.MinBy(call => call.Begin)! with { End = long.MaxValue })
            .Concat(calls.Where(call => call.Came is not Came.Unknown))
            .OrderBy(call => call.Begin),
    ];

    /// <summary>Whether what is left can be explained from here on.</summary>
    /// <param name="done">The steps behind us, two bits for each call.</param>
    /// <param name="happened">The sayings that took effect.</param>
    /// <param name="version">How many of the stored events are behind us.</param>
    private bool Explains(UInt128 done, ulong happened, int version)
    {
        if (!visited.Add((done, happened, version)))
            return false;
        var left = Enumerable.Range(0, calls.Count).Where(i => calls[i].Came is not Came.Unknown && !Is(done, i, Step.Shown)).ToList();
        if (left.Count == 0 && version == events.Count)
            return true;
        if (ByTheHub(version) is { } next && Explains(done, happened, next))
            return true;

        // Whatever was asked only after another had been answered comes after it.
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
        // A refusal shows nothing further; neither does a call that nobody heard of again.
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

    /// <summary>What the rules answer; as in the grain, a version that was looked at and has passed is a no.</summary>
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

    /// <summary>The stored events go on with these, under the name of who said it.</summary>
    private bool Follows(Decision<ReferralEvent>.Apply happens, int version, OdsCode by) =>
        happens.Events
            .Select(e => (e.GetType(), by))
            .SequenceEqual(events.Skip(version).Take(happens.Events.Count).Select(e => (e.Event.GetType(), e.By)));

    private OdsCode Speaker(int i) => Trusts.Codes[calls[i].Saying.Trust];

    /// <summary>The version after a command of the hub's own, if the next stored event is one.</summary>
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

    /// <summary>OutOfTurn is OUT_OF_TURN on the wire.</summary>
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
