using System.Text.Json.Serialization;
using InterTrust.Identity;
using InterTrust.Referrals;
using static InterTrust.Decision<InterTrust.Pathways.PathwayEvent>;

namespace InterTrust.Pathways;

/// <summary>
/// The life of a cancer pathway at the trust that tracks it: registered by the trust or opened by an accepted referral, joined by
/// further referrals, rid of those that came in error.
/// </summary>
public abstract partial record Pathway
{
    public sealed record None(PathwayId Id) : Pathway;

    public abstract record Existing([property: JsonPropertyName("facts")] PathwayData Data) : Pathway;

    public sealed record Open(PathwayData Data) : Existing(Data);

    public sealed record Closed(PathwayData Data, DateTimeOffset At, string Why) : Existing(Data);

    /// <summary>Answers a command: it happens, it is already so, or no, because. Never throws, changes nothing.</summary>
    public static Decision<PathwayEvent> Decide(Pathway state, PathwayCommand command, Author by, DateTimeOffset now) =>
        WithTime(now, (state, command) switch
        {
            (None unopened, Register register) => DecideRegister(unopened.Id, by.Ods, register, now),
            (Existing known, Register register) => known.Data.WasRegisteredBy(register) ? new Unchanged() : new Refuse(KeyReused),

            (None unopened, AddReferral { Slot: { } slot } admit) => Apply(new PathwayOpened(CreateOpening(unopened.Id, by.Ods, admit, slot), CreateIncoming(admit))),
            (Existing known, AddReferral admit) when known.Data.Referrals.Contains(admit.Referral) => new Unchanged(),
            (Open open, AddReferral admit) => Apply(new ReferralJoined(CreateIncoming(admit), ClinicalEvents.SelectMissing(admit.Events, open.Data))),
            (Closed, AddReferral) => new Refuse(new(RefusalCode.OutOfTurn, "The pathway is closed. Choose an open one, or a new one.")),

            (Existing known, RemoveReferral dismiss) when !known.Data.Referrals.Contains(dismiss.Referral) => new Unchanged(),
            (Open open, RemoveReferral dismiss) when open.Data.DependsOnlyOn(dismiss.Referral) =>
                Apply(new ReferralRemoved(dismiss.Referral, dismiss.Reason), new PathwayClosed(dismiss.Reason)),
            (Existing, RemoveReferral dismiss) => Apply(new ReferralRemoved(dismiss.Referral, dismiss.Reason)),

            (Existing known, RecordOnwardTransfer or CancelOnwardTransfer) when known.Data.Ods != by.Ods => new Refuse(NoSuchPathway),
            (Existing known, RecordOnwardTransfer on) => known.Data.OnwardTransferBy(on.Event.Source.ReferralId) is null ? Apply(new EventRecorded(on.Event)) : new Unchanged(),
            (Existing known, CancelOnwardTransfer back) => known.Data.OnwardTransferBy(back.Referral) is { } onward ? Apply(new EventRetracted(onward.Id, back.Reason)) : new Unchanged(),

            (Existing known, AssignPathwayOwner or AddNote) when known.Data.Ods != by.Ods => new Refuse(NoSuchPathway),
            (Existing known, AssignPathwayOwner assign) => known.Data.Owner == assign.Owner ? new Unchanged() : Apply(new PathwayAssigned(assign.Owner)),
            (Existing, AddNote note) => Apply(new NoteAdded(note.Text, by.Actor)),
            (Existing known, RecordEvent record) => ClinicalEventRules.Decide(known, record, by, now),
            (Existing known, RetractEvent retract) => ClinicalEventRules.Decide(known, retract, by),

            (None, _) => new Refuse(NoSuchPathway),
            _ => throw new InvalidOperationException($"No rule for {command.GetType().Name}."),
        });

    /// <summary>The pathway after the event.</summary>
    /// <exception cref="InvalidOperationException">The event cannot have happened in this status: the log is broken.</exception>
    public static Pathway Evolve(Pathway state, PathwayEvent e) => (state, e) switch
    {
        (None, PathwayRegistered registered) => new Open(PathwayData.From(registered.Opening, registered.At)),
        (None, PathwayOpened opened) => new Open(PathwayData.From(opened.Opening, opened.At).With(opened.Incoming, opened.At)),
        (Open s, ReferralJoined joined) => s with { Data = Next(s).With(joined.Events).With(joined.Incoming, joined.At) },
        (Existing s, ReferralRemoved dismissed) => s with { Data = Next(s).Without(dismissed.Referral) },
        (Open s, PathwayClosed closed) => new Closed(Next(s), closed.At, closed.Reason),
        (Existing s, EventRecorded recorded) => s with { Data = Next(s).WithRecorded(recorded.Event) },
        (Existing s, EventCorrected corrected) => s with { Data = Next(s).WithoutEvent(corrected.Id).WithRecorded(corrected.Event) },
        (Existing s, EventRetracted retracted) => s with { Data = Next(s).Without(retracted.Id) },
        (Existing s, PathwayAssigned assigned) => s with { Data = Next(s) with { Owner = assigned.Owner } },
        (Existing s, NoteAdded note) => s with { Data = Next(s).With(new PathwayNote(note.Text, note.At, note.Actor)) },
        (Closed s, PathwayReopened) => new Open(Next(s)),
        _ => throw new InvalidOperationException($"{e.GetType().Name} cannot have happened to a pathway that is {state.GetType().Name}."),
    };

    internal static readonly Refusal NoSuchPathway =
        new(RefusalCode.NotFound, "There is no such pathway at your organisation. Check the id against your worklist.");

    private static readonly Refusal KeyReused =
        new(RefusalCode.IdempotencyKeyReused, "This idempotency key was used for a pathway with another body. Use a new key for a new pathway; record on the one that is there what has changed.");

    private static PathwayData Next(Existing s) => s.Data with { Version = s.Data.Version + 1 };

    private static Decision<PathwayEvent> DecideRegister(PathwayId id, OdsCode ods, Register register, DateTimeOffset now)
    {
        var begun = CreateOpening(id, ods, register);
        return ClinicalEventRules.Check(register, PathwayData.From(begun, now), now) is [var first, ..] findings
            ? new Refuse(new(first.Code, first.Detail, findings, []))
            : Apply(new PathwayRegistered(begun), [.. (register.History ?? []).Select(what => new EventRecorded(ClinicalEventRules.CreateEvent(what, new(ods, null))))]);
    }

    private static PathwayOpening CreateOpening(PathwayId id, OdsCode ods, Register register) => new(
        id, ods, register.Patient, register.TumourGroup, register.PathwayIdentifier, ReferralDates.From(register.PeriodStart),
        register.Slot, register.Owner, ClinicalEvents.From(register, ods), register.Transfers is [] ? null : register.Transfers, PathwayData.FingerprintOf(register));

    private static PathwayOpening CreateOpening(PathwayId id, OdsCode ods, AddReferral admit, int slot) => new(
        id, ods, admit.Patient, admit.TumourGroup, admit.PathwayIdentifier, admit.Dates, slot, admit.Owner, admit.Events);

    private static IncomingReferral CreateIncoming(AddReferral admit) => new(
        admit.Referral, admit.From, admit.ReceivedDate, admit.MatchedOn, admit.Note, admit.Transfers, admit.CompleteOn);

    private static Decision<PathwayEvent> Apply(PathwayEvent first, params PathwayEvent[] further) => new Decision<PathwayEvent>.Apply([first, .. further]);

    private static Decision<PathwayEvent> WithTime(DateTimeOffset now, Decision<PathwayEvent> outcome) =>
        outcome is Apply happens ? new Apply([.. happens.Events.Select(e => e with { At = now })]) : outcome;
}
