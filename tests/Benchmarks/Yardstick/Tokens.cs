using System.Security.Cryptography;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace InterTrust.Yardstick;

/// <summary>Gives and checks access tokens as the demo hub does: RS256, issuer, audience and expiry, on every request.</summary>
internal static class Tokens
{
    private const string Issuer = "yardstick", Audience = "yardstick";

    private static readonly JsonWebTokenHandler Handler = new();
    private static readonly RsaSecurityKey Key = new(RSA.Create(2048)) { KeyId = "yardstick" };

    public static void AddTokens(this IServiceCollection services)
    {
        services.AddAuthorization();
        services.AddAuthentication(JwtBearerDefaults.AuthenticationScheme).AddJwtBearer(bearer =>
        {
            bearer.MapInboundClaims = false;
            bearer.TokenValidationParameters = new()
            {
                ValidIssuer = Issuer,
                ValidAudience = Audience,
                IssuerSigningKey = Key,
                ValidAlgorithms = [SecurityAlgorithms.RsaSha256],
            };
        });
    }

    /// <summary>The clients of the demo hub: demo-rff acts for RFF.</summary>
    public static void MapTokens(this IEndpointRouteBuilder app) => app.MapPost("/oauth2/token", async (HttpRequest request) =>
    {
        var client = $"{(await request.ReadFormAsync())["client_id"]}";
        return new TokenAnswer(Handler.CreateToken(new SecurityTokenDescriptor
        {
            Issuer = Issuer,
            Audience = Audience,
            Expires = DateTime.UtcNow.AddHours(1),
            SigningCredentials = new(Key, SecurityAlgorithms.RsaSha256),
            Claims = new Dictionary<string, object> { ["sub"] = client, ["ods"] = client[^3..].ToUpperInvariant() },
        }));
    });
}
