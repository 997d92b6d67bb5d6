namespace InterTrust.Calendar;

/// <summary>Working days: all but weekends and English bank holidays.</summary>
public static class WorkingDays
{
    /// <summary>The end of a number of working days, counted from the day after a moment.</summary>
    /// <param name="from">The moment, such as that of Send.</param>
    /// <param name="days">The number of working days; 1 or more.</param>
    public static DateTimeOffset EndOf(DateTimeOffset from, int days)
    {
        var day = LondonTime.Day(from);
        for (var left = days; left > 0;)
            if (IsWorkingDay(day = day.AddDays(1)))
                left--;
        return LondonTime.StartOf(day.AddDays(1));
    }

    public static bool IsWorkingDay(DateOnly day) =>
        day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday) && !IsBankHoliday(day);

    public static bool IsBankHoliday(DateOnly day) => BankHolidays(day.Year).Contains(day);

    /// <summary>The bank holidays of England in a year, with substitute days for those at a weekend.</summary>
    private static IEnumerable<DateOnly> BankHolidays(int year)
    {
        var easter = EasterSunday(year);
        yield return NextWeekday(new(year, 1, 1));
        yield return easter.AddDays(-2);
        yield return easter.AddDays(1);
        yield return year == 2020 ? new(2020, 5, 8) : FirstMonday(year, 5);
        if (year == 2023)
            yield return new(2023, 5, 8);
        if (year == 2022)
        {
            yield return new(2022, 6, 2);
            yield return new(2022, 6, 3);
            yield return new(2022, 9, 19);
        }
        else
            yield return LastMonday(year, 5);
        yield return LastMonday(year, 8);
        var christmas = NextWeekday(new(year, 12, 25));
        yield return christmas;
        var boxing = NextWeekday(new(year, 12, 26));
        yield return boxing == christmas ? NextWeekday(boxing.AddDays(1)) : boxing;
    }

    private static DateOnly NextWeekday(DateOnly day) => day.DayOfWeek switch
    {
        DayOfWeek.Saturday => day.AddDays(2),
        DayOfWeek.Sunday => day.AddDays(1),
        _ => day,
    };

    private static DateOnly FirstMonday(int year, int month)
    {
        var first = new DateOnly(year, month, 1);
        return first.AddDays((8 - (int)first.DayOfWeek) % 7);
    }

    private static DateOnly LastMonday(int year, int month)
    {
        var last = new DateOnly(year, month, DateTime.DaysInMonth(year, month));
        return last.AddDays(-(((int)last.DayOfWeek + 6) % 7));
    }

    /// <summary>The Gregorian computus.</summary>
    private static DateOnly EasterSunday(int year)
    {
        var (golden, century) = (year % 19, year / 100);
        var epact = (century - century / 4 - (8 * century + 13) / 25 + 19 * golden + 15) % 30;
        var fullMoon = epact - epact / 28 * (1 - epact / 28 * (29 / (epact + 1)) * ((21 - golden) / 11));
        var weekday = (year + year / 4 + fullMoon + 2 - century + century / 4) % 7;
        var offset = fullMoon - weekday;
        var month = 3 + (offset + 40) / 44;
        return new(year, month, offset + 28 - 31 * (month / 4));
    }
}
