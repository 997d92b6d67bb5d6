using System.Reflection;
using System.Text;
using System.Text.Json.Serialization;
using InterTrust.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Http.Metadata;

namespace InterTrust.Security;

/// <summary>POST /oauth2/token of the demo issuer: RFC 6749, client credentials.</summary>
public static class TokenEndpoint
{
    public const string Path = "/oauth2/token";

    public static void MapDemoTokens(this IEndpointRouteBuilder app) => app
        .MapPost(Path, IssueToken)
        .Accepts<TokenForm>("application/x-www-form-urlencoded")
        .WithName("token").WithTags("Tokens")
        .WithSummary("Get an access token")
        .WithDescription(
            "The grant is `client_credentials`. Send the client's id and secret in the form or with Basic authentication. "
            + "The demo clients are demo-rff, demo-rfs, demo-rp5, demo-rfr, demo-rhq and demo-ops; their secret is `demo`.");

    private static Results<OkWithETag<TokenAnswer>, NoToken> IssueToken(TokenRequest request, DemoIssuer issuer)
    {
        if (request.Grant is null)
            return new NoToken("invalid_request", "Send a form with grant_type, client_id and client_secret, each once.");
        if (request.Grant != "client_credentials")
            return new NoToken("unsupported_grant_type", "The grant here is client_credentials.");
        if (request.Id is null || request.Secret is null || DemoIssuer.Find(request.Id, request.Secret) is not { } client)
            return new NoToken("invalid_client", "There is no such client with this secret.");
        var scopes = request.Scope is { Length: > 0 } requested
            ? requested.Split(' ', StringSplitOptions.RemoveEmptyEntries)
            : [.. client.Scopes];
        return scopes.All(client.Scopes.Contains)
            ? new OkWithETag<TokenAnswer>(
                new(issuer.Issue(client, scopes), "Bearer", (int)DemoIssuer.Lifetime.TotalSeconds, string.Join(' ', scopes)))
            : new NoToken("invalid_scope", $"This client may ask for: {string.Join(' ', client.Scopes)}.");
    }
}

/// <summary>The parameters of a token request.</summary>
public sealed record TokenRequest(string? Grant, string? Id, string? Secret, string? Scope)
{
    private static readonly TokenRequest Unreadable = new(null, null, null, null);

    public static async ValueTask<TokenRequest> BindAsync(HttpContext context)
    {
        // RFC 6749, 5.1: the response must not be cached.
        context.Response.Headers.CacheControl = "no-store";
        if (!context.Request.HasFormContentType)
            return Unreadable;
        try
        {
            var form = await context.Request.ReadFormAsync(context.RequestAborted);
            var (id, secret) = Basic(context.Request.Headers.Authorization) ?? (form["client_id"], form["client_secret"]);
            return form.Any(field => field.Value.Count > 1) ? Unreadable : new(form["grant_type"], id, secret, form["scope"]);
        }
        catch (Exception malformed) when (malformed is InvalidDataException or FormatException)
        {
            return Unreadable;
        }
    }

    private static (string? Id, string? Secret)? Basic(string? header)
    {
        if (header is null || !header.StartsWith("Basic ", StringComparison.OrdinalIgnoreCase))
            return null;
        var pair = Encoding.UTF8.GetString(Convert.FromBase64String(header["Basic ".Length..])).Split(':', 2);
        return pair is [var id, var secret] ? (Uri.UnescapeDataString(id), Uri.UnescapeDataString(secret)) : null;
    }
}

/// <summary>The form of a token request. The id and secret may be sent with Basic authentication instead.</summary>
public sealed record TokenForm(
    [property: JsonPropertyName("grant_type")] string GrantType,
    [property: JsonPropertyName("client_id")] string? ClientId,
    [property: JsonPropertyName("client_secret")] string? ClientSecret,
    [property: JsonPropertyName("scope")] string? Scope);

/// <summary>An access token.</summary>
public sealed record TokenAnswer(
    [property: JsonPropertyName("access_token")] string AccessToken,
    [property: JsonPropertyName("token_type")] string TokenType,
    [property: JsonPropertyName("expires_in")] int ExpiresIn,
    [property: JsonPropertyName("scope")] string Scope);

/// <summary>Why no token was issued, in the format of RFC 6749.</summary>
public sealed record TokenRefusal(
    [property: JsonPropertyName("error")] string Error,
    [property: JsonPropertyName("error_description")] string Description);

/// <summary>The response for a refusal: 401 for an unknown client, 400 for anything else.</summary>
public sealed record NoToken(string Error, string Description) : IResult, IEndpointMetadataProvider
{
    public Task ExecuteAsync(HttpContext httpContext)
    {
        var response = httpContext.Response;
        response.StatusCode = Error is "invalid_client" ? StatusCodes.Status401Unauthorized : StatusCodes.Status400BadRequest;
        if (Error is "invalid_client")
            response.Headers.WWWAuthenticate = "Basic realm=\"InterTrust\", charset=\"UTF-8\"";
        return response.WriteAsJsonAsync(
            new TokenRefusal(Error, Description), HubJson.For<TokenRefusal>(), cancellationToken: httpContext.RequestAborted);
    }

    public static void PopulateMetadata(MethodInfo method, EndpointBuilder builder)
    {
        foreach (var status in (int[])[StatusCodes.Status400BadRequest, StatusCodes.Status401Unauthorized])
            builder.Metadata.Add(new ProducesResponseTypeMetadata(status, typeof(TokenRefusal), ["application/json"]));
    }
}
