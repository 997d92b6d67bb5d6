using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Reflection;
using InterTrust.Identity;

namespace InterTrust.Telemetry;

/// <summary>
/// One command that an actor is told, as those who run the hub see it: a span, a count, a duration. Names and codes alone, never
/// what was said nor of whom.
/// </summary>
public readonly struct CommandActivity : IDisposable
{
    /// <summary>The name of the hub's own spans and meters.</summary>
    public const string Name = "InterTrust";

    private static readonly ActivitySource Source = new(Name);
    private static readonly Meter Meter = new(Name);
    private static readonly Counter<long> Commands = Meter.CreateCounter<long>("intertrust.commands", null, "Commands by name and by what came of them");
    private static readonly Histogram<double> Duration = Meter.CreateHistogram(
        "intertrust.command.duration", "s", "From telling an actor a command to its outcome, the commit included", tags: null,
        new InstrumentAdvice<double> { HistogramBucketBoundaries = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5] });
    private static readonly ConcurrentDictionary<Type, string> Names = [];

    private readonly string command;
    private readonly long started;

    private CommandActivity(string command, Activity? span) => (this.command, started, Span) = (command, Stopwatch.GetTimestamp(), span);

    /// <summary>Null unless somebody listens.</summary>
    public Activity? Span { get; }

    public static CommandActivity Start(object command, Author by)
    {
        var name = Names.GetOrAdd(command.GetType(), type => type.GetCustomAttribute<AliasAttribute>(inherit: false)!.Alias);
        var span = Source.StartActivity(name);
        span?.SetTag("intertrust.command", name).SetTag("intertrust.by", by.Ods.Value);
        return new(name, span);
    }

    public void Complete(string outcome)
    {
        Commands.Add(1, new("command", command), new("outcome", outcome));
        Duration.Record(Stopwatch.GetElapsedTime(started).TotalSeconds, new KeyValuePair<string, object?>("command", command));
        Span?.SetTag("intertrust.outcome", outcome);
    }

    /// <summary>No outcome is known: a fault, by its kind alone.</summary>
    public void Fail(Exception fault)
    {
        Complete(fault.GetType().Name);
        Span?.SetStatus(ActivityStatusCode.Error);
    }

    public void Dispose() => Span?.Dispose();
}
