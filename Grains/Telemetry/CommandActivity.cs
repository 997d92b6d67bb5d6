using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Reflection;
using InterTrust.Identity;

namespace InterTrust.Telemetry;

/// <summary>The span, the count and the duration of one command. Only names and codes: never its content or the patient.</summary>
public readonly struct CommandActivity : IDisposable
{
    /// <summary>The name of the hub's own spans and meters.</summary>
    public const string Name = "InterTrust";

    private static readonly ActivitySource Source = new(Name);
    private static readonly Meter Meter = new(Name);
    private static readonly Counter<long> Commands = Meter.CreateCounter<long>(
        "intertrust.commands", null, "Commands by name and by what came of them");
    private static readonly Histogram<double> Duration = Meter.CreateHistogram(
        "intertrust.command.duration", "s", "From telling an actor a command to its outcome, the commit included", tags: null,
        new InstrumentAdvice<double> { HistogramBucketBoundaries = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5] });
    private static readonly ConcurrentDictionary<Type, string> Names = [];

    private readonly string command;
    private readonly long started;
    private readonly Activity? span;

    private CommandActivity(string command, Activity? span)
    {
        this.command = command;
        this.span = span;
        started = Stopwatch.GetTimestamp();
    }

    public static CommandActivity Start(object command, Author author)
    {
        var name = Names.GetOrAdd(command.GetType(), type => type.GetCustomAttribute<AliasAttribute>(inherit: false)!.Alias);
        var span = Source.StartActivity(name);
        span?.SetTag("intertrust.command", name).SetTag("intertrust.by", author.Ods.Value);
        return new(name, span);
    }

    /// <param name="outcome">What the rule decided.</param>
    /// <param name="tags">The tags of the state; evaluated only while the span is recorded.</param>
    public void Complete(string outcome, Func<IEnumerable<KeyValuePair<string, object?>>>? tags = null)
    {
        Commands.Add(1, new("command", command), new("outcome", outcome));
        Duration.Record(Stopwatch.GetElapsedTime(started).TotalSeconds, new KeyValuePair<string, object?>("command", command));
        if (span is null)
            return;
        span.SetTag("intertrust.outcome", outcome);
        foreach (var (tag, value) in tags?.Invoke() ?? [])
            span.SetTag(tag, value);
    }

    /// <summary>Records a fault by its type; the outcome of the command is unknown.</summary>
    public void Fail(Exception fault)
    {
        Complete(fault.GetType().Name);
        span?.SetStatus(ActivityStatusCode.Error);
    }

    public void Dispose() => span?.Dispose();
}
