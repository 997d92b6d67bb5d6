using InterTrust.Pathways;
using InterTrust.Worklists;

namespace InterTrust.Pages;

/// <summary>The clock of a row with the fewest days left: what is due, and when.</summary>
public sealed record NextClock(string Text, RowClock Clock)
{
    public static NextClock? For(WorklistRow row) => ClockLabels.All
        .Select(labels => row.Clocks?[labels.Name] is { } clock
            ? new NextClock($"{labels.DueLabel} {Format.Day(clock.Due)}", clock)
            : null)
        .MinBy(next => next?.Clock.DaysLeft);
}
