using Microsoft.AspNetCore.Http.Timeouts;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace InterTrust.Http;

/// <summary>Limits on the size and the duration of requests.</summary>
public static class RequestLimits
{
    private const long LargestBody = 256 * 1024;

    public static void Limit(KestrelServerOptions kestrel)
    {
        kestrel.AddServerHeader = false;
        kestrel.Limits.MaxRequestBodySize = LargestBody;
        kestrel.Limits.MaxRequestHeadersTotalSize = 16 * 1024;
        kestrel.Limits.MaxRequestHeaderCount = 50;
        kestrel.Limits.MaxRequestLineSize = 4 * 1024;
        kestrel.Limits.RequestHeadersTimeout = TimeSpan.FromSeconds(10);
    }

    public static void Limit(RequestTimeoutOptions timeouts) => timeouts.DefaultPolicy = new()
    {
        Timeout = TimeSpan.FromSeconds(4.8),
        TimeoutStatusCode = StatusCodes.Status503ServiceUnavailable,
        WriteTimeoutResponse = Faults.Unavailable.ExecuteAsync,
    };
}
