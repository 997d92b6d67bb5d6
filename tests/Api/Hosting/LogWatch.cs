using System.Collections.Concurrent;
using System.Text.RegularExpressions;
using InterTrust.Api.Wire;
using Microsoft.Extensions.Logging;

namespace InterTrust.Api.Hosting;

/// <summary>Listens to everything that is logged, down to Trace, and keeps each line in which a test's patient or poison stands.</summary>
public sealed partial class LogWatch : ILoggerProvider
{
    private long heard;

    /// <summary>How many lines were logged; a watch that hears nothing proves nothing.</summary>
    public long Heard => Interlocked.Read(ref heard);

    public ConcurrentQueue<string> Leaks { get; } = new();

    public ILogger CreateLogger(string categoryName) => new Listener(this, categoryName);

    public void Dispose() { }

    /// <summary>The numbers of <see cref="Person"/>. Not inside a word: the hexadecimal of an activation id may hold such digits by chance.</summary>
    [GeneratedRegex(@"(?<![0-9A-Za-z])9991\d{6}(?![0-9A-Za-z])")]
    private static partial Regex Number { get; }

    private void Hear(string line)
    {
        Interlocked.Increment(ref heard);
        if (line.Contains(Person.Mark, StringComparison.OrdinalIgnoreCase) || Number.EnumerateMatches(line) is var numbers && numbers.MoveNext())
            Leaks.Enqueue(line);
    }

    private sealed class Listener(LogWatch watch, string category) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            watch.Hear($"{logLevel} {category}: {formatter(state, exception)} {exception}");
    }
}
