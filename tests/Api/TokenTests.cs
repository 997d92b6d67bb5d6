using System.Security.Cryptography;
using InterTrust.Api.Hosting;
using InterTrust.Api.Wire;
using InterTrust.Http;
using InterTrust.Security;
using Microsoft.IdentityModel.Protocols;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;

namespace InterTrust.Api;

public sealed class TokenTests(RealHub hub)
{
    private static readonly Dictionary<string, (string Code, Func<DemoIssuer, string> Make)> Bad = new()
    {
        ["expired"] = ("TOKEN_EXPIRED", Forged.Expired),
        ["not valid yet"] = ("TOKEN_INVALID", Forged.NotYetValid),
        ["another audience"] = ("TOKEN_INVALID", Forged.OfAnotherAudience),
        ["another issuer"] = ("TOKEN_INVALID", Forged.OfAnotherIssuer),
        ["no expiry"] = ("TOKEN_INVALID", Forged.WithoutExpiry),
        ["another key under the real one's name"] = ("TOKEN_INVALID", Forged.ByAnotherKey),
        ["unknown key"] = ("TOKEN_INVALID", _ => Forged.ByAnUnknownKey()),
        ["the public key as a secret"] = ("TOKEN_INVALID", Forged.ByThePublicKeyAsSecret),
        ["alg none"] = ("TOKEN_INVALID", Forged.Unsigned),
        ["changed after signing"] = ("TOKEN_INVALID", Forged.Changed),
        ["no token at all"] = ("TOKEN_INVALID", _ => "Robert'); DROP TABLE referral;--"),
        ["enormous"] = ("TOKEN_INVALID", _ => new string('a', 8_000)),
    };

    public static TheoryData<string> Forgeries { get; } = [.. Bad.Keys];

    [Theory, MemberData(nameof(Forgeries))]
    public async Task A_token_that_the_issuer_did_not_give_is_refused(string forgery)
    {
        var (code, make) = Bad[forgery];
        var refused = (await hub.With(make(hub.Issuer)).Summary()).Is(401, code);
        Assert.StartsWith("Bearer", refused.Header("WWW-Authenticate"), StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Forgeries))]
    public async Task A_forged_token_is_refused_again_beside_a_known_one(string forgery)
    {
        (await hub.With(Forged.Good(hub.Issuer)).Summary()).Is(200);
        var (code, make) = Bad[forgery];
        for (var time = 0; time < 2; time++)
            (await hub.With(make(hub.Issuer)).Summary()).Is(401, code);
    }

    [Fact]
    public async Task A_known_token_is_refused_once_it_has_expired()
    {
        var (tokens, check) = (new TokenCache(), Check(hub.Issuer.Key));
        // The dates of a token are in whole seconds.
        var token = Forged.GoodUntil(hub.Issuer, DateTime.UtcNow.AddSeconds(2));
        Assert.True((await tokens.ValidateTokenAsync(token, check)).IsValid);
        Assert.Equal("RFF", (await tokens.ValidateTokenAsync(token, check)).ClaimsIdentity.FindFirst("ods")?.Value);
        await Eventually.Sees(
            "an expired token", () => tokens.ValidateTokenAsync(token, check), result => result.Exception is SecurityTokenExpiredException);
    }

    [Fact]
    public async Task A_known_token_is_refused_once_the_issuer_has_given_up_its_key()
    {
        var (tokens, token) = (new TokenCache(), Forged.Good(hub.Issuer));
        Assert.True((await tokens.ValidateTokenAsync(token, CheckWith(hub.Issuer.Key))).IsValid);
        using var another = RSA.Create(2048);
        Assert.False((await tokens.ValidateTokenAsync(token, CheckWith(new RsaSecurityKey(another)))).IsValid);

        static TokenValidationParameters CheckWith(SecurityKey key)
        {
            var check = Check(null);
            var issuer = new OpenIdConnectConfiguration { Issuer = DemoIssuer.Name };
            issuer.SigningKeys.Add(key);
            check.ConfigurationManager = new StaticConfigurationManager<OpenIdConnectConfiguration>(issuer);
            return check;
        }
    }

    private static TokenValidationParameters Check(SecurityKey? key) =>
        new() { ValidIssuer = DemoIssuer.Name, ValidAudience = DemoIssuer.Audience, IssuerSigningKey = key, ClockSkew = TimeSpan.Zero };

    [Fact]
    public async Task A_token_for_no_organisation_acts_for_none() =>
        (await hub.With(Forged.ForNobody(hub.Issuer)).Summary()).Is(403, "ODS_NOT_PERMITTED");

    [Fact]
    public async Task A_token_for_several_organisations_picks_one_of_them()
    {
        var (first, second) = (hub.NewTrust().Ods, hub.NewTrust().Ods);
        var both = hub.With(Forged.ForSeveral(hub.Issuer, first, second));
        (await both.Summary()).Is(400, "HEADER_INVALID");
        (await both.Get("/worklists/summary", (Caller.OrganisationHeader, first))).Is(200);
        (await both.Get("/worklists/summary", (Caller.OrganisationHeader, "RHQ"))).Is(403, "ODS_NOT_PERMITTED");
        (await both.Get("/worklists/summary", (Caller.OrganisationHeader, "not a code"))).Is(400, "HEADER_INVALID");

        var sent = await hub.As(first).Send(Patient.New(), second);
        (await both.Get($"/referrals/{sent.Id}", (Caller.OrganisationHeader, second))).Is(200);
    }

    [Fact]
    public async Task A_demo_client_gets_a_token_that_opens_the_door()
    {
        foreach (var client in (string[])["demo-rff", "demo-rfs", "demo-rp5", "demo-rfr", "demo-rhq"])
        {
            var answer = (await RequestToken(
                ("grant_type", "client_credentials"), ("client_id", client), ("client_secret", "demo"))).Is(200);
            Assert.Equal(("Bearer", "no-store"), (answer["/token_type"], answer.Header("Cache-Control")));
            Assert.Equal(Scopes.Trust, answer["/scope"]!.Split(' '));
            (await hub.With(answer["/access_token"]).Summary()).Is(200);
        }
        var operators = await RequestToken(("grant_type", "client_credentials"), ("client_id", "demo-ops"), ("client_secret", "demo"));
        Assert.Equal("ops admin audit.read".Split(' ').Order(), operators["/scope"]!.Split(' ').Order());
    }

    [Theory]
    [InlineData(401, "invalid_client", "client_credentials", "demo-rff", "wrong", null)]
    [InlineData(401, "invalid_client", "client_credentials", "demo-xyz", "demo", null)]
    [InlineData(401, "invalid_client", "client_credentials", "demo-rff", null, null)]
    [InlineData(400, "unsupported_grant_type", "password", "demo-rff", "demo", null)]
    [InlineData(400, "invalid_scope", "client_credentials", "demo-rff", "demo", "admin")]
    [InlineData(400, "invalid_request", null, "demo-rff", "demo", null)]
    public async Task A_token_is_refused_as_RFC_6749_says(
        int status, string error, string? grant, string? id, string? secret, string? scope)
    {
        var answer = await RequestToken(("grant_type", grant), ("client_id", id), ("client_secret", secret), ("scope", scope));
        Assert.Equal((status, error), (answer.Status, answer["/error"]));
    }

    [Theory]
    [InlineData("Basic ZGVtby1yaHE6ZGVtbw==", 200)]
    [InlineData("Basic ZGVtby1yaHE6d3Jvbmc=", 401)]
    [InlineData("Basic not-base64", 400)]
    public async Task A_client_may_prove_itself_in_the_header(string header, int status)
    {
        var form = new FormUrlEncodedContent([new("grant_type", "client_credentials")]);
        (await hub.Nobody.Request(HttpMethod.Post, TokenEndpoint.Path, form, ("Authorization", header))).Is(status);
    }

    [Fact]
    public async Task A_token_with_fewer_scopes_can_do_less()
    {
        var token = (await RequestToken(
            ("grant_type", "client_credentials"), ("client_id", "demo-rff"), ("client_secret", "demo"), ("scope", Scopes.Send))).Is(200);
        (await hub.With(token["/access_token"]).Summary()).Is(403, "SCOPE_MISSING");
    }

    private Task<Answer> RequestToken(params (string Name, string? Value)[] form) => hub.Nobody.Request(HttpMethod.Post, TokenEndpoint.Path,
        new FormUrlEncodedContent(
            form.Where(field => field.Value is not null).Select(field => KeyValuePair.Create(field.Name, field.Value!))));
}
