using InterTrust.Identity;
using InterTrust.Pathways;

namespace InterTrust.Pages.Pictures;

/// <summary>One event of a pathway, as its picture names it.</summary>
/// <param name="Words">What it is, and on which day.</param>
/// <param name="Date">Its day; null while it is awaited.</param>
/// <param name="Ahead">It has a day, which is still to come.</param>
public sealed record TimelineEvent(string Words, DateOnly? Date, bool Ahead)
{
    /// <summary>All of them, in clinical order, those that are awaited last.</summary>
    public static IReadOnlyList<TimelineEvent> Of(PathwayView pathway, TrustNames trusts, TimelineScale scale) =>
    [
        .. pathway.Events.OrderBy(e => e.Date ?? DateOnly.MaxValue).Select(entry => entry.Awaited || entry.Date is not { } date
            ? new TimelineEvent(Name(entry, pathway, trusts), null, false)
            : new TimelineEvent(
                $"{Name(entry, pathway, trusts)}{(date > pathway.AsOf ? " (still ahead)" : "")} · day {Day(scale.Day(date))}, {Say.Day(date)}", date, date > pathway.AsOf)),
    ];

    private static string Name(PathwayEntry entry, PathwayView pathway, TrustNames trusts) => entry.Type switch
    {
        "referral" when entry.Source.Ods == pathway.Ods => "Referral",
        "referral" => $"Referral from {trusts.Name(entry.Source.Ods)}",
        "transfer" when entry.Facts.TryGetValue("to", out var to) && OdsCode.TryParse(to, null, out var ods) => $"Transfer to {trusts.Name(ods)}",
        "adjustment" when entry.Facts.TryGetValue("days", out var days) => $"{Say.Code("pathwayEventType", entry.Type)}: {days} days",
        var type => Say.Code("pathwayEventType", type),
    };

    private static string Day(int day) => day < 0 ? $"−{-day}" : $"{day}";
}
