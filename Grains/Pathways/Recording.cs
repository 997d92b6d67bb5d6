using InterTrust.Calendar;
using InterTrust.Identity;
using InterTrust.Reference;
using InterTrust.Referrals;
using static InterTrust.Outcome<InterTrust.Pathways.PathwayEvent>;

namespace InterTrust.Pathways;

/// <summary>
/// The rules of what is recorded on a pathway. Each side records and corrects its own facts and sees the other's: the trust that tracks
/// the patient, and the trusts that referred to it.
/// </summary>
internal static class Recording
{
    internal static Outcome<PathwayEvent> Decide(Pathway.Known state, RecordEvent record, By by, DateTimeOffset now)
    {
        if (SourceOf(state.Facts, by.Ods) is not { } source)
            return new No(Pathway.NoSuchPathway);
        var (what, facts) = (record.What, state.Facts);
        if (record.Corrects is { } corrects)
        {
            if (Wrong(facts, corrects, by.Ods, "/corrects/event") is { } refusal)
                return new No(refusal);
            if (facts.Entries.First(e => e.Id == corrects.Event).Type != what.Type)
                return new No(Refusals.Invalid("/type", RefusalCode.ValidationFailed, "A correction is of the same type as the event that it corrects. Retract that one, and record the other."));
            facts = facts.Rid(corrects.Event);
        }
        else if (facts.Happened.Any(e => e.Type == what.Type && e.Date == what.Date && e.Source.Ods == by.Ods && Same(e.Facts, what.Facts)))
            return new AlreadySo();
        else if (state is Pathway.Closed)
            return new No(new(RefusalCode.OutOfTurn, "The pathway is closed. Correct what was recorded, or retract its closing to open it again."));

        if (Findings(what, facts, source.Ods == facts.Ods, now, "") is [var first, ..] findings)
            return new No(new(first.Code, first.Detail, findings, []));
        if (Taken(what, facts) is { } taken)
            return new No(taken.Source.Ods == by.Ods
                ? new(RefusalCode.OutOfTurn, $"It is recorded already, as {taken.Id}, and happens once. Correct that event: name it in 'corrects', with the reason.")
                : new(RefusalCode.OdsNotPermitted, $"It is recorded already, as {taken.Id}, by {taken.Source.Ods}, and only that trust can correct it."));

        var entry = Entry(what, source);
        PathwayEvent recorded = record.Corrects is { } of ? new EntryCorrected(of.Event, entry, of.Reason) : new EntryRecorded(entry);
        return new Happens(what.Type is HappeningKind.Closed && state is Pathway.Open ? [recorded, new PathwayClosed(ReasonOf(what))] : [recorded]);
    }

    internal static Outcome<PathwayEvent> Decide(Pathway.Known state, RetractEvent retract, By by)
    {
        if (SourceOf(state.Facts, by.Ods) is null)
            return new No(Pathway.NoSuchPathway);
        if (Wrong(state.Facts, retract.Wrong, by.Ods, null) is { } refusal)
            return new No(refusal);
        var retracted = new EntryRetracted(retract.Wrong.Event, retract.Wrong.Reason);
        var closing = state is Pathway.Closed && state.Facts.Entries.First(e => e.Id == retract.Wrong.Event).Type is HappeningKind.Closed;
        return new Happens(closing ? [retracted, new PathwayReopened(retract.Wrong.Reason)] : [retracted]);
    }

    /// <summary>What is wrong with a pathway's history as a trust registers it, with pointers into the request.</summary>
    internal static IReadOnlyList<Finding> Findings(Register register, PathwayFacts begun, DateTimeOffset now)
    {
        var wrong = OfTransfers(register, begun.Ods).ToList();
        var facts = begun;
        foreach (var (i, what) in (register.History ?? []).Index())
        {
            wrong.AddRange(Findings(what, facts, true, now, $"/events/{i}"));
            if (Taken(what, facts) is not null)
                wrong.Add(new($"/events/{i}/type", RefusalCode.ValidationFailed, "It happens once, and stands above already."));
            if (what.Type is HappeningKind.Closed)
                wrong.Add(new($"/events/{i}/type", RefusalCode.ValidationFailed, "Register what you track; a closed pathway is tracked no longer."));
            facts = facts.With([Entry(what, new(begun.Ods, null))]);
        }
        return wrong;
    }

    internal static PathwayEntry Entry(Happening what, EntrySource source) => new("", what.Type, what.Date, false, source, what.Facts);

    private static IEnumerable<Finding> OfTransfers(Register register, OdsCode ods)
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

    private static IReadOnlyList<Finding> Findings(Happening what, PathwayFacts facts, bool tracks, DateTimeOffset now, string at)
    {
        if (HappeningKind.Find(what.Type) is not { } kind)
            return [new($"{at}/type", RefusalCode.CodeNotInList, $"This is none of {string.Join(", ", HappeningKind.Types)}.")];
        if (kind.OfTheTracker && !tracks)
            return [new($"{at}/type", RefusalCode.OdsNotPermitted, "Only the trust that tracks the patient records this. Yours are the events before the hand-over.")];

        return
        [
            .. kind.Needs.Where(need => !what.Facts.ContainsKey(need)).Select(need => Invalid($"{at}/{need}", $"An event of the type {kind.Type} says this.")),
            .. what.Facts.Keys.Where(name => !kind.Needs.Contains(name) && !kind.May.Contains(name))
                .Select(name => new Finding($"{at}/{name}", RefusalCode.UnknownField, $"An event of the type {kind.Type} has no such field.")),
            .. OfReason(what, at),
            .. OfAdjustment(what, facts, tracks, at),
            .. OfDate(what, kind, facts, London.Day(now), at),
            .. what.Type is HappeningKind.Transfer && what.Facts.GetValueOrDefault(HappeningKind.To) == facts.Ods.Value
                ? [Invalid($"{at}/to", "A transfer onward goes to another trust.")] : Array.Empty<Finding>(),
        ];
    }

    private static IEnumerable<Finding> OfReason(Happening what, string at)
    {
        if (!what.Facts.TryGetValue(HappeningKind.ReasonCode, out var code))
            yield break;
        var (list, only) = HappeningKind.Reasons(what);
        if (only?.Contains(code) is false || !CodeLists.Find(list)!.Contains(code))
            yield return new($"{at}/reasonCode", RefusalCode.CodeNotInList, only is null
                ? $"This is no code of the list {list}. GET /api/v1/reference/codes/{list} has them."
                : $"An adjustment of this wait has the reason {string.Join(" or ", only)} of the list {list}.");
    }

    private static IEnumerable<Finding> OfAdjustment(Happening what, PathwayFacts facts, bool tracks, string at)
    {
        if (what.Type is not HappeningKind.Adjustment)
            yield break;
        var adjusts = what.Facts.GetValueOrDefault(HappeningKind.Adjusts);
        if (adjusts is not (null or HappeningKind.FirstSeen or HappeningKind.Treatment))
            yield return new($"{at}/adjusts", RefusalCode.CodeNotInList, "This is neither firstSeen nor treatment: an adjustment is of the one wait or of the other.");
        if (adjusts is HappeningKind.Treatment && !tracks)
            yield return new($"{at}/adjusts", RefusalCode.OdsNotPermitted, "Only the trust that tracks the patient adjusts the wait for treatment.");
        if (adjusts is HappeningKind.Treatment && PathwayDates.CareSettingOf(facts) is { } setting and not ("01" or "02"))
            yield return Invalid($"{at}/adjusts", $"The wait is adjusted only for an ordinary admission (01) or a day case (02), and the treatment's care setting is {setting}.");
    }

    private static IEnumerable<Finding> OfDate(Happening what, HappeningKind kind, PathwayFacts facts, DateOnly today, string at)
    {
        var (pointer, day) = ($"{at}/date", what.Date);
        if (day > today && !kind.MayLieAhead)
            yield return Invalid(pointer, "This day lies in the future, and the event is about what has happened.");
        if (day < facts.Patient.BirthDate)
            yield return Invalid(pointer, "This day is before the patient's birth.");
        if (kind.OfThePeriod && day < PathwayDates.PeriodStartOf(facts))
            yield return Invalid(pointer, "This day is before the period started, which must come first.");
        if (what.Type is not HappeningKind.Closed && day > facts.First(HappeningKind.Death))
            yield return Invalid(pointer, "This day is after the patient's death.");
        if (what.Type is HappeningKind.Death && facts.Happened.Any(e => e.Type is not HappeningKind.Closed && e.Date > day))
            yield return Invalid(pointer, "Something else was recorded of a later day. Correct that first.");
        if (what.Type is HappeningKind.Treatment && day < facts.First(HappeningKind.DecisionToTreat))
            yield return Invalid(pointer, "This day is before the decision to treat, which must come first.");
        if (what.Type is HappeningKind.DecisionToTreat && facts.First(HappeningKind.DecisionToTreat) is null && day > facts.First(HappeningKind.Treatment))
            yield return Invalid(pointer, "This day is after the treatment, which the first decision to treat precedes.");
        if (what.Type is HappeningKind.EarliestClinicallyAppropriateDate && day < facts.First(HappeningKind.DecisionToTreat))
            yield return Invalid(pointer, "This day is before the decision to treat, which must come first.");
        if (what.Type is HappeningKind.Transfer && facts.Way is [.., var last] && day < last.Date)
            yield return Invalid(pointer, "This day is before the transfer that came before it.");
    }

    /// <summary>The event that stands where this one would, if it happens once.</summary>
    private static PathwayEntry? Taken(Happening what, PathwayFacts facts) => HappeningKind.Find(what.Type) is { Once: true }
        ? facts.Happened.FirstOrDefault(e => e.Type == what.Type && e.Facts.GetValueOrDefault(HappeningKind.Adjusts) == what.Facts.GetValueOrDefault(HappeningKind.Adjusts))
        : null;

    /// <summary>Why this event cannot be corrected; <paramref name="pointer"/> is null where the address names it.</summary>
    private static Refusal? Wrong(PathwayFacts facts, Correction correction, OdsCode ods, string? pointer)
    {
        const string NoSuchEvent = "The pathway has no such event, or it is awaited. Its events carry their ids.";
        if (facts.Happened.FirstOrDefault(e => e.Id == correction.Event) is not { } entry)
            return pointer is null ? new(RefusalCode.NotFound, NoSuchEvent) : Refusals.Invalid(pointer, RefusalCode.ValidationFailed, NoSuchEvent);
        var byReferral = entry.Type is PathwayEntries.Referral || (entry.Type is HappeningKind.Transfer && entry.Source.ReferralId is not null);
        return byReferral ? new(RefusalCode.OutOfTurn, "A referral is not corrected here: the receiving trust can undo its match.")
            : entry.Source.Ods != ods ? new(RefusalCode.OdsNotPermitted, $"The event was recorded by {entry.Source.Ods}, and only that trust can correct it.")
            : null;
    }

    /// <summary>On whose behalf this organisation speaks; null where the pathway is none of its business.</summary>
    private static EntrySource? SourceOf(PathwayFacts facts, OdsCode ods) =>
        ods == facts.Ods ? new(ods, null) : facts.Entries.LastOrDefault(e => e.Source.Ods == ods && e.Source.ReferralId is not null)?.Source;

    private static string ReasonOf(Happening closed) =>
        closed.Facts.GetValueOrDefault(HappeningKind.Reason) ?? CodeLists.Find("closeReason")!.Label(closed.Facts[HappeningKind.ReasonCode])!;

    private static bool Same(IReadOnlyDictionary<string, string> one, IReadOnlyDictionary<string, string> other) =>
        one.Count == other.Count && one.All(fact => other.GetValueOrDefault(fact.Key) == fact.Value);

    private static Finding Invalid(string pointer, string why) => new(pointer, RefusalCode.ValidationFailed, why);
}
