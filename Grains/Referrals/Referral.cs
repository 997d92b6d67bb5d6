using System.Text.Json.Serialization;
using InterTrust.DataSet;
using InterTrust.Identity;
using InterTrust.Pathways;
using static InterTrust.Decision<InterTrust.Referrals.ReferralEvent>;

namespace InterTrust.Referrals;

/// <summary>
/// The life of a referral. Read this file first: the statuses, what each command does in each of them, and how events change the status.
/// docs/lifecycle.md shows the same as a table, written by a test.
/// </summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "status")]
[JsonDerivedType(typeof(Sent), "sent")]
[JsonDerivedType(typeof(Received), "received")]
[JsonDerivedType(typeof(AwaitingInformation), "informationRequested")]
[JsonDerivedType(typeof(Accepted), "accepted")]
[JsonDerivedType(typeof(OnPathway), "onPathway")]
[JsonDerivedType(typeof(Rejected), "rejected")]
[JsonDerivedType(typeof(Withdrawn), "withdrawn")]
[JsonDerivedType(typeof(Redirected), "redirected")]
public abstract record Referral
{
    // ── The statuses, each with its own data ─────────────────────────────────────────────────────────────────────────────

    /// <summary>Not sent.</summary>
    public sealed record None(ReferralId Id) : Referral;

    /// <summary>Sent; every later status has <paramref name="Data"/> too.</summary>
    public abstract record Existing([property: JsonPropertyName("facts")] ReferralData Data) : Referral;

    /// <summary>The receiver has not decided.</summary>
    public abstract record Undecided(ReferralData Data) : Existing(Data);

    public sealed record Sent(ReferralData Data) : Undecided(Data);

    public sealed record Received(ReferralData Data, DateTimeOffset Since) : Undecided(Data);

    public sealed record AwaitingInformation(ReferralData Data, DateTimeOffset Since) : Undecided(Data);

    public sealed record Accepted(ReferralData Data, [property: JsonPropertyName("how")] Acceptance Acceptance) : Existing(Data);

    public sealed record OnPathway(
        ReferralData Data, [property: JsonPropertyName("how")] Acceptance Acceptance, PathwayLink Link) : Existing(Data);

    /// <summary>On the referrer's worklist until the referrer acknowledges it.</summary>
    public sealed record Rejected(
        ReferralData Data, DateTimeOffset At, [property: JsonPropertyName("why")] Rejection Rejection,
        DateTimeOffset? SeenAt = null) : Existing(Data);

    public sealed record Withdrawn(
        ReferralData Data, DateTimeOffset At, [property: JsonPropertyName("why")] Withdrawal Withdrawal) : Existing(Data);

    public sealed record Redirected(
        ReferralData Data, DateTimeOffset At, [property: JsonPropertyName("where")] Redirection Redirection, bool Arrived) : Existing(Data);

    // ── What a command does ──────────────────────────────────────────────────────────────────────────────────────────────

    /// <summary>Decides a command without side effects; invalid content is refused, not thrown.</summary>
    public static Decision<ReferralEvent> Decide(Referral state, ReferralCommand command, Author author, ReferralContext context)
    {
        if (CheckSide(state, command, author) is { } refusal)
            return new Refuse(refusal);

        Decision<ReferralEvent> decision = (state, command) switch
        {
            (None unsent, Send send) => SendRules.Decide(unsent.Id, send, author.Ods, context),
            (None unsent, SendRedirected arrive) => SendRules.Decide(unsent.Id, arrive, context),
            (Existing existing, Send send) => SendRules.DecideRepeat(existing.Data, send),
            (Existing, SendRedirected) => Unchanged(),

            (Sent, Receive) => Apply(new ReferralReceived()),
            (Rejected or Withdrawn or Redirected, Receive) => OutOfTurn(state, "received"),
            (_, Receive) => Unchanged(),

            (Undecided undecided, Amend amend) => DecideAmend(undecided, amend, context),
            (_, Amend) => OutOfTurn(state, "amended"),

            (Undecided undecided, RequestInformation ask) =>
                Apply(ReceiveFirst(undecided), new InformationRequested(ask.Items, ask.NeededBy)),
            (_, RequestInformation) => OutOfTurn(state, "asked about"),

            (AwaitingInformation waiting, ProvideInformation answer) => DecideAnswers(waiting, answer, context),
            (_, ProvideInformation) => OutOfTurn(state, "answered for"),

            (Undecided undecided, Accept accept) => DecideAccept(undecided, accept, context),
            (Accepted or OnPathway, Accept) => Unchanged(),
            (_, Accept) => OutOfTurn(state, "accepted"),

            (Undecided undecided, AssignOwner assign) =>
                undecided.Data.Owner == assign.Owner ? Unchanged() : Apply(new ReferralAssigned(assign.Owner)),
            (_, AssignOwner) => OutOfTurn(state, "assigned"),

            (Undecided undecided, Reject no) =>
                Apply(ReceiveFirst(undecided), new ReferralRejected(no.ReasonCode, no.Explanation, no.NextStep)),
            (Rejected, Reject) => Unchanged(),
            (_, Reject) => OutOfTurn(state, "rejected"),

            (Rejected { SeenAt: null }, Acknowledge) => Apply(new RejectionAcknowledged()),
            (Rejected, Acknowledge) => Unchanged(),
            (_, Acknowledge) => OutOfTurn(state, "acknowledged as rejected"),

            (Undecided, Withdraw back) => Apply(new ReferralWithdrawn(back.ReasonCode, back.Explanation)),
            (Withdrawn, Withdraw) => Unchanged(),
            (_, Withdraw) => OutOfTurn(state, "withdrawn"),

            (Undecided undecided, Redirect redirect) => DecideRedirect(undecided, redirect, context),
            (Redirected gone, Redirect redirect) when gone.Redirection.Ods == redirect.To => Unchanged(),
            (_, Redirect) => OutOfTurn(state, "redirected"),

            (OnPathway joined, UndoMatch undo) => Apply(new MatchUndone(joined.Link.Id, undo.Reason)),
            (_, UndoMatch) => OutOfTurn(state, "taken off a pathway"),

            (Accepted, RecordPathway record) => Apply(CreatePathwayRecorded(record.Link)),
            (OnPathway, RecordPathway) => Unchanged(),
            (_, RecordPathway) => OutOfTurn(state, "put on a pathway"),

            (Redirected { Arrived: false }, RecordRedirection arrival) => Apply(new RedirectionArrived(arrival.Referral)),
            (Redirected, RecordRedirection) => Unchanged(),
            (_, RecordRedirection) => OutOfTurn(state, "arrived elsewhere"),

            (Existing { Data.PathwayToDetach: not null }, RecordPathwayDetached cleared) => Apply(new PathwayDetached(cleared.Pathway)),
            (_, RecordPathwayDetached) => Unchanged(),

            (Existing { Data.OnwardTransferPending: true }, ConfirmOnwardTransfer) => Apply(new OnwardTransferRecorded()),
            (_, ConfirmOnwardTransfer) => Unchanged(),

            (Undecided undecided, RaiseOverdue) => OverdueRules.Decide(undecided, context),
            (_, RaiseOverdue) => Unchanged(),

            _ => throw new InvalidOperationException($"No rule for {command.GetType().Name}."),
        };
        return decision.SelectEvents(e => e with { At = context.Now });
    }

    /// <summary>Each command belongs to the referring or the receiving trust. To any other trust the referral does not exist.</summary>
    private static Refusal? CheckSide(Referral state, ReferralCommand command, Author author)
    {
        if (command is HubCommand)
            return author == Author.Hub ? null : Refusals.NoSuchReferral;
        if (state is not Existing { Data: var data })
            return command is Send ? null : Refusals.NoSuchReferral;
        if (author.Ods != data.From && author.Ods != data.To)
            return Refusals.NoSuchReferral;
        var (giver, side) = command is Send or Amend or ProvideInformation or Withdraw or Acknowledge
            ? (data.From, "referring")
            : (data.To, "receiving");
        return author.Ods == giver ? null : Refusals.WrongSide(side);
    }

    /// <summary>Deciding or asking a question implies Receive.</summary>
    private static ReferralReceived? ReceiveFirst(Undecided state) => state is Sent ? new ReferralReceived() : null;

    private static Decision<ReferralEvent> DecideAmend(Undecided state, Amend amend, ReferralContext context) =>
        SendRules.AssessAmended(state.Data, amend.DataSet, context) switch
        {
            ({ } refusal, _, _) => new Refuse(refusal),
            (_, _, { } document) when document.Json.AsSpan().SequenceEqual(state.Data.DataSet.Json) => Unchanged(),
            (_, { } assessment, { } document) =>
                Apply(new ReferralAmended(assessment, DataSetDiff.Between(state.Data.DataSet, document)) { DataSet = document }),
            _ => Unchanged(),
        };

    private static Decision<ReferralEvent> DecideAnswers(AwaitingInformation state, ProvideInformation command, ReferralContext context)
    {
        var open = state.Data.Questions.Where(q => q.Answer is null).Select(q => q.Item).ToList();
        if (Refusals.CheckAnswers(command, open) is { } wrong)
            return new Refuse(wrong);
        if (command.DataSet is null)
            return Apply(new InformationProvided(command.Answers, null));
        var (refusal, assessment, document) = SendRules.AssessAmended(state.Data, command.DataSet, context);
        return refusal is null
            ? Apply(new InformationProvided(command.Answers, assessment, DataSetDiff.Between(state.Data.DataSet, document!))
            {
                DataSet = document,
            })
            : new Refuse(refusal);
    }

    private static Decision<ReferralEvent> DecideAccept(Undecided state, Accept accept, ReferralContext context) =>
        context.Match switch
        {
            MatchRefused unsettled => new Refuse(unsettled.Refusal),
            JoinPathway join => Apply(ReceiveFirst(state), CreateAccepted(state, accept, new(join.Pathway, join.MatchedOn))),
            CreatePathway create => Apply(ReceiveFirst(state), CreateAccepted(state, accept, new(null, create.MatchedOn))),
            _ => throw new InvalidOperationException("An acceptance is matched before it is decided."),
        };

    private static ReferralAccepted CreateAccepted(Undecided state, Accept accept, MatchPlan plan) =>
        new(accept.Mode, plan, accept.IdentityConfirmedReason, accept.Owner ?? state.Data.Owner, accept.Note);

    private static Decision<ReferralEvent> DecideRedirect(Undecided state, Redirect redirect, ReferralContext context) =>
        SendRules.CheckReceiver(redirect.To, state.Data.From, state.Data.To, state.Data.Transfers, context) is { } refusal
            ? new Refuse(refusal)
            : Apply(ReceiveFirst(state), new ReferralRedirected(redirect.To, state.Data.Id.RedirectedTo(redirect.To), redirect.Reason));

    private static ReferralEvent CreatePathwayRecorded(PathwayLink link) =>
        link.Created ? new PathwayCreated(link.Id, link.MatchedOn) : new PathwayJoined(link.Id, link.MatchedOn);

    // ── How an event changes the status ──────────────────────────────────────────────────────────────────────────────────

    /// <exception cref="InvalidOperationException">The event cannot have happened in this status.</exception>
    public static Referral Evolve(Referral state, ReferralEvent e)
    {
        return (state, e) switch
        {
            (None, ReferralSent sent) => new Sent(ReferralData.FromSent(sent)),
            (Sent s, ReferralReceived) => new Received(Next(s) with { ReceivedAt = e.At }, e.At),
            (Undecided s, ReferralAmended amended) => s with { Data = Next(s).WithDataSet(amended.Assessment, e.DataSet) },
            (Received or AwaitingInformation, InformationRequested asked) =>
                new AwaitingInformation(Next(state).WithQuestions(asked), e.At),
            (AwaitingInformation s, InformationProvided given) => new Received(Next(s).WithAnswers(given), e.At),
            (Received or AwaitingInformation, ReferralAccepted accepted) => new Accepted(Next(state), Acceptance.From(accepted)),
            (Accepted s, PathwayCreated made) =>
                new OnPathway(Next(s).WithPathway(), s.Acceptance, new(made.Pathway, true, made.MatchedOn)),
            (Accepted s, PathwayJoined joined) =>
                new OnPathway(Next(s).WithPathway(), s.Acceptance, new(joined.Pathway, false, joined.MatchedOn)),
            (Received or AwaitingInformation, ReferralRejected no) =>
                new Rejected(Next(state), e.At, new(no.ReasonCode, no.Explanation, no.NextStep)),
            (Rejected s, RejectionAcknowledged) => s with { Data = Next(s), SeenAt = e.At },
            (Undecided s, ReferralWithdrawn back) => new Withdrawn(Next(s), e.At, new(back.ReasonCode, back.Explanation)),
            (Received or AwaitingInformation, ReferralRedirected to) =>
                new Redirected(Next(state), e.At, new(to.To, to.Referral, to.Reason), false),
            (Redirected s, RedirectionArrived arrived) =>
                s with { Data = Next(s), Redirection = s.Redirection with { Id = arrived.Referral }, Arrived = true },
            (OnPathway s, MatchUndone undone) => new Received(
                Next(s) with
                {
                    Attempt = s.Data.Attempt + 1,
                    PathwayToDetach = new(undone.Pathway, undone.Reason, e.At),
                    OnwardTransferPending = false,
                },
                e.At),
            (Existing s, PathwayDetached) => s with { Data = Next(s) with { PathwayToDetach = null } },
            (Existing s, OnwardTransferRecorded) => s with { Data = Next(s) with { OnwardTransferPending = false } },
            (Undecided s, ReferralAssigned assigned) => s with { Data = Next(s) with { Owner = assigned.Owner } },
            (Undecided s, ReferralOverdue late) =>
                s with { Data = Next(s) with { OverdueRaised = [.. s.Data.OverdueRaised, new(late.Stage, late.Since)] } },
            _ =>
                throw new InvalidOperationException($"{e.GetType().Name} cannot have happened to a referral that is "
                    + $"{state.GetType().Name}."),
        };

        static ReferralData Next(Referral s) => ((Existing)s).Data with { Version = ((Existing)s).Data.Version + 1 };
    }

    // ── Shorthand ────────────────────────────────────────────────────────────────────────────────────────────────────────

    internal static Decision<ReferralEvent> Apply(params ReadOnlySpan<ReferralEvent?> events) =>
        new Decision<ReferralEvent>.Apply([.. events.ToArray().OfType<ReferralEvent>()]);

    internal static Decision<ReferralEvent> Unchanged() => new Decision<ReferralEvent>.Unchanged();

    private static Decision<ReferralEvent> OutOfTurn(Referral state, string done) => new Refuse(Refusals.OutOfTurn(state, done));
}
