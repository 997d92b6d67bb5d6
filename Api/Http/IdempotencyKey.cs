namespace InterTrust.Http;

/// <summary>The caller's own name for a request, by which a repeat is recognised.</summary>
public static class IdempotencyKey
{
    public const string Header = "Idempotency-Key";

    public static readonly Problem Missing = new(
        Problems.IdempotencyKeyMissing,
        "Send Idempotency-Key (or X-Request-ID) with 1 to 128 visible ASCII characters, "
        + "new for each create and the same for each repeat.");

    public static string? Read(HttpRequest request) => request.Headers[Header] switch
    {
        [] => null,
        var value when VisibleHeader.IsValid(value) => value.ToString(),
        _ => throw new ProblemException(VisibleHeader.Invalid(Header)),
    };
}
