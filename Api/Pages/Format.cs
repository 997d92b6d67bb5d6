using System.Globalization;
using InterTrust.Calendar;
using InterTrust.Pathways;
using InterTrust.Reference;

namespace InterTrust.Pages;

/// <summary>Days, names and numbers as the NHS writes them on screens.</summary>
public static class Format
{
    private static readonly CultureInfo British = CultureInfo.GetCultureInfo("en-GB");

    public const string Absent = "not provided";

    public static string Day(DateOnly day) => day.ToString("d MMM yyyy", CultureInfo.InvariantCulture);

    public static string Day(DateOnly? day) => day is { } given ? Day(given) : Absent;

    public static string Moment(DateTimeOffset moment) =>
        LondonTime.Convert(moment).ToString("d MMM yyyy, HH:mm", CultureInfo.InvariantCulture);

    public static string Name(Patient patient) => Name(patient.FamilyName, patient.GivenName);

    public static string Name(string? family, string? given) => (family?.ToUpper(British), given) switch
    {
        (null, null) => "Name not provided",
        ({ } upper, null) => upper,
        (null, { } first) => first,
        var (upper, first) => $"{upper}, {first}",
    };

    /// <summary>An age in whole years.</summary>
    public static int Age(DateOnly born, DateOnly today) =>
        today.Year - born.Year - (today < born.AddYears(today.Year - born.Year) ? 1 : 0);

    /// <summary>The title of a code; the code itself if the list does not have it.</summary>
    public static string Code(string list, string code) => CodeLists.Find(list)?.Label(code) ?? code;

    public static string Days(int days) => days == 1 ? "1 day" : $"{days} days";

    public static string Count(int count, string singular, string plural) =>
        count == 1 ? $"1 {singular}" : $"{count.ToString("N0", British)} {plural}";
}
