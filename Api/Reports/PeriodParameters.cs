using System.ComponentModel;
using InterTrust.Http;

namespace InterTrust.Reports;

/// <summary>The days of a report, as they stand in an address.</summary>
public sealed record PeriodParameters(
    HttpRequest Request,
    [property: Description("The first day, YYYY-MM-DD; the first of this month when absent.")] string? From,
    [property: Description("The last day, YYYY-MM-DD, at most a year later; today when absent.")] string? To)
{
    private const int MostDays = 366;

    public Period Read(TimeProvider time)
    {
        Parameter.OnlyKnown(Request.Query, "from", "to");
        var today = Today.Of(time);
        var from = From is null ? new DateOnly(today.Year, today.Month, 1) : Parameter.Day("from", From);
        var to = To is null ? today : Parameter.Day("to", To);
        return to < from ? throw Parameter.Invalid("to", "is not before from")
            : to.DayNumber - from.DayNumber >= MostDays ? throw Parameter.Invalid("to", "is at most a year after from")
            : new(from, to);
    }
}
