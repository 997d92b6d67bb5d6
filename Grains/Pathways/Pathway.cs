using InterTrust.Identity;
using InterTrust.Referrals;
using static InterTrust.Outcome<InterTrust.Pathways.PathwayEvent>;

namespace InterTrust.Pathways;

/// <summary>
/// The life of a cancer pathway at the trust that tracks it: registered by the trust or opened by an accepted referral, joined by
/// further referrals, rid of those that came in error.
/// </summary>
public abstract partial record Pathway
{
    public sealed record Unopened(PathwayId Id) : Pathway;

    public abstract record Known(PathwayFacts Facts) : Pathway;

    public sealed record Open(PathwayFacts Facts) : Known(Facts);

    public sealed record Closed(PathwayFacts Facts, DateTimeOffset At, string Why) : Known(Facts);

    /// <summary>Answers a command: it happens, it is already so, or no, because. Never throws, changes nothing.</summary>
    public static Outcome<PathwayEvent> Decide(Pathway state, PathwayCommand command, By by, DateTimeOffset now) =>
        Stamped(now, (state, command) switch
        {
            (Unopened unopened, Register register) => Registered(unopened.Id, by.Ods, register, now),
            (Known known, Register register) => known.Facts.IsOf(register) ? new AlreadySo() : new No(KeyReused),

            (Unopened unopened, Admit { Slot: { } slot } admit) => Happens(new PathwayOpened(Begin(unopened.Id, by.Ods, admit, slot), Coming(admit))),
            (Known known, Admit admit) when known.Facts.Referrals.Contains(admit.Referral) => new AlreadySo(),
            (Open open, Admit admit) => Happens(new ReferralJoined(Coming(admit), PathwayEntries.New(admit.Entries, open.Facts))),
            (Closed, Admit) => new No(new(RefusalCode.OutOfTurn, "The pathway is closed. Choose an open one, or a new one.")),

            (Known known, Dismiss dismiss) when !known.Facts.Referrals.Contains(dismiss.Referral) => new AlreadySo(),
            (Open open, Dismiss dismiss) when open.Facts.RestsOn(dismiss.Referral) =>
                Happens(new ReferralDismissed(dismiss.Referral, dismiss.Reason), new PathwayClosed(dismiss.Reason)),
            (Known, Dismiss dismiss) => Happens(new ReferralDismissed(dismiss.Referral, dismiss.Reason)),

            (Known known, GoOn or ComeBack) when known.Facts.Ods != by.Ods => new No(NoSuchPathway),
            (Known known, GoOn on) => known.Facts.OnwardBy(on.Entry.Source.ReferralId) is null ? Happens(new EntryRecorded(on.Entry)) : new AlreadySo(),
            (Known known, ComeBack back) => known.Facts.OnwardBy(back.Referral) is { } onward ? Happens(new EntryRetracted(onward.Id, back.Reason)) : new AlreadySo(),

            (Known known, AssignPathway or AddNote) when known.Facts.Ods != by.Ods => new No(NoSuchPathway),
            (Known known, AssignPathway assign) => known.Facts.Owner == assign.Owner ? new AlreadySo() : Happens(new PathwayAssigned(assign.Owner)),
            (Known, AddNote note) => Happens(new NoteAdded(note.Text, by.Actor)),
            (Known known, RecordEvent record) => Recording.Decide(known, record, by, now),
            (Known known, RetractEvent retract) => Recording.Decide(known, retract, by),

            (Unopened, _) => new No(NoSuchPathway),
            _ => throw new InvalidOperationException($"No rule for {command.GetType().Name}."),
        });

    /// <summary>The pathway after the event.</summary>
    /// <exception cref="InvalidOperationException">The event cannot have happened in this status: the log is broken.</exception>
    public static Pathway Evolve(Pathway state, PathwayEvent e) => (state, e) switch
    {
        (Unopened, PathwayRegistered registered) => new Open(PathwayFacts.From(registered.Beginning, registered.At)),
        (Unopened, PathwayOpened opened) => new Open(PathwayFacts.From(opened.Beginning, opened.At).With(opened.Coming, opened.At)),
        (Open s, ReferralJoined joined) => s with { Facts = Next(s).With(joined.Entries).With(joined.Coming, joined.At) },
        (Known s, ReferralDismissed dismissed) => s with { Facts = Next(s).Without(dismissed.Referral) },
        (Open s, PathwayClosed closed) => new Closed(Next(s), closed.At, closed.Reason),
        (Known s, EntryRecorded recorded) => s with { Facts = Next(s).WithRecorded(recorded.Entry) },
        (Known s, EntryCorrected corrected) => s with { Facts = Next(s).Rid(corrected.Id).WithRecorded(corrected.Entry) },
        (Known s, EntryRetracted retracted) => s with { Facts = Next(s).Without(retracted.Id) },
        (Known s, PathwayAssigned assigned) => s with { Facts = Next(s) with { Owner = assigned.Owner } },
        (Known s, NoteAdded note) => s with { Facts = Next(s).With(new PathwayNote(note.Text, note.At, note.Actor)) },
        (Closed s, PathwayReopened) => new Open(Next(s)),
        _ => throw new InvalidOperationException($"{e.GetType().Name} cannot have happened to a pathway that is {state.GetType().Name}."),
    };

    internal static readonly Refusal NoSuchPathway =
        new(RefusalCode.NotFound, "There is no such pathway at your organisation. Check the id against your worklist.");

    private static readonly Refusal KeyReused =
        new(RefusalCode.IdempotencyKeyReused, "This idempotency key was used for a pathway with another body. Use a new key for a new pathway; record on the one that is there what has changed.");

    private static PathwayFacts Next(Known s) => s.Facts with { Version = s.Facts.Version + 1 };

    private static Outcome<PathwayEvent> Registered(PathwayId id, OdsCode ods, Register register, DateTimeOffset now)
    {
        var begun = Begin(id, ods, register);
        return Recording.Findings(register, PathwayFacts.From(begun, now), now) is [var first, ..] findings
            ? new No(new(first.Code, first.Detail, findings, []))
            : Happens(new PathwayRegistered(begun), [.. (register.History ?? []).Select(what => new EntryRecorded(Recording.Entry(what, new(ods, null))))]);
    }

    private static Beginning Begin(PathwayId id, OdsCode ods, Register register) => new(
        id, ods, register.Patient, register.TumourGroup, register.PathwayIdentifier, ReferralDates.From(register.PeriodStart),
        register.Slot, register.Owner, PathwayEntries.Of(register, ods), register.Transfers is [] ? null : register.Transfers, PathwayFacts.FingerprintOf(register));

    private static Beginning Begin(PathwayId id, OdsCode ods, Admit admit, int slot) => new(
        id, ods, admit.Patient, admit.TumourGroup, admit.PathwayIdentifier, admit.Dates, slot, admit.Owner, admit.Entries);

    private static Coming Coming(Admit admit) => new(
        admit.Referral, admit.From, admit.ReceivedDate, admit.MatchedOn, admit.Note, admit.Transfers, admit.CompleteOn);

    private static Outcome<PathwayEvent> Happens(PathwayEvent first, params PathwayEvent[] further) => new Outcome<PathwayEvent>.Happens([first, .. further]);

    private static Outcome<PathwayEvent> Stamped(DateTimeOffset now, Outcome<PathwayEvent> outcome) =>
        outcome is Happens happens ? new Happens([.. happens.Events.Select(e => e with { At = now })]) : outcome;
}
