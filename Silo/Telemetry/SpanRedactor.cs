using System.Diagnostics;
using OpenTelemetry;

namespace InterTrust.Telemetry;

/// <summary>
/// Removes caller-controlled text, which may hold patient data, from every span: the raw address and the message of an exception. The
/// route template and the exception's type remain.
/// </summary>
internal sealed class SpanRedactor : BaseProcessor<Activity>
{
    private static readonly string[] RedactedTags =
        ["url.path", "url.query", "url.full", "user_agent.original", "exception.message", "exception.stacktrace"];

    public override void OnEnd(Activity data)
    {
        foreach (var tag in RedactedTags)
            data.SetTag(tag, null);
    }
}
