using System.Collections.Concurrent;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Logging;

namespace InterTrust.Hosting;

/// <summary>Reads everything that the silos log, at all levels, and keeps the lines that say who a patient is.</summary>
public sealed partial class HubLog : ILoggerProvider
{
    private long lines;

    public long Lines => Interlocked.Read(ref lines);

    public ConcurrentBag<string> Betrayals { get; } = [];

    public ILogger CreateLogger(string categoryName) => new Reader(this, categoryName);

    public void Dispose() { }

    /// <summary>The names and the postcode of the samples' patients, and any number of the test range that has a right check digit; not inside a word, where an activation id may hold one by chance.</summary>
    private static bool Betrays(string line) =>
        Names().IsMatch(line) || TestNumbers().EnumerateMatches(line) is var found && AnyRight(found, line);

    private static bool AnyRight(Regex.ValueMatchEnumerator found, string line)
    {
        foreach (var match in found)
            if (Identity.NhsNumber.TryParse(line.Substring(match.Index, match.Length), null, out _))
                return true;
        return false;
    }

    [GeneratedRegex("Żółkiewska|Zolkiewska|ZOLKIEWSKA|Zofia|S74 9AA|Suitable for resection", RegexOptions.IgnoreCase)]
    private static partial Regex Names();

    [GeneratedRegex(@"(?<![0-9A-Za-z])999\d{7}(?![0-9A-Za-z])")]
    private static partial Regex TestNumbers();

    private sealed class Reader(HubLog log, string category) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            Interlocked.Increment(ref log.lines);
            var line = $"{logLevel} {category}: {formatter(state, exception)} {exception}";
            if (Betrays(line))
                log.Betrayals.Add(line);
        }
    }
}
