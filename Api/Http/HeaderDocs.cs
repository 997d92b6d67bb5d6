namespace InterTrust.Http;

/// <summary>A request header, as the OpenAPI document shows it.</summary>
public sealed record HeaderDoc(string Name, string Description, bool Required = false, string? Example = null);

/// <summary>The request headers that the hub reads.</summary>
public static class HeaderDocs
{
    public static readonly HeaderDoc IfMatch =
        new("If-Match", "The ETag of the version that you read, or * for any version.", Required: true, "\"1\"");

    public static readonly HeaderDoc IfNoneMatch =
        new("If-None-Match", "The ETag that you have; if nothing has changed, the response is 304 without a body.");

    public static readonly HeaderDoc Key = new(
        IdempotencyKey.Header,
        "Your identifier for this request, 1 to 128 visible characters. A repeat with the same key and body gets the first response "
        + "again. When absent, X-Request-ID is used.",
        Example: "RFF-2026-000123");

    public static readonly HeaderDoc OptionalKey = new(
        IdempotencyKey.Header, "Your identifier for this command. When absent, the ETag and the body identify it.");

    public static readonly HeaderDoc[] Everywhere =
    [
        new(Caller.OrganisationHeader, "The organisation that you act for, if your token permits several."),
        new(Correlation.RequestHeader, "Returned in the response; generated when absent."),
        new(Correlation.CorrelationHeader, "Returned in the response; generated when absent."),
    ];
}
