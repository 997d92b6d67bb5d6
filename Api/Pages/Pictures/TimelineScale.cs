using InterTrust.Pathways;

namespace InterTrust.Pages.Pictures;

/// <summary>
/// The days of a pathway as positions on a picture. An event long before day 0 or far ahead would squeeze the rest, so it is drawn at
/// the edge and its label gives its day.
/// </summary>
public sealed class TimelineScale
{
    public const double Left = 28;
    public const double Right = 570;

    /// <summary>An event up to this many days before day 0, or after the last limit and today, keeps its true position.</summary>
    private const int Far = 21;

    private const double TickRoom = 46;
    private static readonly int[] Steps = [1, 7, 14, 28, 56, 112, 364, 1092];

    private readonly int last;

    private TimelineScale(DateOnly start, int first, int last, DateOnly? today) =>
        (Start, First, this.last, Today) = (start, first, last, today);

    /// <summary>Day 0.</summary>
    public DateOnly Start { get; }

    /// <summary>The first day shown.</summary>
    public int First { get; }

    /// <summary>Today; null if the picture ends before it.</summary>
    public DateOnly? Today { get; }

    public static TimelineScale For(PathwayView pathway, IReadOnlyList<TimelineClock> clocks)
    {
        var start = DayZero(pathway);
        int Day(DateOnly day) => day.DayNumber - start.DayNumber;

        var days = pathway.Events.Select(e => e.Date).OfType<DateOnly>().Where(date => date <= pathway.AsOf).Select(Day).ToList();
        var end = clocks.Select(clock => Day(clock.Clock.Due)).Concat(days).Append(7).Max();
        var runs = pathway.Status is PathwayStatus.Open && clocks.Any(clock => clock.Runs);
        DateOnly? today = runs || Day(pathway.AsOf) <= end + Far ? pathway.AsOf : null;
        var reached = Math.Max(end, today is { } last ? Day(last) : end);
        var ahead = pathway.Events
            .Select(e => e.Date).OfType<DateOnly>()
            .Select(Day)
            .Where(day => day <= reached + Far)
            .Append(reached)
            .Max();
        var first = days.Concat(clocks.Select(clock => Day(clock.Clock.Start))).Where(day => day >= -Far).Append(0).Min();
        return new(start, first, ahead, today);
    }

    /// <summary>The period start, or the consultant upgrade.</summary>
    public static DateOnly DayZero(PathwayView pathway) => pathway.Clocks.Treat62?.Start ?? pathway.Dates.PeriodStart;

    public int Day(DateOnly day) => day.DayNumber - Start.DayNumber;

    public double X(DateOnly day) => X(Day(day));

    public double X(int day) => Left + (Math.Clamp(day, First, last) - First) * (Right - Left) / (last - First);

    public bool IsBefore(DateOnly day) => Day(day) < First;

    public bool IsBeyond(DateOnly day) => Day(day) > last;

    /// <summary>The days marked on the axis, including day 0: as many as leave room for their labels.</summary>
    public IEnumerable<int> Ticks()
    {
        var step = Steps.FirstOrDefault(step => X(First + step) - X(First) >= TickRoom, Steps[^1]);
        for (var day = First / step * step; day <= last; day += step)
            yield return day;
    }
}
