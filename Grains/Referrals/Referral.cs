using InterTrust.DataSet;
using InterTrust.Identity;
using InterTrust.Pathways;
using static InterTrust.Outcome<InterTrust.Referrals.ReferralEvent>;

namespace InterTrust.Referrals;

/// <summary>
/// The life of a referral. Read this file first: the statuses, what each command does in each of them, and how what happened
/// changes them. docs/lifecycle.md shows the same as a table, written by a test.
/// </summary>
public abstract partial record Referral
{
    // ── The statuses, each with what is true in it alone ─────────────────────────────────────────────────────────────────

    /// <summary>Nobody has sent it.</summary>
    public sealed record Unsent(ReferralId Id) : Referral;

    /// <summary>It was sent; <paramref name="Facts"/> hold in every status.</summary>
    public abstract record Known(ReferralFacts Facts) : Referral;

    /// <summary>The receiver has still to decide.</summary>
    public abstract record Undecided(ReferralFacts Facts) : Known(Facts);

    public sealed record Sent(ReferralFacts Facts) : Undecided(Facts);

    public sealed record Received(ReferralFacts Facts, DateTimeOffset Since) : Undecided(Facts);

    public sealed record AwaitingInformation(ReferralFacts Facts, DateTimeOffset Since) : Undecided(Facts);

    public sealed record Accepted(ReferralFacts Facts, Acceptance How) : Known(Facts);

    public sealed record OnPathway(ReferralFacts Facts, Acceptance How, PathwayLink Link) : Known(Facts);

    /// <summary>It stands on the referrer's worklist until somebody there has looked at it.</summary>
    public sealed record Rejected(ReferralFacts Facts, DateTimeOffset At, Rejection Why, DateTimeOffset? SeenAt = null) : Known(Facts);

    public sealed record Withdrawn(ReferralFacts Facts, DateTimeOffset At, Withdrawal Why) : Known(Facts);

    public sealed record Redirected(ReferralFacts Facts, DateTimeOffset At, Redirection Where, bool Arrived) : Known(Facts);

    // ── What a command does ──────────────────────────────────────────────────────────────────────────────────────────────

    /// <summary>Answers a command: it happens, it is already so, or no, because. Never throws, changes nothing.</summary>
    /// <param name="state">How the referral stands.</param>
    /// <param name="command">What is said.</param>
    /// <param name="by">Who says it.</param>
    /// <param name="around">What else the rule may know.</param>
    public static Outcome<ReferralEvent> Decide(Referral state, ReferralCommand command, By by, Circumstances around)
    {
        if (NotForThem(state, command, by) is { } refusal)
            return new No(refusal);

        return Stamped(around.Now, (state, command) switch
        {
            (Unsent unsent, Send send) => Sending.Decide(unsent.Id, send, by.Ods, around),
            (Unsent unsent, Arrive arrive) => Sending.Decide(unsent.Id, arrive, around),
            (Known known, Send send) => Sending.SentAgain(known.Facts, send),
            (Known, Arrive) => AlreadySo(),

            (Sent, Receive) => Happens(new ReferralReceived()),
            (Rejected or Withdrawn or Redirected, Receive) => OutOfTurn(state, "received"),
            (_, Receive) => AlreadySo(),

            (Undecided undecided, Amend amend) => Amending(undecided, amend, around),
            (_, Amend) => OutOfTurn(state, "amended"),

            (Undecided undecided, RequestInformation ask) => Happens(PickUp(undecided), new InformationRequested(ask.Items, ask.NeededBy)),
            (_, RequestInformation) => OutOfTurn(state, "asked about"),

            (AwaitingInformation waiting, ProvideInformation answer) => Answering(waiting, answer, around),
            (_, ProvideInformation) => OutOfTurn(state, "answered for"),

            (Undecided undecided, Accept accept) => Accepting(undecided, accept, around),
            (Accepted or OnPathway, Accept) => AlreadySo(),
            (_, Accept) => OutOfTurn(state, "accepted"),

            (Undecided undecided, Assign assign) => undecided.Facts.Owner == assign.Owner ? AlreadySo() : Happens(new ReferralAssigned(assign.Owner)),
            (_, Assign) => OutOfTurn(state, "assigned"),

            (Undecided undecided, Reject no) => Happens(PickUp(undecided), new ReferralRejected(no.ReasonCode, no.Explanation, no.NextStep)),
            (Rejected, Reject) => AlreadySo(),
            (_, Reject) => OutOfTurn(state, "rejected"),

            (Rejected { SeenAt: null }, Acknowledge) => Happens(new RejectionAcknowledged()),
            (Rejected, Acknowledge) => AlreadySo(),
            (_, Acknowledge) => OutOfTurn(state, "acknowledged as rejected"),

            (Undecided, Withdraw back) => Happens(new ReferralWithdrawn(back.ReasonCode, back.Explanation)),
            (Withdrawn, Withdraw) => AlreadySo(),
            (_, Withdraw) => OutOfTurn(state, "withdrawn"),

            (Undecided undecided, Redirect redirect) => Redirecting(undecided, redirect, around),
            (Redirected gone, Redirect redirect) when gone.Where.Ods == redirect.To => AlreadySo(),
            (_, Redirect) => OutOfTurn(state, "redirected"),

            (OnPathway settled, UndoMatch undo) => Happens(new MatchUndone(settled.Link.Id, undo.Reason)),
            (_, UndoMatch) => OutOfTurn(state, "taken off a pathway"),

            (Accepted, RecordPathway record) => Happens(Settled(record.Link)),
            (OnPathway, RecordPathway) => AlreadySo(),
            (_, RecordPathway) => OutOfTurn(state, "put on a pathway"),

            (Redirected { Arrived: false }, RecordArrival arrival) => Happens(new RedirectionArrived(arrival.Referral)),
            (Redirected, RecordArrival) => AlreadySo(),
            (_, RecordArrival) => OutOfTurn(state, "arrived elsewhere"),

            (Known { Facts.ToClear: not null }, RecordCleared cleared) => Happens(new PathwayCleared(cleared.Pathway)),
            (_, RecordCleared) => AlreadySo(),

            (Known { Facts.ToPassOn: true }, RecordPassedOn) => Happens(new TransferPassedOn()),
            (_, RecordPassedOn) => AlreadySo(),

            (Undecided undecided, NoteOverdue) => NobodyActed.Decide(undecided, around),
            (_, NoteOverdue) => AlreadySo(),

            _ => throw new InvalidOperationException($"No rule for {command.GetType().Name}."),
        });
    }

    /// <summary>Only the referring trust says a referrer's command, only the receiving trust a receiver's, and nobody else is told that there is a referral.</summary>
    private static Refusal? NotForThem(Referral state, ReferralCommand command, By by)
    {
        if (command is HubCommand)
            return by == By.Hub ? null : Refusals.NoSuchReferral;
        if (state is not Known { Facts: var facts })
            return command is Send ? null : Refusals.NoSuchReferral;
        if (by.Ods != facts.From && by.Ods != facts.To)
            return Refusals.NoSuchReferral;
        var (giver, side) = command is Send or Amend or ProvideInformation or Withdraw or Acknowledge ? (facts.From, "referring") : (facts.To, "receiving");
        return by.Ods == giver ? null : Refusals.ForTheOtherSide(side);
    }

    /// <summary>Whoever decides or asks has picked the referral up.</summary>
    private static ReferralReceived? PickUp(Undecided state) => state is Sent ? new ReferralReceived() : null;

    private static Outcome<ReferralEvent> Amending(Undecided state, Amend amend, Circumstances around) =>
        Sending.ReadAnew(state.Facts, amend.DataSet, around) switch
        {
            ({ } refusal, _, _) => new No(refusal),
            (_, _, { } document) when document.Json.AsSpan().SequenceEqual(state.Facts.DataSet.Json) => AlreadySo(),
            (_, { } reading, { } document) => Happens(new ReferralAmended(reading, Changes.Between(state.Facts.DataSet, document)) { DataSet = document }),
            _ => AlreadySo(),
        };

    private static Outcome<ReferralEvent> Answering(AwaitingInformation state, ProvideInformation said, Circumstances around)
    {
        var open = state.Facts.Questions.Where(q => q.Answer is null).Select(q => q.Item).ToList();
        if (Refusals.OfAnswers(said, open) is { } wrong)
            return new No(wrong);
        if (said.DataSet is null)
            return Happens(new InformationProvided(said.Answers, null));
        var (refusal, reading, document) = Sending.ReadAnew(state.Facts, said.DataSet, around);
        return refusal is null
            ? Happens(new InformationProvided(said.Answers, reading, Changes.Between(state.Facts.DataSet, document!)) { DataSet = document })
            : new No(refusal);
    }

    private static Outcome<ReferralEvent> Accepting(Undecided state, Accept accept, Circumstances around) =>
        around.Match switch
        {
            Unsettled unsettled => new No(unsettled.Refusal),
            JoinPathway join => Happens(PickUp(state), AcceptedWith(state, accept, new(join.Pathway, join.MatchedOn))),
            CreatePathway create => Happens(PickUp(state), AcceptedWith(state, accept, new(null, create.MatchedOn))),
            _ => throw new InvalidOperationException("An acceptance is matched before it is decided."),
        };

    private static ReferralAccepted AcceptedWith(Undecided state, Accept accept, Plan plan) =>
        new(accept.Mode, plan, accept.IdentityConfirmedReason, accept.Owner ?? state.Facts.Owner, accept.Note);

    private static Outcome<ReferralEvent> Redirecting(Undecided state, Redirect redirect, Circumstances around) =>
        Sending.Unreachable(redirect.To, state.Facts.From, state.Facts.To, state.Facts.Transfers, around) is { } refusal
            ? new No(refusal)
            : Happens(PickUp(state), new ReferralRedirected(redirect.To, state.Facts.Id.RedirectedTo(redirect.To), redirect.Reason));

    private static ReferralEvent Settled(PathwayLink link) =>
        link.Created ? new PathwayCreated(link.Id, link.MatchedOn) : new PathwayJoined(link.Id, link.MatchedOn);

    // ── How what happened changes it ─────────────────────────────────────────────────────────────────────────────────────

    /// <summary>The referral after the event.</summary>
    /// <exception cref="InvalidOperationException">The event cannot have happened in this status: the log is broken.</exception>
    public static Referral Evolve(Referral state, ReferralEvent e)
    {
        return (state, e) switch
        {
            (Unsent, ReferralSent sent) => new Sent(ReferralFacts.Of(sent)),
            (Sent s, ReferralReceived) => new Received(Next(s) with { ReceivedAt = e.At }, e.At),
            (Undecided s, ReferralAmended amended) => s with { Facts = Next(s).Reread(amended.Reading, e.DataSet) },
            (Received or AwaitingInformation, InformationRequested asked) => new AwaitingInformation(Next(state).Ask(asked), e.At),
            (AwaitingInformation s, InformationProvided given) => new Received(Next(s).Answer(given), e.At),
            (Received or AwaitingInformation, ReferralAccepted accepted) => new Accepted(Next(state), Acceptance.From(accepted)),
            (Accepted s, PathwayCreated made) => new OnPathway(Next(s).Settled(), s.How, new(made.Pathway, true, made.MatchedOn)),
            (Accepted s, PathwayJoined joined) => new OnPathway(Next(s).Settled(), s.How, new(joined.Pathway, false, joined.MatchedOn)),
            (Received or AwaitingInformation, ReferralRejected no) => new Rejected(Next(state), e.At, new(no.ReasonCode, no.Explanation, no.NextStep)),
            (Rejected s, RejectionAcknowledged) => s with { Facts = Next(s), SeenAt = e.At },
            (Undecided s, ReferralWithdrawn back) => new Withdrawn(Next(s), e.At, new(back.ReasonCode, back.Explanation)),
            (Received or AwaitingInformation, ReferralRedirected to) => new Redirected(Next(state), e.At, new(to.To, to.Referral, to.Reason), false),
            (Redirected s, RedirectionArrived arrived) => s with { Facts = Next(s), Where = s.Where with { Id = arrived.Referral }, Arrived = true },
            (OnPathway s, MatchUndone undone) => new Received(
                Next(s) with { Attempt = s.Facts.Attempt + 1, ToClear = new(undone.Pathway, undone.Reason, e.At), ToPassOn = false }, e.At),
            (Known s, PathwayCleared) => s with { Facts = Next(s) with { ToClear = null } },
            (Known s, TransferPassedOn) => s with { Facts = Next(s) with { ToPassOn = false } },
            (Undecided s, ReferralAssigned assigned) => s with { Facts = Next(s) with { Owner = assigned.Owner } },
            (Undecided s, ReferralOverdue late) => s with { Facts = Next(s) with { Raised = [.. s.Facts.Raised, new(late.Stage, late.Since)] } },
            _ => throw new InvalidOperationException($"{e.GetType().Name} cannot have happened to a referral that is {state.GetType().Name}."),
        };

        static ReferralFacts Next(Referral s) => ((Known)s).Facts with { Version = ((Known)s).Facts.Version + 1 };
    }

    // ── Shorthand ────────────────────────────────────────────────────────────────────────────────────────────────────────

    internal static Outcome<ReferralEvent> Happens(params ReadOnlySpan<ReferralEvent?> events) =>
        new Outcome<ReferralEvent>.Happens([.. events.ToArray().OfType<ReferralEvent>()]);

    internal static Outcome<ReferralEvent> AlreadySo() => new Outcome<ReferralEvent>.AlreadySo();

    private static Outcome<ReferralEvent> OutOfTurn(Referral state, string done) => new No(Refusals.OutOfTurn(state, done));

    private static Outcome<ReferralEvent> Stamped(DateTimeOffset now, Outcome<ReferralEvent> outcome) =>
        outcome is Happens happens ? new Happens([.. happens.Events.Select(e => e with { At = now })]) : outcome;
}
