using System.Buffers.Text;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using InterTrust.TestKit;

namespace InterTrust.Benchmarks;

/// <summary>The lung sample as bytes to send, for one made-up patient after the other.</summary>
internal static partial class LungReferrals
{
    /// <summary>Day 0 is spread over so many days; none is so old that a limit would pass while it is measured.</summary>
    private const int Days = 10;

    private static readonly byte[] Patient = "9990000026"u8.ToArray();

    private static readonly byte[][] Samples = Spread(File.ReadAllText(Repository.Path("samples", "lung-complete.json")));

    private static readonly long[] Numbers =
        [.. Enumerable.Range(0, 1_000_000).Select(TestKit.NhsNumbers.WithCheckDigit).OfType<string>().Select(long.Parse)];

    /// <summary>The patients' NHS numbers, all of the range that is never issued.</summary>
    public static IReadOnlyList<long> NhsNumbers => Numbers;

    /// <summary>The data set in the body.</summary>
    public static byte[] DataSet(int n)
    {
        using var body = JsonDocument.Parse(Body(n));
        return JsonMarshal.GetRawUtf8Value(body.RootElement.GetProperty("dataset")).ToArray();
    }

    public static byte[] Body(int n)
    {
        var sample = Samples[n % Days];
        var body = sample.AsSpan().ToArray();
        Utf8Formatter.TryFormat(Numbers[n % Numbers.Length], body.AsSpan(sample.AsSpan().IndexOf(Patient)), out _, new('D', 10));
        return body;
    }

    private static byte[][] Spread(string sample)
    {
        var last = DayOfThisCentury().Matches(sample).Max(day => Day(day.Value));
        var today = DateOnly.FromDateTime(DateTime.UtcNow);
        return [.. Enumerable.Range(0, Days).Select(days => Encoding.UTF8.GetBytes(DayOfThisCentury().Replace(
            sample,
            day => Day(day.Value)
                .AddDays(today.DayNumber - last.DayNumber - days)
                .ToString("yyyy-MM-dd", CultureInfo.InvariantCulture))))];
    }

    private static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    [GeneratedRegex(@"20\d\d-\d\d-\d\d")]
    private static partial Regex DayOfThisCentury();
}
