using InterTrust.Identity;
using InterTrust.Pathways;

namespace InterTrust.Pages.Pictures;

/// <summary>One event of a pathway, as its picture names it.</summary>
/// <param name="Name">What it is.</param>
/// <param name="On">On which day; empty while it is awaited.</param>
/// <param name="Date">Its day; null while it is awaited.</param>
/// <param name="Ahead">It has a day, which is still to come.</param>
public sealed record TimelineEvent(string Name, string On, DateOnly? Date, bool Ahead)
{
    /// <summary>So wide may a name be that its day stands beside it in three lines, wherever the mark is.</summary>
    private const double Widest = 480;

    /// <summary>All of it.</summary>
    public string Words => $"{Name}{On}";

    /// <summary>As much of it as a picture has room for.</summary>
    public string Label => $"{TextMetrics.Shorten(Name, SvgCanvas.TextSize, Widest)}{On}";

    /// <summary>All of them, in clinical order, those that are awaited last.</summary>
    public static IReadOnlyList<TimelineEvent> For(PathwayView pathway, TrustNames trusts, TimelineScale scale) =>
    [
        .. pathway.Events.OrderBy(e => e.Date ?? DateOnly.MaxValue).Select(entry => entry is { Awaited: false, Date: { } date }
            ? new TimelineEvent(NameOf(entry, pathway, trusts), OnDay(date, date > pathway.AsOf, scale), date, date > pathway.AsOf)
            : new TimelineEvent(NameOf(entry, pathway, trusts), "", null, false)),
    ];

    /// <summary>The day is never broken between lines.</summary>
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
