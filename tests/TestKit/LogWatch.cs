using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace InterTrust.TestKit;

/// <summary>Reads everything that is logged, down to Trace, and keeps the lines that name a patient.</summary>
public sealed class LogWatch(Func<string, bool> namesPatient) : ILoggerProvider
{
    private long lines;

    /// <summary>How many lines were logged; a watch without lines proves nothing.</summary>
    public long Lines => Interlocked.Read(ref lines);

    public ConcurrentQueue<string> Leaks { get; } = new();

    public ILogger CreateLogger(string categoryName) => new Listener(this, categoryName);

    public void Dispose() { }

    private void Read(string line)
    {
        Interlocked.Increment(ref lines);
        if (namesPatient(line))
            Leaks.Enqueue(line);
    }

    private sealed class Listener(LogWatch watch, string category) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(
            LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            watch.Read($"{logLevel} {category}: {formatter(state, exception)} {exception}");
    }
}
