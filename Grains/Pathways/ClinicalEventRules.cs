using InterTrust.Calendar;
using InterTrust.Identity;
using InterTrust.Reference;
using static InterTrust.Decision<InterTrust.Pathways.PathwayEvent>;

namespace InterTrust.Pathways;

/// <summary>
/// The rules of clinical events. The tracking trust and the trusts that referred to it each record and correct their own events and see the
/// other's.
/// </summary>
internal static class ClinicalEventRules
{
    internal static Decision<PathwayEvent> Decide(Pathway.Existing state, RecordEvent record, Author author, DateTimeOffset now)
    {
        if (SourceOf(state.Data, author.Ods) is not { } source)
            return new Refuse(Pathway.NoSuchPathway);
        var (details, pathway) = (record.Event, state.Data);
        if (record.Corrects is { } corrects)
        {
            if (CheckCorrection(pathway, corrects, author.Ods, "/corrects/event") is { } refusal)
                return new Refuse(refusal);
            if (pathway.Events.First(e => e.Id == corrects.Event).Type != details.Type)
                return new Refuse(Refusal.Invalid(
                    "/type",
                    RefusalCode.ValidationFailed,
                    "A correction is of the same type as the event that it corrects. Retract that one, and record the other."));
            pathway = pathway.WithoutEvent(corrects.Event);
        }
        else if (pathway.OccurredEvents.Any(e => e.Source.Ods == author.Ods && IsSame(e, details)))
            return new Unchanged();
        else if (state is Pathway.Closed)
            return new Refuse(new(
                RefusalCode.OutOfTurn, "The pathway is closed. Correct what was recorded, or retract its closing to open it again."));

        if (Check(details, pathway, source.Ods == pathway.Ods, now, "") is [var first, ..] findings)
            return new Refuse(new(first.Code, first.Detail, findings, []));
        if (FindRecorded(details, pathway) is { } recorded)
            return new Refuse(recorded.Source.Ods == author.Ods
                ? new(RefusalCode.OutOfTurn, $"It is recorded already, as {recorded.Id}, and happens once. "
                    + "Correct that event: name it in 'corrects', with the reason.")
                : new(RefusalCode.OdsNotPermitted,
                    $"It is recorded already, as {recorded.Id}, by {recorded.Source.Ods}, and only that trust can correct it."));

        var entry = CreateEvent(details, source);
        PathwayEvent change = record.Corrects is { } wrong
            ? new EventCorrected(wrong.Event, entry, wrong.Reason)
            : new EventRecorded(entry);
        return new Apply(details.Type is ClinicalEventType.Closed && state is Pathway.Open
            ? [change, new PathwayClosed(ReasonOf(details))]
            : [change]);
    }

    internal static Decision<PathwayEvent> Decide(Pathway.Existing state, RetractEvent retract, Author author)
    {
        var pathway = state.Data;
        var (id, reason) = retract.Correction;
        if (SourceOf(pathway, author.Ods) is null)
            return new Refuse(Pathway.NoSuchPathway);
        if (CheckCorrection(pathway, retract.Correction, author.Ods, null) is { } refusal)
            return new Refuse(refusal);
        var retracted = new EventRetracted(id, reason);
        var closing = state is Pathway.Closed && pathway.Events.First(e => e.Id == id).Type is ClinicalEventType.Closed;
        return new Apply(closing ? [retracted, new PathwayReopened(reason)] : [retracted]);
    }

    /// <summary>The errors in the history that a trust registers with a pathway, with pointers into the request.</summary>
    internal static IReadOnlyList<Finding> Check(Register register, PathwayData opened, DateTimeOffset now)
    {
        var findings = CheckTransfers(register, opened.Ods).ToList();
        var pathway = opened;
        foreach (var (i, details) in (register.History ?? []).Index())
        {
            findings.AddRange(Check(details, pathway, true, now, $"/events/{i}"));
            if (FindRecorded(details, pathway) is not null)
                findings.Add(Invalid($"/events/{i}/type", "It happens once, and stands above already."));
            if (details.Type is ClinicalEventType.Closed)
                findings.Add(Invalid($"/events/{i}/type", "Register what you track; a closed pathway is tracked no longer."));
            pathway = pathway.With([CreateEvent(details, new(opened.Ods, null))]);
        }
        return findings;
    }

    internal static ClinicalEvent CreateEvent(ClinicalEventDetails details, ClinicalEventSource source) =>
        new("", details.Type, details.Date, false, source, details.Facts);

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
                yield return Invalid(
                    $"/transfers/{i}", "A transfer begins where the one before it ended, and not before it. Oldest first.");
        }
        if (transfers is [.., var last] && last.To != ods)
            yield return Invalid(
                $"/transfers/{transfers.Count - 1}/to", "The last transfer comes to your trust, which tracks the patient.");
    }

    private static IReadOnlyList<Finding> Check(
        ClinicalEventDetails details, PathwayData pathway, bool tracks, DateTimeOffset now, string pointer)
    {
        if (ClinicalEventType.Find(details.Type) is not { } type)
            return
            [
                new($"{pointer}/type", RefusalCode.CodeNotInList,
                    $"This is none of {string.Join(", ", ClinicalEventType.All.Select(row => row.Type))}."),
            ];
        if (type.TrackingTrustOnly && !tracks)
            return
            [
                new($"{pointer}/type", RefusalCode.OdsNotPermitted,
                    "Only the trust that tracks the patient records this. Yours are the events before the hand-over."),
            ];

        return
        [
            .. CheckFields(details, type, pointer),
            .. CheckCodes(details, pointer),
            .. CheckAdjustment(details, pathway, tracks, pointer),
            .. CheckDate(details, type, pathway, LondonTime.Day(now), $"{pointer}/date"),
            .. details.Type is ClinicalEventType.Transfer && details[ClinicalEventField.To] == pathway.Ods.Value
                ? [Invalid($"{pointer}/to", "A transfer onward goes to another trust.")] : Array.Empty<Finding>(),
        ];
    }

    private static IEnumerable<Finding> CheckFields(ClinicalEventDetails details, ClinicalEventType type, string pointer)
    {
        foreach (var field in type.Required.Where(field => details[field] is null))
            yield return Invalid($"{pointer}/{field.Name}", $"An event of the type {type.Type} says this.");
        foreach (var name in details.Facts.Keys.Where(name => type.Fields.All(field => field.Name != name)))
            yield return new($"{pointer}/{name}", RefusalCode.UnknownField, $"An event of the type {type.Type} has no such field.");
    }

    /// <summary>Checks the code lists that depend on the type of event; a request's own rules know only one list for a field.</summary>
    private static IEnumerable<Finding> CheckCodes(ClinicalEventDetails details, string pointer)
    {
        foreach (var field in ClinicalEventType.FieldsOf(details.Type, details.Facts))
            if (details[field] is { } code && field.List is { } list
                && !(CodeLists.Find(list)!.Contains(code) && field.Codes?.Contains(code) is not false))
                yield return new($"{pointer}/{field.Name}", RefusalCode.CodeNotInList, field.Codes is null
                    ? $"This is no code of the list {list}. GET /api/v1/reference/codes/{list} has them."
                    : $"An adjustment of this wait has the reason {string.Join(" or ", field.Codes)} of the list {list}.");
    }

    private static IEnumerable<Finding> CheckAdjustment(ClinicalEventDetails details, PathwayData pathway, bool tracks, string pointer)
    {
        if (details.Type is not ClinicalEventType.Adjustment)
            yield break;
        pointer = $"{pointer}/{ClinicalEventField.Adjusts.Name}";
        var wait = details[ClinicalEventField.Adjusts];
        if (wait is not (null or ClinicalEventType.FirstSeen or ClinicalEventType.Treatment))
            yield return new(pointer, RefusalCode.CodeNotInList,
                "This is neither firstSeen nor treatment: an adjustment is of the one wait or of the other.");
        if (wait is ClinicalEventType.Treatment && !tracks)
            yield return new(
                pointer, RefusalCode.OdsNotPermitted, "Only the trust that tracks the patient adjusts the wait for treatment.");
        if (wait is ClinicalEventType.Treatment && PathwayDates.CareSettingOf(pathway) is { } setting and not ("01" or "02"))
            yield return Invalid(pointer, "The wait is adjusted only for an ordinary admission (01) or a day case (02), "
                + $"and the treatment's care setting is {setting}.");
    }

    private static IEnumerable<Finding> CheckDate(
        ClinicalEventDetails details, ClinicalEventType type, PathwayData pathway, DateOnly today, string pointer)
    {
        var (day, decided) = (details.Date, pathway.FirstDate(ClinicalEventType.DecisionToTreat));
        if (day > today && !type.CanBePlanned)
            yield return Invalid(pointer, "This day lies in the future, and the event is about what has happened.");
        if (day < pathway.Patient.BirthDate)
            yield return Invalid(pointer, "This day is before the patient's birth.");
        if (type.WithinPeriod && day < PathwayDates.PeriodStartOf(pathway))
            yield return Invalid(pointer, "This day is before the period started, which must come first.");
        if (details.Type is not ClinicalEventType.Closed && day > pathway.FirstDate(ClinicalEventType.Death))
            yield return Invalid(pointer, "This day is after the patient's death.");
        if (details.Type is ClinicalEventType.Death
            && pathway.OccurredEvents.Any(e => e.Type is not ClinicalEventType.Closed && e.Date > day))
            yield return Invalid(pointer, "Something else was recorded of a later day. Correct that first.");
        if (details.Type is ClinicalEventType.Treatment or ClinicalEventType.EarliestClinicallyAppropriateDate && day < decided)
            yield return Invalid(pointer, "This day is before the decision to treat, which must come first.");
        if (details.Type is ClinicalEventType.DecisionToTreat && decided is null && day > pathway.FirstDate(ClinicalEventType.Treatment))
            yield return Invalid(pointer, "This day is after the treatment, which the first decision to treat precedes.");
        if (details.Type is ClinicalEventType.Transfer && pathway.AllTransfers is [.., var last] && day < last.Date)
            yield return Invalid(pointer, "This day is before the transfer that came before it.");
    }

    /// <summary>The recorded event that prevents this one, if the type may happen only once.</summary>
    private static ClinicalEvent? FindRecorded(ClinicalEventDetails details, PathwayData pathway) =>
        ClinicalEventType.Find(details.Type) is { Once: true }
            ? pathway.OccurredEvents.FirstOrDefault(
                e => e.Type == details.Type && e[ClinicalEventField.Adjusts] == details[ClinicalEventField.Adjusts])
            : null;

    /// <summary>Why this event cannot be corrected. <paramref name="pointer"/> is null where the URL names the event.</summary>
    private static Refusal? CheckCorrection(PathwayData pathway, Correction correction, OdsCode ods, string? pointer)
    {
        const string NoSuchEvent = "The pathway has no such event, or it is awaited. Its events carry their ids.";
        if (pathway.OccurredEvents.FirstOrDefault(e => e.Id == correction.Event) is not { } entry)
            return pointer is null
                ? new(RefusalCode.NotFound, NoSuchEvent)
                : Refusal.Invalid(pointer, RefusalCode.ValidationFailed, NoSuchEvent);
        var byReferral = entry.Type is ClinicalEventType.Referral
            || (entry.Type is ClinicalEventType.Transfer && entry.Source.ReferralId is not null);
        return byReferral ? new(RefusalCode.OutOfTurn, "A referral is not corrected here: the receiving trust can undo its match.")
            : entry.Source.Ods == ods ? null
            : new(RefusalCode.OdsNotPermitted, $"The event was recorded by {entry.Source.Ods}, and only that trust can correct it.");
    }

    /// <summary>The source of an event by this organisation: itself, or its referral; null where it has no part in the pathway.</summary>
    private static ClinicalEventSource? SourceOf(PathwayData pathway, OdsCode ods) => ods == pathway.Ods
        ? new(ods, null)
        : pathway.Events.LastOrDefault(e => e.Source.Ods == ods && e.Source.ReferralId is not null)?.Source;

    private static string ReasonOf(ClinicalEventDetails closed) =>
        closed[ClinicalEventField.Reason] ?? CodeLists.Find("closeReason")!.Label(closed[ClinicalEventField.ReasonCode]!)!;

    private static bool IsSame(ClinicalEvent recorded, ClinicalEventDetails details) =>
        (recorded.Type, recorded.Date) == (details.Type, details.Date) && recorded.Facts.Count == details.Facts.Count
        && recorded.Facts.All(fact => details.Facts.GetValueOrDefault(fact.Key) == fact.Value);

    private static Finding Invalid(string pointer, string why) => new(pointer, RefusalCode.ValidationFailed, why);
}
