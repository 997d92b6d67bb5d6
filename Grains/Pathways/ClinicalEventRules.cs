using InterTrust.Calendar;
using InterTrust.Identity;
using InterTrust.Reference;
using static InterTrust.Decision<InterTrust.Pathways.PathwayEvent>;

namespace InterTrust.Pathways;

/// <summary>
/// The rules of what is recorded on a pathway. Each side records and corrects its own facts and sees the other's: the trust that tracks
/// the patient, and the trusts that referred to it.
/// </summary>
internal static class ClinicalEventRules
{
    internal static Decision<PathwayEvent> Decide(Pathway.Existing state, RecordEvent record, Author by, DateTimeOffset now)
    {
        if (SourceOf(state.Data, by.Ods) is not { } source)
            return new Refuse(Pathway.NoSuchPathway);
        var (what, facts) = (record.Event, state.Data);
        if (record.Corrects is { } corrects)
        {
            if (CheckCorrection(facts, corrects, by.Ods, "/corrects/event") is { } refusal)
                return new Refuse(refusal);
            if (facts.Events.First(e => e.Id == corrects.Event).Type != what.Type)
                return new Refuse(Refusal.Invalid("/type", RefusalCode.ValidationFailed, "A correction is of the same type as the event that it corrects. Retract that one, and record the other."));
            facts = facts.WithoutEvent(corrects.Event);
        }
        else if (facts.OccurredEvents.Any(e => e.Type == what.Type && e.Date == what.Date && e.Source.Ods == by.Ods && HasSameFacts(e.Facts, what.Facts)))
            return new Unchanged();
        else if (state is Pathway.Closed)
            return new Refuse(new(RefusalCode.OutOfTurn, "The pathway is closed. Correct what was recorded, or retract its closing to open it again."));

        if (Check(what, facts, source.Ods == facts.Ods, now, "") is [var first, ..] findings)
            return new Refuse(new(first.Code, first.Detail, findings, []));
        if (FindRecorded(what, facts) is { } taken)
            return new Refuse(taken.Source.Ods == by.Ods
                ? new(RefusalCode.OutOfTurn, $"It is recorded already, as {taken.Id}, and happens once. Correct that event: name it in 'corrects', with the reason.")
                : new(RefusalCode.OdsNotPermitted, $"It is recorded already, as {taken.Id}, by {taken.Source.Ods}, and only that trust can correct it."));

        var entry = CreateEvent(what, source);
        PathwayEvent recorded = record.Corrects is { } of ? new EventCorrected(of.Event, entry, of.Reason) : new EventRecorded(entry);
        return new Apply(what.Type is ClinicalEventType.Closed && state is Pathway.Open ? [recorded, new PathwayClosed(ReasonOf(what))] : [recorded]);
    }

    internal static Decision<PathwayEvent> Decide(Pathway.Existing state, RetractEvent retract, Author by)
    {
        if (SourceOf(state.Data, by.Ods) is null)
            return new Refuse(Pathway.NoSuchPathway);
        if (CheckCorrection(state.Data, retract.Correction, by.Ods, null) is { } refusal)
            return new Refuse(refusal);
        var retracted = new EventRetracted(retract.Correction.Event, retract.Correction.Reason);
        var closing = state is Pathway.Closed && state.Data.Events.First(e => e.Id == retract.Correction.Event).Type is ClinicalEventType.Closed;
        return new Apply(closing ? [retracted, new PathwayReopened(retract.Correction.Reason)] : [retracted]);
    }

    /// <summary>What is wrong with a pathway's history as a trust registers it, with pointers into the request.</summary>
    internal static IReadOnlyList<Finding> Check(Register register, PathwayData begun, DateTimeOffset now)
    {
        var wrong = CheckTransfers(register, begun.Ods).ToList();
        var facts = begun;
        foreach (var (i, what) in (register.History ?? []).Index())
        {
            wrong.AddRange(Check(what, facts, true, now, $"/events/{i}"));
            if (FindRecorded(what, facts) is not null)
                wrong.Add(new($"/events/{i}/type", RefusalCode.ValidationFailed, "It happens once, and stands above already."));
            if (what.Type is ClinicalEventType.Closed)
                wrong.Add(new($"/events/{i}/type", RefusalCode.ValidationFailed, "Register what you track; a closed pathway is tracked no longer."));
            facts = facts.With([CreateEvent(what, new(begun.Ods, null))]);
        }
        return wrong;
    }

    internal static ClinicalEvent CreateEvent(ClinicalEventDetails what, ClinicalEventSource source) => new("", what.Type, what.Date, false, source, what.Facts);

    private static IEnumerable<Finding> CheckTransfers(Register register, OdsCode ods)
    {
        var transfers = register.Transfers ?? [];
        foreach (var (i, transfer) in transfers.Index())
        {
            if (transfer.From == transfer.To)
                yield return Invalid($"/transfers/{i}/to", "A transfer goes to another trust.");
            if (transfer.Date < register.PeriodStart)
                yield return Invalid($"/transfers/{i}/date", "This day is before /periodStart, which must come first.");
            if (i > 0 && (transfer.From != transfers[i - 1].To || transfer.Date < transfers[i - 1].Date))
                yield return Invalid($"/transfers/{i}", "A transfer begins where the one before it ended, and not before it. Oldest first.");
        }
        if (transfers is [.., var last] && last.To != ods)
            yield return Invalid($"/transfers/{transfers.Count - 1}/to", "The last transfer comes to your trust, which tracks the patient.");
    }

    private static IReadOnlyList<Finding> Check(ClinicalEventDetails what, PathwayData facts, bool tracks, DateTimeOffset now, string at)
    {
        if (ClinicalEventType.Find(what.Type) is not { } kind)
            return [new($"{at}/type", RefusalCode.CodeNotInList, $"This is none of {string.Join(", ", ClinicalEventType.Types)}.")];
        if (kind.TrackingTrustOnly && !tracks)
            return [new($"{at}/type", RefusalCode.OdsNotPermitted, "Only the trust that tracks the patient records this. Yours are the events before the hand-over.")];

        return
        [
            .. kind.RequiredFields.Where(need => !what.Facts.ContainsKey(need)).Select(need => Invalid($"{at}/{need}", $"An event of the type {kind.Type} says this.")),
            .. what.Facts.Keys.Where(name => !kind.RequiredFields.Contains(name) && !kind.OptionalFields.Contains(name))
                .Select(name => new Finding($"{at}/{name}", RefusalCode.UnknownField, $"An event of the type {kind.Type} has no such field.")),
            .. CheckReason(what, at),
            .. CheckAdjustment(what, facts, tracks, at),
            .. CheckDate(what, kind, facts, LondonTime.Day(now), at),
            .. what.Type is ClinicalEventType.Transfer && what.Facts.GetValueOrDefault(ClinicalEventType.To) == facts.Ods.Value
                ? [Invalid($"{at}/to", "A transfer onward goes to another trust.")] : Array.Empty<Finding>(),
        ];
    }

    private static IEnumerable<Finding> CheckReason(ClinicalEventDetails what, string at)
    {
        if (!what.Facts.TryGetValue(ClinicalEventType.ReasonCode, out var code))
            yield break;
        var (list, only) = ClinicalEventType.Reasons(what);
        if (only?.Contains(code) is false || !CodeLists.Find(list)!.Contains(code))
            yield return new($"{at}/reasonCode", RefusalCode.CodeNotInList, only is null
                ? $"This is no code of the list {list}. GET /api/v1/reference/codes/{list} has them."
                : $"An adjustment of this wait has the reason {string.Join(" or ", only)} of the list {list}.");
    }

    private static IEnumerable<Finding> CheckAdjustment(ClinicalEventDetails what, PathwayData facts, bool tracks, string at)
    {
        if (what.Type is not ClinicalEventType.Adjustment)
            yield break;
        var adjusts = what.Facts.GetValueOrDefault(ClinicalEventType.Adjusts);
        if (adjusts is not (null or ClinicalEventType.FirstSeen or ClinicalEventType.Treatment))
            yield return new($"{at}/adjusts", RefusalCode.CodeNotInList, "This is neither firstSeen nor treatment: an adjustment is of the one wait or of the other.");
        if (adjusts is ClinicalEventType.Treatment && !tracks)
            yield return new($"{at}/adjusts", RefusalCode.OdsNotPermitted, "Only the trust that tracks the patient adjusts the wait for treatment.");
        if (adjusts is ClinicalEventType.Treatment && PathwayDates.CareSettingOf(facts) is { } setting and not ("01" or "02"))
            yield return Invalid($"{at}/adjusts", $"The wait is adjusted only for an ordinary admission (01) or a day case (02), and the treatment's care setting is {setting}.");
    }

    private static IEnumerable<Finding> CheckDate(ClinicalEventDetails what, ClinicalEventType kind, PathwayData facts, DateOnly today, string at)
    {
        var (pointer, day) = ($"{at}/date", what.Date);
        if (day > today && !kind.CanBePlanned)
            yield return Invalid(pointer, "This day lies in the future, and the event is about what has happened.");
        if (day < facts.Patient.BirthDate)
            yield return Invalid(pointer, "This day is before the patient's birth.");
        if (kind.WithinPeriod && day < PathwayDates.PeriodStartOf(facts))
            yield return Invalid(pointer, "This day is before the period started, which must come first.");
        if (what.Type is not ClinicalEventType.Closed && day > facts.FirstDate(ClinicalEventType.Death))
            yield return Invalid(pointer, "This day is after the patient's death.");
        if (what.Type is ClinicalEventType.Death && facts.OccurredEvents.Any(e => e.Type is not ClinicalEventType.Closed && e.Date > day))
            yield return Invalid(pointer, "Something else was recorded of a later day. Correct that first.");
        if (what.Type is ClinicalEventType.Treatment && day < facts.FirstDate(ClinicalEventType.DecisionToTreat))
            yield return Invalid(pointer, "This day is before the decision to treat, which must come first.");
        if (what.Type is ClinicalEventType.DecisionToTreat && facts.FirstDate(ClinicalEventType.DecisionToTreat) is null && day > facts.FirstDate(ClinicalEventType.Treatment))
            yield return Invalid(pointer, "This day is after the treatment, which the first decision to treat precedes.");
        if (what.Type is ClinicalEventType.EarliestClinicallyAppropriateDate && day < facts.FirstDate(ClinicalEventType.DecisionToTreat))
            yield return Invalid(pointer, "This day is before the decision to treat, which must come first.");
        if (what.Type is ClinicalEventType.Transfer && facts.AllTransfers is [.., var last] && day < last.Date)
            yield return Invalid(pointer, "This day is before the transfer that came before it.");
    }

    /// <summary>The event that stands where this one would, if it happens once.</summary>
    private static ClinicalEvent? FindRecorded(ClinicalEventDetails what, PathwayData facts) => ClinicalEventType.Find(what.Type) is { Once: true }
        ? facts.OccurredEvents.FirstOrDefault(e => e.Type == what.Type && e.Facts.GetValueOrDefault(ClinicalEventType.Adjusts) == what.Facts.GetValueOrDefault(ClinicalEventType.Adjusts))
        : null;

    /// <summary>Why this event cannot be corrected; <paramref name="pointer"/> is null where the address names it.</summary>
    private static Refusal? CheckCorrection(PathwayData facts, Correction correction, OdsCode ods, string? pointer)
    {
        const string NoSuchEvent = "The pathway has no such event, or it is awaited. Its events carry their ids.";
        if (facts.OccurredEvents.FirstOrDefault(e => e.Id == correction.Event) is not { } entry)
            return pointer is null ? new(RefusalCode.NotFound, NoSuchEvent) : Refusal.Invalid(pointer, RefusalCode.ValidationFailed, NoSuchEvent);
        var byReferral = entry.Type is ClinicalEvents.Referral || (entry.Type is ClinicalEventType.Transfer && entry.Source.ReferralId is not null);
        return byReferral ? new(RefusalCode.OutOfTurn, "A referral is not corrected here: the receiving trust can undo its match.")
            : entry.Source.Ods != ods ? new(RefusalCode.OdsNotPermitted, $"The event was recorded by {entry.Source.Ods}, and only that trust can correct it.")
            : null;
    }

    /// <summary>On whose behalf this organisation speaks; null where the pathway is none of its business.</summary>
    private static ClinicalEventSource? SourceOf(PathwayData facts, OdsCode ods) =>
        ods == facts.Ods ? new(ods, null) : facts.Events.LastOrDefault(e => e.Source.Ods == ods && e.Source.ReferralId is not null)?.Source;

    private static string ReasonOf(ClinicalEventDetails closed) =>
        closed.Facts.GetValueOrDefault(ClinicalEventType.Reason) ?? CodeLists.Find("closeReason")!.Label(closed.Facts[ClinicalEventType.ReasonCode])!;

    private static bool HasSameFacts(IReadOnlyDictionary<string, string> one, IReadOnlyDictionary<string, string> other) =>
        one.Count == other.Count && one.All(fact => other.GetValueOrDefault(fact.Key) == fact.Value);

    private static Finding Invalid(string pointer, string why) => new(pointer, RefusalCode.ValidationFailed, why);
}
