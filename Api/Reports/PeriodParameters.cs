using System.ComponentModel;
using InterTrust.Calendar;
using InterTrust.Http;

namespace InterTrust.Reports;

/// <summary>The days of a report, from the query string.</summary>
public sealed record PeriodParameters(
    HttpRequest Request,
    [property: Description("The first day, YYYY-MM-DD; the first of this month when absent.")] string? From,
    [property: Description("The last day, YYYY-MM-DD, at most a year later; today when absent.")] string? To)
{
    private const int MostDays = 366;

    public Period Read(TimeProvider time)
    {
        Parameter.OnlyKnown(Request.Query, "from", "to");
        var today = LondonTime.Today(time);
        var period = new Period(
            From is null ? new(today.Year, today.Month, 1) : Parameter.Day("from", From),
            To is null ? today : Parameter.Day("to", To));
        return Broken(period) is { } rule ? throw Parameter.Invalid("to", rule) : period;
    }

    /// <summary>The rule that the last day breaks; null for a valid period.</summary>
    public static string? Broken(Period period) => (period.To.DayNumber - period.From.DayNumber) switch
    {
        < 0 => "is not before from",
        >= MostDays => "is at most a year after from",
        _ => null,
    };
}
