using System.Text.Json.Serialization;
using InterTrust.Identity;
using static InterTrust.Decision<InterTrust.Pathways.PathwayEvent>;

namespace InterTrust.Pathways;

/// <summary>
/// The life of a cancer pathway at the trust that tracks it. The trust registers it or an accepted referral creates it; further referrals
/// join it, and those matched in error are removed. Read this file first: statuses, commands, events.
/// </summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "status")]
[JsonDerivedType(typeof(Open), "open")]
[JsonDerivedType(typeof(Closed), "closed")]
public abstract record Pathway
{
    public sealed record None(PathwayId Id) : Pathway;

    public abstract record Existing([property: JsonPropertyName("facts")] PathwayData Data) : Pathway;

    public sealed record Open(PathwayData Data) : Existing(Data);

    public sealed record Closed(PathwayData Data, DateTimeOffset At, string Why) : Existing(Data);

    /// <summary>Decides a command without side effects; invalid content is refused, not thrown.</summary>
    public static Decision<PathwayEvent> Decide(Pathway state, PathwayCommand command, Author author, PathwayContext context)
    {
        Decision<PathwayEvent> decision = (state, command) switch
        {
            (None none, Register register) => DecideRegister(none.Id, author.Ods, register, context),
            (Existing existing, Register register) =>
                existing.Data.WasRegisteredBy(register) ? new Unchanged() : new Refuse(KeyReused),

            (None none, AddReferral { Slot: { } slot } add) =>
                Apply(new PathwayOpened(CreateOpening(none.Id, author.Ods, add, slot), CreateIncoming(add))),
            (Existing existing, AddReferral add) when existing.Data.Referrals.Contains(add.Referral) => new Unchanged(),
            (Open open, AddReferral add) =>
                Apply(new ReferralJoined(CreateIncoming(add), ClinicalEvents.SelectMissing(add.Events, open.Data))),
            (Closed, AddReferral) => new Refuse(IsClosed),

            (Existing existing, RemoveReferral remove) when !existing.Data.Referrals.Contains(remove.Referral) => new Unchanged(),
            (Open open, RemoveReferral remove) when open.Data.DependsOnlyOn(remove.Referral) =>
                Apply(new ReferralRemoved(remove.Referral, remove.Reason), new PathwayClosed(remove.Reason)),
            (Existing, RemoveReferral remove) => Apply(new ReferralRemoved(remove.Referral, remove.Reason)),

            (Existing existing, RecordOnwardTransfer or CancelOnwardTransfer or AssignPathwayOwner or AddNote)
                when existing.Data.Ods != author.Ods => new Refuse(NoSuchPathway),
            (Existing existing, RecordOnwardTransfer record) =>
                existing.Data.OnwardTransferBy(record.Event.Source.ReferralId) is null
                    ? Apply(new EventRecorded(record.Event))
                    : new Unchanged(),
            (Existing existing, CancelOnwardTransfer cancel) =>
                existing.Data.OnwardTransferBy(cancel.Referral) is { } transfer
                    ? Apply(new EventRetracted(transfer.Id, cancel.Reason))
                    : new Unchanged(),
            (Existing existing, AssignPathwayOwner assign) =>
                existing.Data.Owner == assign.Owner ? new Unchanged() : Apply(new PathwayAssigned(assign.Owner)),
            (Existing, AddNote note) => Apply(new NoteAdded(note.Text, author.Actor)),

            (Existing existing, RecordEvent record) => ClinicalEventRules.Decide(existing, record, author, context.Now),
            (Existing existing, RetractEvent retract) => ClinicalEventRules.Decide(existing, retract, author),

            (None, _) => new Refuse(NoSuchPathway),
            _ => throw new InvalidOperationException($"No rule for {command.GetType().Name}."),
        };
        return decision.SelectEvents(e => e with { At = context.Now });
    }

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

    /// <summary>A unique key allows one open pathway for each slot of a patient and tumour group.</summary>
    internal static readonly Refusal SlotTaken = new(
        RefusalCode.OutOfTurn,
        "Another pathway of the patient in this tumour group stands at its place. If it was opened this moment, say it again; if this "
            + "one was closed before, record on the open one.");

    private static readonly Refusal IsClosed =
        new(RefusalCode.OutOfTurn, "The pathway is closed. Choose an open one, or a new one.");

    private static readonly Refusal KeyReused = new(
        RefusalCode.IdempotencyKeyReused,
        "This idempotency key was used for a pathway with another body. Use a new key for a new pathway; record on the one that is "
            + "there what has changed.");

    private static readonly Refusal NotATestNumber = Refusal.Invalid(
        "/patient/nhsNumber", RefusalCode.NotATestNumber, "Demo mode takes only NHS numbers of the 999 range, which are never issued.");

    private static PathwayData Next(Existing s) => s.Data with { Version = s.Data.Version + 1 };

    private static Decision<PathwayEvent> DecideRegister(PathwayId id, OdsCode ods, Register register, PathwayContext context)
    {
        if (context.TestNumbersOnly && !register.Patient.NhsNumber.IsTestNumber)
            return new Refuse(NotATestNumber);
        var inGroup = context.OpenPathways.Where(open => open.TumourGroup == register.TumourGroup).ToList();
        if (inGroup.Find(open => open.Id != id && open.PeriodStart == register.PeriodStart) is { } same)
            return new Unchanged(RecordedAs: same.Id.Value);

        var opening = CreateOpening(id, ods, register, Matching.NextSlot(inGroup));
        return ClinicalEventRules.Check(register, PathwayData.From(opening, context.Now), context.Now) is [var first, ..] findings
            ? new Refuse(new(first.Code, first.Detail, findings, []))
            : Apply(
                new PathwayRegistered(opening),
                [
                    .. (register.History ?? []).Select(
                        details => new EventRecorded(ClinicalEventRules.CreateEvent(details, new(ods, null)))),
                ]);
    }

    private static PathwayOpening CreateOpening(PathwayId id, OdsCode ods, Register register, int slot) => new(
        id, ods, register.Patient, register.TumourGroup, register.PathwayIdentifier, ReferralDates.From(register.PeriodStart), slot,
        register.Owner, ClinicalEvents.From(register, ods), register.Transfers is [] ? null : register.Transfers,
        PathwayData.FingerprintOf(register));

    private static PathwayOpening CreateOpening(PathwayId id, OdsCode ods, AddReferral add, int slot) => new(
        id, ods, add.Patient, add.TumourGroup, add.PathwayIdentifier, add.Dates, slot, add.Owner, add.Events);

    private static IncomingReferral CreateIncoming(AddReferral add) => new(
        add.Referral, add.From, add.ReceivedDate, add.MatchedOn, add.Note, add.Transfers, add.CompleteOn);

    private static Decision<PathwayEvent> Apply(PathwayEvent first, params PathwayEvent[] further) =>
        new Decision<PathwayEvent>.Apply([first, .. further]);
}
