using InterTrust.Worklists;

namespace InterTrust.Pages;

/// <summary>The clock of a row with the least days left.</summary>
/// <param name="Text">What is due, and when.</param>
/// <param name="Clock">How it stands.</param>
public sealed record NextClock(string Text, RowClock Clock)
{
    public static NextClock? For(WorklistRow row) => row.Clocks is not { } clocks
        ? null
        : new (string Text, RowClock? Clock)[]
        {
            ("Diagnosis told by", clocks.Faster28), ("Hand over by", clocks.Handover38), ("Treat after hand-over by", clocks.After24),
            ("Treat after decision by", clocks.Treat31), ("Treat by", clocks.Treat62),
        }
        .Where(clock => clock.Clock is not null)
        .OrderBy(clock => clock.Clock!.DaysLeft)
        .Select(clock => new NextClock($"{clock.Text} {Format.Day(clock.Clock!.Due)}", clock.Clock))
        .FirstOrDefault();
}
