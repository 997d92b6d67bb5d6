using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace InterTrust.Benchmarks;

/// <summary>
/// The hub, or its yardstick, over HTTP, at the least cost to the cores that it shares: bytes go out; a status and one header are read.
/// </summary>
internal sealed partial class HubClient : IDisposable
{
    private static readonly MediaTypeHeaderValue Json = new("application/json");

    private const int Attempts = 5;

    private static int repeats;

    private readonly HttpMessageInvoker http = new(new SocketsHttpHandler
    {
        UseProxy = false,
        UseCookies = false,
        AllowAutoRedirect = false,
        MaxConnectionsPerServer = 64,
    });
    private readonly Uri hub;
    private readonly Uri incoming;
    private string barnsley = "";
    private string sheffield = "";

    private HubClient(Uri hub) => (this.hub, incoming) = (hub, new(hub, "/api/v1/worklists/incoming"));

    /// <summary>How many requests had to be repeated, of all clients.</summary>
    public static int Repeats => repeats;

    /// <summary>Signs in as both trusts, once.</summary>
    public static async Task<HubClient> Open(Uri hub)
    {
        var client = new HubClient(hub);
        (client.barnsley, client.sheffield) = (await client.SignIn("demo-rff"), await client.SignIn("demo-rhq"));
        return client;
    }

    /// <summary>Barnsley sends.</summary>
    /// <returns>Where the referral is.</returns>
    public async Task<Uri> Send(string key, byte[] referral)
    {
        var request = Request(HttpMethod.Post, new(hub, "/api/v1/referrals"), barnsley, referral);
        request.Headers.TryAddWithoutValidation("Idempotency-Key", key);
        using var answer = await Say(request, HttpStatusCode.Created);
        return new(hub, answer.Headers.Location!);
    }

    /// <summary>Sheffield receives, accepts or rejects.</summary>
    public async Task<bool> Tell(Uri referral, string command, byte[] body)
    {
        var request = Request(HttpMethod.Post, new($"{referral}/{command}"), sheffield, body);
        request.Headers.TryAddWithoutValidation("If-Match", "*");
        using var answer = await Say(request, HttpStatusCode.OK);
        return true;
    }

    /// <summary>Sheffield reads the first page of its worklist.</summary>
    /// <returns>The tag of what was read; null where none can be given.</returns>
    public async Task<string?> Page()
    {
        using var answer = await Say(Request(HttpMethod.Get, incoming, sheffield), HttpStatusCode.OK);
        return answer.Headers.ETag?.ToString();
    }

    /// <summary>Sheffield polls for the page that it has.</summary>
    public async Task<bool> Poll(string tag)
    {
        var request = Request(HttpMethod.Get, incoming, sheffield);
        request.Headers.TryAddWithoutValidation("If-None-Match", tag);
        using var answer = await Say(request, HttpStatusCode.NotModified);
        return true;
    }

    /// <summary>Sheffield reads what stands at a path below the API.</summary>
    public async Task<bool> Get(string path)
    {
        using var answer = await Say(Request(HttpMethod.Get, new(hub, $"/api/v1{path}"), sheffield), HttpStatusCode.OK);
        return true;
    }

    /// <summary>Sheffield looks a referral up.</summary>
    public async Task<bool> Read(string id)
    {
        using var answer = await Say(Request(HttpMethod.Get, Referral(id), sheffield), HttpStatusCode.OK);
        return true;
    }

    /// <summary>The referrals that stand first on Sheffield's worklist.</summary>
    public async Task<IReadOnlyList<Uri>> First(int limit)
    {
        using var request = Request(HttpMethod.Get, new($"{incoming}?limit={limit}"), sheffield);
        using var answer = await http.SendAsync(request, CancellationToken.None);
        return [.. Ids().Matches(await answer.EnsureSuccessStatusCode().Content.ReadAsStringAsync()).Select(id => Referral(id.Value))];
    }

    /// <summary>Sheffield registers a pathway.</summary>
    public async Task<bool> Register(string key, byte[] pathway)
    {
        var request = Request(HttpMethod.Post, new(hub, "/api/v1/pathways"), sheffield, pathway);
        request.Headers.TryAddWithoutValidation("Idempotency-Key", key);
        using var answer = await Say(request, HttpStatusCode.Created);
        return true;
    }

    /// <summary>Sheffield imports a file, and reads while it sends, which HttpClient does not.</summary>
    /// <returns>The answers, line by line, while the file goes up.</returns>
    public async IAsyncEnumerable<string> Import(string key, IEnumerable<string> lines)
    {
        using var socket = new TcpClient();
        await socket.ConnectAsync(hub.Host, hub.Port);
        var sending = Send(socket.GetStream());
        using var answers = new StreamReader(socket.GetStream());
        while (await answers.ReadLineAsync() is { } line)
            // What a dying hub began to write is no answer.
            if (line is ['{', .., '}'])
                yield return line;
        await sending;

        // HTTP/1.0 is answered without chunks, which would cut lines in two.
        async Task Send(NetworkStream wire)
        {
            var length = lines.Sum(line => (long)Encoding.UTF8.GetByteCount(line) + 1);
            var head = "POST /api/v1/pathways/import HTTP/1.0\r\n"
                + "Host: hub\r\n"
                + $"Authorization: {sheffield}\r\n"
                + $"Idempotency-Key: {key}\r\n"
                + "Content-Type: application/x-ndjson\r\n"
                + $"Content-Length: {length}\r\n\r\n";
            await wire.WriteAsync(Encoding.ASCII.GetBytes(head));
            foreach (var some in lines.Chunk(100))
                await wire.WriteAsync(Encoding.UTF8.GetBytes(string.Concat(some.Select(line => $"{line}\n"))));
        }
    }

    public void Dispose() => http.Dispose();

    private Uri Referral(string id) => new(hub, $"/api/v1/referrals/{id}");

    private async Task<string> SignIn(string client)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(hub, "/oauth2/token"))
        {
            Content = new FormUrlEncodedContent(
            [
                new("grant_type", "client_credentials"),
                new("client_id", client),
                new("client_secret", "demo"),
            ]),
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

    /// <summary>
    /// What is uncertain is said again, as every client should, and its waiting counts; anything else that was not expected ends the
    /// run, because a figure with faults in it is none.
    /// </summary>
    private async Task<HttpResponseMessage> Say(HttpRequestMessage request, HttpStatusCode expected)
    {
        using (request)
            for (var attempt = 1; ; attempt++)
            {
                var answer = await http.SendAsync(request, CancellationToken.None);
                if (answer.StatusCode == expected || (attempt > 1 && answer.IsSuccessStatusCode))
                {
                    // Read to its end, so that the connection can be used again.
                    await answer.Content.CopyToAsync(Stream.Null);
                    return answer;
                }
                if (answer.StatusCode is not HttpStatusCode.ServiceUnavailable || attempt == Attempts)
                    throw new InvalidOperationException(
                        $"{request.Method} was answered {(int)answer.StatusCode}: {await answer.Content.ReadAsStringAsync()}");
                answer.Dispose();
                Interlocked.Increment(ref repeats);
            }
    }

    [GeneratedRegex("ref-[a-z0-9]+-[0-9a-z]{26}")]
    private static partial Regex Ids();
}
