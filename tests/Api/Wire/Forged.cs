using System.Security.Cryptography;
using System.Text;
using InterTrust.Security;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace InterTrust.Api.Wire;

/// <summary>Tokens that the demo issuer would not issue.</summary>
public static class Forged
{
    public static string Expired(DemoIssuer issuer) => Token(issuer.Key, expires: DateTime.UtcNow.AddMinutes(-5));

    public static string NotYetValid(DemoIssuer issuer) =>
        Token(issuer.Key, notBefore: DateTime.UtcNow.AddMinutes(5), expires: DateTime.UtcNow.AddMinutes(10));

    public static string OfAnotherAudience(DemoIssuer issuer) => Token(issuer.Key, audience: "another-hub");

    public static string OfAnotherIssuer(DemoIssuer issuer) => Token(issuer.Key, issuedBy: "https://example.invalid");

    public static string WithoutExpiry(DemoIssuer issuer) => Token(issuer.Key, expires: DateTime.MaxValue);

    public static string ForNobody(DemoIssuer issuer) => Token(issuer.Key, ods: null);

    public static string Good(DemoIssuer issuer) => Token(issuer.Key);

    public static string GoodUntil(DemoIssuer issuer, DateTime expires) => Token(issuer.Key, expires: expires);

    public static string ForSeveral(DemoIssuer issuer, params string[] ods) => Token(issuer.Key, ods: string.Join(' ', ods));

    /// <summary>Signed with another key under the real key's id.</summary>
    public static string ByAnotherKey(DemoIssuer issuer) => Token(new RsaSecurityKey(RSA.Create(2048)) { KeyId = issuer.Key.KeyId });

    public static string ByAnUnknownKey() => Token(new RsaSecurityKey(RSA.Create(2048)) { KeyId = "unknown" });

    /// <summary>Signed with the public key as a shared secret.</summary>
    public static string ByThePublicKeyAsSecret(DemoIssuer issuer) =>
        Token(
            new SymmetricSecurityKey(((RsaSecurityKey)issuer.Key).Rsa.ExportRSAPublicKey()) { KeyId = issuer.Key.KeyId },
            SecurityAlgorithms.HmacSha256);

    public static string Unsigned(DemoIssuer issuer)
    {
        var payload = Token(issuer.Key).Split('.')[1];
        return $"{Base64UrlEncoder.Encode("""{"alg":"none","typ":"JWT"}""")}.{payload}.";
    }

    /// <summary>A real token with a changed organisation.</summary>
    public static string Changed(DemoIssuer issuer)
    {
        var parts = Token(issuer.Key).Split('.');
        var payload = Base64UrlEncoder.Decode(parts[1]).Replace("\"RFF\"", "\"RHQ\"", StringComparison.Ordinal);
        return $"{parts[0]}.{Base64UrlEncoder.Encode(Encoding.UTF8.GetBytes(payload))}.{parts[2]}";
    }

    private static string Token(
        SecurityKey key,
        string algorithm = SecurityAlgorithms.RsaSha256,
        string issuedBy = DemoIssuer.Name,
        string audience = DemoIssuer.Audience,
        string? ods = "RFF",
        DateTime? notBefore = null,
        DateTime? expires = null)
    {
        var claims = new Dictionary<string, object>
        {
            ["sub"] = "forger",
            ["client_id"] = "forger",
            ["scope"] = string.Join(' ', Scopes.All.Keys),
        };
        if (ods is not null)
            claims["ods"] = ods;
        var good = expires ?? DateTime.UtcNow.AddMinutes(5);
        return new JsonWebTokenHandler { SetDefaultTimesOnTokenCreation = false }.CreateToken(new SecurityTokenDescriptor
        {
            Issuer = issuedBy,
            Audience = audience,
            NotBefore = notBefore ?? DateTime.UtcNow.AddHours(-1),
            Expires = good == DateTime.MaxValue ? null : good,
            SigningCredentials = new(key, algorithm),
            Claims = claims,
        });
    }
}
