using System.Globalization;
using InterTrust.Calendar;

namespace InterTrust.Rules.Calendar;

public sealed class WorkingDaysTests
{
    /// <summary>The bank holidays published for England.</summary>
    private static readonly string[] Published =
    [
        "2021-01-01", "2021-04-02", "2021-04-05", "2021-05-03", "2021-05-31", "2021-08-30", "2021-12-27", "2021-12-28",
        "2022-01-03", "2022-04-15", "2022-04-18", "2022-05-02", "2022-06-02", "2022-06-03", "2022-08-29", "2022-09-19",
        "2022-12-26", "2022-12-27",
        "2023-01-02", "2023-04-07", "2023-04-10", "2023-05-01", "2023-05-08", "2023-05-29", "2023-08-28", "2023-12-25", "2023-12-26",
        "2024-01-01", "2024-03-29", "2024-04-01", "2024-05-06", "2024-05-27", "2024-08-26", "2024-12-25", "2024-12-26",
        "2025-01-01", "2025-04-18", "2025-04-21", "2025-05-05", "2025-05-26", "2025-08-25", "2025-12-25", "2025-12-26",
        "2026-01-01", "2026-04-03", "2026-04-06", "2026-05-04", "2026-05-25", "2026-08-31", "2026-12-25", "2026-12-28",
        "2027-01-01", "2027-03-26", "2027-03-29", "2027-05-03", "2027-05-31", "2027-08-30", "2027-12-27", "2027-12-28",
    ];

    [Fact]
    public void Bank_holidays_are_those_that_were_published()
    {
        var first = new DateOnly(2021, 1, 1);
        var days = Enumerable.Range(0, new DateOnly(2027, 12, 31).DayNumber - first.DayNumber + 1).Select(first.AddDays);

        Assert.Equal(Published, days.Where(WorkingDays.IsBankHoliday).Select(d => d.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)));
    }

    [Theory]
    [InlineData("2026-11-23T10:00Z", 1, "2026-11-25T00:00Z")] // Monday, one working day: the end of Tuesday
    [InlineData("2026-11-27T16:00Z", 1, "2026-12-01T00:00Z")] // Friday afternoon: the end of Monday
    [InlineData("2026-12-24T09:00Z", 1, "2026-12-30T00:00Z")] // Christmas Eve: Friday, the weekend and Monday are not working days
    [InlineData("2026-03-27T12:00Z", 2, "2026-03-31T23:00Z")] // the clocks go forward: midnight is an hour earlier in UTC
    public void A_limit_passes_at_the_end_of_its_last_working_day(string from, int days, string passes) =>
        Assert.Equal(Moment(passes), WorkingDays.EndOf(Moment(from), days));

    [Theory]
    [InlineData("2026-07-01T22:59:59Z", "2026-07-01")]
    [InlineData("2026-07-01T23:00:00Z", "2026-07-02")]
    [InlineData("2026-11-23T23:59:59Z", "2026-11-23")]
    public void A_clinical_day_is_a_day_in_London(string moment, string day) =>
        Assert.Equal(DateOnly.Parse(day, CultureInfo.InvariantCulture), LondonTime.Day(Moment(moment)));

    private static DateTimeOffset Moment(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);
}
