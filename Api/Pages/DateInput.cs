using System.Globalization;
using Microsoft.Extensions.Primitives;

namespace InterTrust.Pages;

/// <summary>A day typed into three fields, stored as <c>year-month-day</c> even if it is invalid.</summary>
public static class DateInput
{
    /// <summary>The text typed under a name; empty if none.</summary>
    public static string Read(IFormCollection form, string name) => Read(part => form[part], name);

    /// <summary>What was typed under a name, or the value of a link; empty if there is neither.</summary>
    public static string Read(IQueryCollection query, string name) =>
        query.ContainsKey(name) ? query[name].ToString().Trim() : Read(part => query[part], name);

    private static string Read(Func<string, StringValues> typed, string name)
    {
        var (day, month, year) = (Clean(typed($"{name}.Day")), Clean(typed($"{name}.Month")), Clean(typed($"{name}.Year")));
        return day.Length + month.Length + year.Length == 0 ? "" : $"{year}-{TwoDigits(month)}-{TwoDigits(day)}";
    }

    /// <summary>The day; null if the text is not a valid day.</summary>
    public static DateOnly? Parse(string? typed) =>
        DateOnly.TryParseExact(typed, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    public static (string Day, string Month, string Year) Parts(string? typed) =>
        typed?.Split('-', 3) is [var year, var month, var day] ? (day.TrimStart('0'), month.TrimStart('0'), year) : ("", "", "");

    public static string Write(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string Clean(StringValues typed) => typed.ToString().Trim().Replace("-", "", StringComparison.Ordinal);

    private static string TwoDigits(string number) => number.Length == 1 ? $"0{number}" : MonthNumber(number);

    /// <summary>A month may be written as a word.</summary>
    private static string MonthNumber(string month) =>
        month.Length >= 3 && DateTime.TryParseExact(month[..3], "MMM", CultureInfo.InvariantCulture, DateTimeStyles.None, out var named)
            ? $"{named.Month:00}"
            : month;
}
