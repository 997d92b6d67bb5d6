namespace InterTrust.Calendar;

/// <summary>Clinical days are days in Europe/London; moments are UTC.</summary>
public static class LondonTime
{
    private static readonly TimeZoneInfo Zone = TimeZoneInfo.FindSystemTimeZoneById("Europe/London");

    /// <summary>The clinical day now.</summary>
    /// <param name="time">The clock.</param>
    public static DateOnly Today(TimeProvider time) => Day(time.GetUtcNow());

    /// <summary>The clinical day of a moment.</summary>
    /// <param name="moment">The moment, in any offset.</param>
    public static DateOnly Day(DateTimeOffset moment) => DateOnly.FromDateTime(Convert(moment).DateTime);

    /// <summary>The same moment with London's offset.</summary>
    /// <param name="moment">The moment, in any offset.</param>
    public static DateTimeOffset Convert(DateTimeOffset moment) => TimeZoneInfo.ConvertTime(moment, Zone);

    /// <summary>The moment, in UTC, at which a day begins. In London the clocks never change at midnight.</summary>
    /// <param name="day">The clinical day.</param>
    public static DateTimeOffset StartOf(DateOnly day)
    {
        var midnight = day.ToDateTime(TimeOnly.MinValue);
        return new DateTimeOffset(midnight, Zone.GetUtcOffset(midnight)).ToUniversalTime();
    }
}
