using System.Net;
using System.Text.RegularExpressions;
using InterTrust.Api.Hosting;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.Extensions.DependencyInjection;

namespace InterTrust.Api;

/// <summary>Signing in to the screens of a production hub, through the trusts' own issuer.</summary>
public sealed partial class IssuerTests : IAsyncLifetime
{
    private readonly HttpClient client = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false });
    private readonly Dictionary<string, string> cookies = [];
    private Issuer issuer = null!;
    private HubFactory hub = null!;

    public async ValueTask InitializeAsync()
    {
        issuer = await Issuer.Start();
        hub = new(
            new Dictionary<string, string>
            {
                ["Hub:Mode"] = "Production",
                // TLS ends at a proxy, which sends X-Forwarded-Proto.
                ["Hub:TrustedProxies:0"] = "127.0.0.1",
                ["Authentication:Authority"] = issuer.Address,
                ["Authentication:Audience"] = "hub",
                ["Cursor:Key"] = Convert.ToBase64String(new byte[32]),
                ["Screens:ClientId"] = Issuer.Client,
                ["Screens:ClientSecret"] = Issuer.Secret,
                ["Screens:Keys"] = Directory.CreateTempSubdirectory("keys").FullName,
                ["Api:Management"] = "http://127.0.0.1:0",
            },
            // The issuer uses plain HTTP here, on the loopback address; nothing else is different.
            services => services
                .Configure<OpenIdConnectOptions>("issuer", options => options.RequireHttpsMetadata = false)
                .Configure<JwtBearerOptions>(JwtBearerDefaults.AuthenticationScheme, options => options.RequireHttpsMetadata = false));
        client.BaseAddress = hub.Address;
    }

    public async ValueTask DisposeAsync()
    {
        client.Dispose();
        await hub.DisposeAsync();
        await issuer.DisposeAsync();
    }

    [Fact]
    public async Task Whoever_the_issuer_vouches_for_comes_to_the_page_that_was_asked_for()
    {
        issuer.Person = new() { ["sub"] = "u1", ["name"] = "Shirin Daneshvar", ["ods"] = "RHQ" };

        var page = await SignIn("/incoming");

        Assert.Equal("/incoming", page.Location);
        Assert.Contains("Shirin Daneshvar", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Demonstration", page.Text, StringComparison.Ordinal);
        Assert.All(cookies.Keys, name => Assert.StartsWith("__Host-", name, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Whoever_may_act_for_several_trusts_chooses_one()
    {
        issuer.Person = new() { ["sub"] = "u2", ["name"] = "Ewan Rhodes", ["ods"] = "RFF RHQ" };
        var choice = await SignIn("/incoming");
        Assert.StartsWith("/trust", choice.Location, StringComparison.Ordinal);

        var token = Token().Match(choice.Text).Groups[1].Value;
        var chosen = await Request(
            HttpMethod.Post, choice.Location, new() { ["trust"] = "RHQ", ["next"] = "/incoming", ["__RequestVerificationToken"] = token });

        var page = await Follow(chosen);
        Assert.Equal("/incoming", page.Location);
        Assert.Contains("Ewan Rhodes", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nobody_chooses_a_trust_that_the_issuer_did_not_name()
    {
        issuer.Person = new() { ["sub"] = "u3", ["name"] = "Ewan Rhodes", ["ods"] = "RFF RFR" };
        var choice = await SignIn("/");

        var token = Token().Match(choice.Text).Groups[1].Value;
        var refused = await Request(HttpMethod.Post, "/trust", new() { ["trust"] = "RHQ", ["__RequestVerificationToken"] = token });

        Assert.Equal(HttpStatusCode.OK, refused.StatusCode);
        Assert.StartsWith("/trust", (await Follow(await Request(HttpMethod.Get, "/incoming"))).Location, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_has_no_trust_is_told_so()
    {
        issuer.Person = new() { ["sub"] = "u4", ["name"] = "Nobody's Person" };

        Assert.Contains("is not linked to a trust", (await SignIn("/")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nobody_is_a_persona_in_production()
    {
        var page = await Follow(await Request(HttpMethod.Get, "/sign-in"));
        Assert.Contains("your trust’s account", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("persona", page.Text, StringComparison.Ordinal);
    }

    private async Task<(string Location, string Text)> SignIn(string page)
    {
        var start = await Follow(await Request(HttpMethod.Get, page));
        var link = WebUtility.HtmlDecode(Link().Match(start.Text).Groups[1].Value);
        return await Follow(await Request(HttpMethod.Get, link));
    }

    /// <summary>Follows redirects as a browser does, to the issuer and back.</summary>
    private async Task<(string Location, string Text)> Follow(HttpResponseMessage answer)
    {
        for (var redirects = 0; answer.Headers.Location is { } next && redirects < 8; redirects++)
            answer = await Request(HttpMethod.Get, new Uri(answer.RequestMessage!.RequestUri!, next).ToString());
        return (answer.RequestMessage!.RequestUri!.PathAndQuery, await answer.Content.ReadAsStringAsync(RealHub.Stop));
    }

    private async Task<HttpResponseMessage> Request(HttpMethod method, string address, Dictionary<string, string>? form = null)
    {
        var target = address.Replace($"https://{hub.Address.Authority}", $"http://{hub.Address.Authority}", StringComparison.Ordinal);
        using var request = new HttpRequestMessage(method, target) { Content = form is null ? null : new FormUrlEncodedContent(form) };
        request.Headers.Add("Accept", "text/html");
        request.Headers.Add("X-Forwarded-Proto", "https");
        if (cookies.Count > 0)
            request.Headers.Add("Cookie", string.Join("; ", cookies.Select(cookie => $"{cookie.Key}={cookie.Value}")));
        var answer = await client.SendAsync(request, RealHub.Stop);
        foreach (var set in answer.Headers.TryGetValues("Set-Cookie", out var all) ? all : [])
            if (set.Split(';')[0].Split('=', 2) is [var name, var value] && value.Length > 0)
                cookies[name] = value;
            else
                cookies.Remove(set.Split('=')[0]);
        return answer;
    }

    [GeneratedRegex("href=\"(/sign-in/issuer[^\"]*)\"")]
    private static partial Regex Link();

    [GeneratedRegex("__RequestVerificationToken\" type=\"hidden\" value=\"([^\"]+)\"")]
    private static partial Regex Token();
}
