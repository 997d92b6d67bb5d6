using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace InterTrust.Benchmarks;

/// <summary>The hub over HTTP, at the least cost to the two cores that it shares: bytes go out; a status and one header are read.</summary>
internal sealed class Door : IDisposable
{
    private static readonly MediaTypeHeaderValue Json = new("application/json");

    private readonly HttpMessageInvoker http = new(new SocketsHttpHandler { UseProxy = false, UseCookies = false, AllowAutoRedirect = false });
    private readonly Uri hub;
    private string barnsley = "";
    private string sheffield = "";

    private Door(Uri hub) => this.hub = hub;

    /// <summary>Signs in as both trusts, once.</summary>
    public static async Task<Door> Open(Uri hub)
    {
        var door = new Door(hub);
        (door.barnsley, door.sheffield) = (await door.SignIn("demo-rff"), await door.SignIn("demo-rhq"));
        return door;
    }

    /// <summary>Barnsley sends.</summary>
    /// <returns>Where the referral is.</returns>
    public async Task<Uri> Send(string key, byte[] referral)
    {
        using var request = Request(HttpMethod.Post, new(hub, "/api/v1/referrals"), barnsley, referral);
        request.Headers.TryAddWithoutValidation("Idempotency-Key", key);
        using var answer = await Say(request, HttpStatusCode.Created);
        return new(hub, answer.Headers.Location!);
    }

    /// <summary>Sheffield receives, accepts or rejects.</summary>
    public async Task<bool> Tell(Uri referral, string command, byte[] body)
    {
        using var request = Request(HttpMethod.Post, new($"{referral}/{command}"), sheffield, body);
        request.Headers.TryAddWithoutValidation("If-Match", "*");
        using var answer = await Say(request, HttpStatusCode.OK);
        return true;
    }

    /// <summary>Sheffield reads.</summary>
    /// <returns>The tag of what was read; null where none can be given.</returns>
    public async Task<string?> Read(Uri page)
    {
        using var request = Request(HttpMethod.Get, page, sheffield);
        using var answer = await Say(request, HttpStatusCode.OK);
        return answer.Headers.ETag?.ToString();
    }

    /// <summary>Sheffield polls for what it has.</summary>
    public async Task<bool> Poll(Uri page, string tag)
    {
        using var request = Request(HttpMethod.Get, page, sheffield);
        request.Headers.TryAddWithoutValidation("If-None-Match", tag);
        using var answer = await Say(request, HttpStatusCode.NotModified);
        return true;
    }

    public void Dispose() => http.Dispose();

    private async Task<string> SignIn(string client)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(hub, "/oauth2/token"))
        {
            Content = new FormUrlEncodedContent([new("grant_type", "client_credentials"), new("client_id", client), new("client_secret", "demo")]),
        };
        using var answer = await http.SendAsync(request, CancellationToken.None);
        return $"Bearer {(await answer.EnsureSuccessStatusCode().Content.ReadFromJsonAsync<JsonObject>())!["access_token"]}";
    }

    private static HttpRequestMessage Request(HttpMethod method, Uri address, string token, byte[]? body = null)
    {
        var request = new HttpRequestMessage(method, address);
        request.Headers.TryAddWithoutValidation("Authorization", token);
        if (body is not null)
            request.Content = new ByteArrayContent(body) { Headers = { ContentType = Json } };
        return request;
    }

    /// <summary>A figure with faults in it is none: whatever was not expected ends the run.</summary>
    private async Task<HttpResponseMessage> Say(HttpRequestMessage request, HttpStatusCode expected)
    {
        var answer = await http.SendAsync(request, CancellationToken.None);
        if (answer.StatusCode != expected)
            throw new InvalidOperationException($"{request.Method} was answered {(int)answer.StatusCode}: {await answer.Content.ReadAsStringAsync()}");
        // Read to its end, so that the connection can be used again.
        await answer.Content.CopyToAsync(Stream.Null);
        return answer;
    }
}
