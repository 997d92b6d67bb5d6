namespace InterTrust.Http;

/// <summary>A request header, as the OpenAPI document shows it.</summary>
public sealed record HeaderDoc(string Name, string Description, bool Required = false, string? Example = null);

/// <summary>The request headers that the hub reads.</summary>
public static class HeaderDocs
{
    public static readonly HeaderDoc IfMatch =
        new("If-Match", "The ETag that you looked at, or * for whatever version.", Required: true, "\"1\"");

    public static readonly HeaderDoc IfNoneMatch =
        new("If-None-Match", "The ETag that you have: an unchanged answer is a 304 without a body.");

    public static readonly HeaderDoc Key = new(
        IdempotencyKey.Header,
        "Your own name for this create, 1 to 128 visible characters: the same key and body again give the first answer again. "
        + "X-Request-ID serves when it is absent.",
        Example: "RFF-2026-000123");

    public static readonly HeaderDoc OptionalKey = new(
        IdempotencyKey.Header, "Your own name for this command. Without it, the ETag and the body together are the name.");

    public static readonly HeaderDoc[] Everywhere =
    [
        new(Caller.OrganisationHeader, "The organisation that you act for, where your token permits several."),
        new(Correlation.RequestHeader, "Echoed on the response; made when absent."),
        new(Correlation.CorrelationHeader, "Echoed on the response; made when absent."),
    ];
}
