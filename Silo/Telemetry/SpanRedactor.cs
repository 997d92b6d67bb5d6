using System.Diagnostics;
using OpenTelemetry;

namespace InterTrust.Telemetry;

/// <summary>
/// Takes out of every span what somebody outside wrote, since anything may stand in it: the address as it came, and the words of a fault.
/// The route's template and the fault's type stay.
/// </summary>
internal sealed class SpanRedactor : BaseProcessor<Activity>
{
    private static readonly string[] Written = ["url.path", "url.query", "url.full", "user_agent.original", "exception.message", "exception.stacktrace"];

    public override void OnEnd(Activity data)
    {
        foreach (var tag in Written)
            data.SetTag(tag, null);
    }
}
