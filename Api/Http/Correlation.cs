using Microsoft.Extensions.Primitives;

namespace InterTrust.Http;

/// <summary>The ids by which caller and hub speak of one request; echoed on every response.</summary>
/// <param name="RequestId">X-Request-ID as it came, or made here.</param>
/// <param name="CorrelationId">X-Correlation-ID as it came, or made here.</param>
/// <param name="Sent">Whether the caller sent a request id: it can then stand in for an idempotency key.</param>
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

    /// <summary>Reads both headers and makes what is absent.</summary>
    /// <returns>What is wrong with a header, or null.</returns>
    public static Problem? Establish(HttpContext context)
    {
        var requestId = Read(context, RequestHeader, out var sent, out var requestIdIsWrong);
        var correlationId = Read(context, CorrelationHeader, out _, out var correlationIdIsWrong);
        context.Features.Set(new Correlation(requestId, correlationId, sent));
        return requestIdIsWrong ? VisibleHeader.Invalid(RequestHeader) : correlationIdIsWrong ? VisibleHeader.Invalid(CorrelationHeader) : null;
    }

    private static string Read(HttpContext context, string header, out bool sent, out bool wrong)
    {
        var value = context.Request.Headers[header];
        sent = VisibleHeader.IsValid(value);
        wrong = !sent && !StringValues.IsNullOrEmpty(value);
        return sent ? value.ToString() : Guid.CreateVersion7().ToString();
    }
}

/// <summary>Header values that the hub keeps or echoes: 1 to 128 visible ASCII characters, said once.</summary>
public static class VisibleHeader
{
    public static bool IsValid(StringValues value) =>
        value is [{ Length: >= 1 and <= 128 } text] && !text.AsSpan().ContainsAnyExceptInRange('!', '~');

    public static Problem Invalid(string header) => new(Problems.HeaderInvalid, $"{header} is one value of 1 to 128 visible ASCII characters.");
}
