namespace InterTrust.Api.Wire;

/// <summary>A patient whom only one test knows. The name and the number are looked for in everything that the hub logs.</summary>
public sealed record Person(string NhsNumber, string FamilyName, string GivenName, string BirthDate)
{
    /// <summary>Stands in every patient's name and in every poison.</summary>
    public const string Mark = "Kolibri";

    private static int last;

    public static Person New()
    {
        var (place, number) = Next();
        return new(number, $"{Mark}-Świątek {place}", "Zoë", "1961-04-30");
    }

    /// <summary>A number of the test range with a right check digit.</summary>
    public static string NumberOf(int place) =>
        Enumerable.Range(0, 11).Select(digit => $"{place:000000000}{digit}").FirstOrDefault(text => Identity.NhsNumber.TryParse(text, null, out _)) ?? "";

    private static (int Place, string Number) Next()
    {
        while (true)
            if (Interlocked.Increment(ref last) is var place && NumberOf(999_100_000 + place) is { Length: 10 } number)
                return (place, number);
    }
}
