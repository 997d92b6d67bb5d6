using System.Globalization;

namespace InterTrust.TestKit;

/// <summary>NHS numbers of the range 999, which is never issued.</summary>
public static class NhsNumbers
{
    /// <summary>Lower numbers belong to the samples and to invented patients.</summary>
    private const int First = 100_000;

    private static int last = First;

    /// <summary>The n-th number of the range with its check digit, or null where there is none.</summary>
    public static string? WithCheckDigit(int n)
    {
        var nine = $"999{(n % 1_000_000).ToString("000000", CultureInfo.InvariantCulture)}";
        var check = (11 - nine.Select((digit, i) => (digit - '0') * (10 - i)).Sum() % 11) % 11;
        return check < 10 ? $"{nine}{check}" : null;
    }

    /// <summary>A number that no other patient of this process has.</summary>
    public static string Next()
    {
        while (true)
            if (WithCheckDigit(Interlocked.Increment(ref last)) is { } number)
                return number;
    }
}
