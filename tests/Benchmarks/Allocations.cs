using System.Diagnostics.Tracing;
using Microsoft.Diagnostics.NETCore.Client;
using Microsoft.Diagnostics.Tracing;

namespace InterTrust.Benchmarks;

/// <summary>What another .NET process allocates, as its runtime tells it once a second.</summary>
internal sealed class Allocations : IDisposable
{
    private readonly EventPipeSession session;
    private readonly Task heard;
    private double bytes, seconds;

    private Allocations(int process)
    {
        session = new DiagnosticsClient(process).StartEventPipeSession(
            new EventPipeProvider(
                "System.Runtime",
                EventLevel.Informational,
                arguments: new Dictionary<string, string> { ["EventCounterIntervalSec"] = "1" }));
        heard = Task.Run(Hear);
    }

    /// <summary>Kibibytes that the process allocated for each command of a load that went on all the while.</summary>
    public static async Task<double> PerCommand(int process, Func<Task<Figures>> load)
    {
        using var allocations = new Allocations(process);
        var said = await load();
        await allocations.session.StopAsync(CancellationToken.None);
        await allocations.heard;
        return allocations.bytes / allocations.seconds / said.PerSecond / 1024;
    }

    public void Dispose() => session.Dispose();

    private void Hear()
    {
        using var source = new EventPipeEventSource(session.EventStream);
        source.Dynamic.All += told =>
        {
            if (told.EventName != "EventCounters" || told.PayloadValue(0) is not IDictionary<string, object> { } payload
                || payload["Payload"] is not IDictionary<string, object> counter || !"alloc-rate".Equals(counter["Name"]))
                return;
            bytes += (double)counter["Increment"];
            seconds += (float)counter["IntervalSec"];
        };
        source.Process();
    }
}
