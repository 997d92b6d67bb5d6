using InterTrust.Identity;
using InterTrust.Pathways;

namespace InterTrust.Pages.Pictures;

/// <summary>One event on the timeline, without a day while it is awaited; <c>Ahead</c> if its day is in the future.</summary>
public sealed record TimelineEvent(string Name, string On, DateOnly? Date, bool Ahead)
{
    /// <summary>The widest name, in pixels, with which name and day fit in three lines wherever the mark is.</summary>
    private const double Widest = 480;

    /// <summary>The whole text.</summary>
    public string Words => $"{Name}{On}";

    /// <summary>The text shortened to the width of the picture.</summary>
    public string Label => $"{TextMetrics.Shorten(Name, SvgCanvas.TextSize, Widest)}{On}";

    /// <summary>All events in clinical order, then the awaited ones.</summary>
    public static IReadOnlyList<TimelineEvent> For(PathwayView pathway, TrustNames trusts, TimelineScale scale) =>
    [
        .. pathway.Events.OrderBy(e => e.Date ?? DateOnly.MaxValue).Select(entry => entry is { Awaited: false, Date: { } date }
            ? new TimelineEvent(NameOf(entry, pathway, trusts), OnDay(date, date > pathway.AsOf, scale), date, date > pathway.AsOf)
            : new TimelineEvent(NameOf(entry, pathway, trusts), "", null, false)),
    ];

    /// <summary>The day is never broken across lines.</summary>
    private static string OnDay(DateOnly date, bool ahead, TimelineScale scale) =>
        $"{(ahead ? " (still ahead)" : "")} · {$"day {Day(scale.Day(date))}, {Format.Day(date)}".Replace(' ', '\u00A0')}";

    private static string NameOf(ClinicalEvent entry, PathwayView pathway, TrustNames trusts) => entry.Type switch
    {
        ClinicalEventType.Referral when entry.Source.Ods != pathway.Ods => $"Referral from {trusts.Short(entry.Source.Ods)}",
        ClinicalEventType.Transfer when OdsCode.TryParse(entry[ClinicalEventField.To], null, out var ods) =>
            $"Transfer to {trusts.Short(ods)}",
        ClinicalEventType.Adjustment when entry[ClinicalEventField.Days] is { } days =>
            $"{ClinicalEventType.LabelOf(entry.Type)}: {days} days",
        var type => ClinicalEventType.LabelOf(type),
    };

    private static string Day(int day) => day < 0 ? $"−{-day}" : $"{day}";
}
