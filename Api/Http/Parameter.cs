using System.Globalization;

namespace InterTrust.Http;

/// <summary>Reads the parameters of a URL. An error names the parameter and never repeats its value.</summary>
public static class Parameter
{
    public static ProblemException Invalid(string name, string rule) =>
        new(new(Problems.ParameterInvalid, $"The parameter {name} {rule}."));

    public static int Number(string name, string text, int min, int max) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= min && number <= max
            ? number
            : throw Invalid(name, $"is a whole number from {min} to {max}");

    public static DateOnly Day(string name, string text) =>
        IsDay(text, out var day) ? day : throw Invalid(name, "is a day, YYYY-MM-DD");

    public static bool IsDay(string text, out DateOnly day) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out day);

    public static T OneOf<T>(string name, string text, Dictionary<string, T> values) =>
        values.TryGetValue(text, out var value) ? value : throw Invalid(name, $"is one of {string.Join(", ", values.Keys)}");

    /// <summary>Refuses unknown parameters by position: the name may be patient data in the wrong place.</summary>
    public static void OnlyKnown(IQueryCollection query, params string[] allowed)
    {
        var place = 0;
        foreach (var name in query.Keys)
        {
            place++;
            if (!allowed.Contains(name, StringComparer.Ordinal))
                throw Invalid($"in place {place}", $"is not known here; known are {string.Join(", ", allowed)}");
        }
    }
}
