using InterTrust.Http;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.IdentityModel.Tokens;

namespace InterTrust.Security;

/// <summary>Validates access tokens: issuer, audience, expiry and signature algorithm.</summary>
public static class Tokens
{
    public static void AddTokens(this IServiceCollection services, HubOptions hub, OutsideIssuer outside)
    {
        services.AddAuthorization();
        services.AddAuthentication(JwtBearerDefaults.AuthenticationScheme).AddJwtBearer(bearer =>
        {
            bearer.TokenHandlers.Clear();
            bearer.TokenHandlers.Add(new TokenCache { MapInboundClaims = false });
            bearer.TokenValidationParameters = new()
            {
                RequireSignedTokens = true,
                RequireExpirationTime = true,
                ValidateIssuerSigningKey = true,
                ValidAlgorithms = ["RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512"],
                ClockSkew = TimeSpan.FromSeconds(30),
                NameClaimType = "sub",
            };
            bearer.Events = new()
            {
                OnChallenge = Challenge,
                OnForbidden = context => context.HttpContext.GetEndpoint()!.Metadata.GetRequiredMetadata<RequiredScope>()
                    .Missing.ExecuteAsync(context.HttpContext),
            };
            if (!hub.IsDemo)
                outside.Trust(bearer);
        });
        if (!hub.IsDemo)
            return;
        services.AddSingleton(hub).AddSingleton<DemoIssuer>();
        services.AddOptions<JwtBearerOptions>(JwtBearerDefaults.AuthenticationScheme).Configure<DemoIssuer>((bearer, issuer) =>
        {
            bearer.TokenValidationParameters.ValidIssuer = DemoIssuer.Name;
            bearer.TokenValidationParameters.ValidAudience = DemoIssuer.Audience;
            bearer.TokenValidationParameters.IssuerSigningKey = issuer.Key;
        });
    }

    private static Task Challenge(JwtBearerChallengeContext context)
    {
        context.HandleResponse();
        var (problem, challenge) = context.AuthenticateFailure switch
        {
            null when context.Request.Headers.Authorization is [] =>
                (new Problem(Problems.TokenMissing, "Send Authorization: Bearer and an access token."), "Bearer"),
            SecurityTokenExpiredException =>
                (
                    new Problem(Problems.TokenExpired, "Get a new access token and send the request again."),
                    "Bearer error=\"invalid_token\", error_description=\"expired\""),
            _ => (
                new Problem(
                    Problems.TokenInvalid,
                    "The access token is not one that this hub takes: its form, signature, issuer or audience is wrong."),
                "Bearer error=\"invalid_token\""),
        };
        context.Response.Headers.WWWAuthenticate = challenge;
        return problem.ExecuteAsync(context.HttpContext);
    }
}

/// <summary>The issuer that a production hub trusts.</summary>
public sealed record OutsideIssuer
{
    public string? Authority { get; init; }

    public string? MetadataAddress { get; init; }

    public string? Audience { get; init; }

    /// <summary>Where clients get tokens; shown in the OpenAPI document.</summary>
    public string? TokenUrl { get; init; }

    public void Trust(JwtBearerOptions bearer)
    {
        bearer.Authority = Authority;
        if (MetadataAddress is not null)
            bearer.MetadataAddress = MetadataAddress;
        bearer.Audience = Audience;
    }
}
