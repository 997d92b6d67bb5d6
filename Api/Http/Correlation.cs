using Microsoft.Extensions.Primitives;

namespace InterTrust.Http;

/// <summary>The ids by which caller and hub identify one request; echoed on every response.</summary>
/// <param name="RequestId">X-Request-ID as received, or created here.</param>
/// <param name="CorrelationId">X-Correlation-ID as received, or created here.</param>
/// <param name="Sent">Whether the caller sent a request id, which can then serve as the idempotency key.</param>
public sealed record Correlation(string RequestId, string CorrelationId, bool Sent)
{
    public const string RequestHeader = "X-Request-ID";

    public const string CorrelationHeader = "X-Correlation-ID";

    public static Correlation Get(HttpContext context) => context.Features.Get<Correlation>()!;

    public void Echo(IHeaderDictionary headers)
    {
        headers[RequestHeader] = RequestId;
        headers[CorrelationHeader] = CorrelationId;
    }

    /// <summary>Reads both headers and creates the ids that are absent.</summary>
    /// <returns>The problem with a header, or null.</returns>
    public static Problem? Establish(HttpContext context)
    {
        var requestId = Read(context, RequestHeader, out var sent, out var requestIdIsInvalid);
        var correlationId = Read(context, CorrelationHeader, out _, out var correlationIdIsInvalid);
        context.Features.Set(new Correlation(requestId, correlationId, sent));
        return requestIdIsInvalid ? VisibleHeader.Invalid(RequestHeader)
            : correlationIdIsInvalid ? VisibleHeader.Invalid(CorrelationHeader)
            : null;
    }

    private static string Read(HttpContext context, string header, out bool sent, out bool invalid)
    {
        var value = context.Request.Headers[header];
        sent = VisibleHeader.IsValid(value);
        invalid = !sent && !StringValues.IsNullOrEmpty(value);
        return sent ? value.ToString() : Guid.CreateVersion7().ToString();
    }
}

/// <summary>Header values that the hub keeps or echoes: one value of 1 to 128 visible ASCII characters.</summary>
public static class VisibleHeader
{
    public static bool IsValid(StringValues value) =>
        value is [{ Length: >= 1 and <= 128 } text] && !text.AsSpan().ContainsAnyExceptInRange('!', '~');

    public static Problem Invalid(string header) =>
        new(Problems.HeaderInvalid, $"{header} is one value of 1 to 128 visible ASCII characters.");
}
