using System.Security.Cryptography;
using System.Text;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace InterTrust.Security;

/// <summary>
/// Issues tokens to the demo clients. Its key is created at start and never leaves the process, unless several hosts share a
/// file.
/// </summary>
public sealed class DemoIssuer(HubOptions hub, TimeProvider time) : IDisposable
{
    public const string Name = "intertrust-demo";

    public const string Audience = "intertrust";

    public const string Secret = "demo";

    public static readonly TimeSpan Lifetime = TimeSpan.FromHours(1);

    private static readonly JsonWebTokenHandler Tokens = new() { SetDefaultTimesOnTokenCreation = false };

    private static readonly Dictionary<string, DemoClient> Clients = new DemoClient[]
    {
        new("demo-rff", "RFF", Scopes.Trust),
        new("demo-rfs", "RFS", Scopes.Trust),
        new("demo-rp5", "RP5", Scopes.Trust),
        new("demo-rfr", "RFR", Scopes.Trust),
        new("demo-rhq", "RHQ", Scopes.Trust),
        // Operators act for no trust and have a code of their own.
        new("demo-ops", "OPS", [Scopes.Ops, Scopes.Admin, Scopes.Audit]),
    }.ToDictionary(client => client.Id, StringComparer.Ordinal);

    private readonly RSA rsa = Own(hub.DemoKey);

    public SecurityKey Key =>
        field ??= new RsaSecurityKey(rsa) { KeyId = Convert.ToHexStringLower(SHA256.HashData(rsa.ExportRSAPublicKey())[..8]) };

    public static DemoClient? Find(string id, string secret) =>
        Clients.TryGetValue(id, out var client)
        && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(secret), Encoding.UTF8.GetBytes(Secret))
            ? client
            : null;

    /// <summary>A token for the client with these scopes.</summary>
    public string Issue(DemoClient client, IEnumerable<string> scopes)
    {
        var now = time.GetUtcNow().UtcDateTime;
        return Tokens.CreateToken(new SecurityTokenDescriptor
        {
            Issuer = Name,
            Audience = Audience,
            IssuedAt = now,
            NotBefore = now,
            Expires = now + Lifetime,
            SigningCredentials = new(Key, SecurityAlgorithms.RsaSha256),
            Claims = new Dictionary<string, object>
            {
                ["jti"] = Guid.CreateVersion7().ToString(),
                ["sub"] = client.Id,
                ["client_id"] = client.Id,
                ["ods"] = client.Ods,
                ["scope"] = string.Join(' ', scopes),
            },
        });
    }

    public void Dispose() => rsa.Dispose();

    private static RSA Own(string? file)
    {
        var key = RSA.Create(2048);
        if (file is not null)
            key.ImportFromPem(File.ReadAllText(file));
        return key;
    }
}

/// <summary>A client of the demo issuer.</summary>
public sealed record DemoClient(string Id, string Ods, IReadOnlyList<string> Scopes);
