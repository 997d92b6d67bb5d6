using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Text.Json;

namespace InterTrust.Faults;

/// <summary>The part of an answer that a client reads.</summary>
internal sealed record ApiResponse(HttpStatusCode Status, byte[] Body, int? Version)
{
    internal bool IsAcknowledged => (int)Status is >= 200 and < 300 || Status is HttpStatusCode.NotModified;

    internal bool IsRefused => (int)Status is >= 400 and < 500;

    /// <summary>A text of the answer's top level.</summary>
    internal string? Text(ReadOnlySpan<byte> name)
    {
        var reader = new Utf8JsonReader(Body);
        try
        {
            while (reader.Read())
                if (reader.TokenType is JsonTokenType.PropertyName && reader.CurrentDepth == 1)
                {
                    var found = reader.ValueTextEquals(name);
                    reader.Read();
                    if (found)
                        return reader.TokenType is JsonTokenType.String ? reader.GetString() : null;
                    reader.TrySkip();
                }
        }
        catch (JsonException)
        {
        }
        return null;
    }
}

/// <summary>The Api hosts as the trusts' systems reach them, each with its own tokens.</summary>
internal sealed class Doors : IDisposable
{
    private readonly HttpClient client = new(new SocketsHttpHandler
    {
        ConnectTimeout = TimeSpan.FromSeconds(1),
        MaxConnectionsPerServer = 100,
    })
    {
        // The hub promises an answer within five seconds.
        Timeout = TimeSpan.FromSeconds(6),
    };

    private readonly AuthenticationHeaderValue?[,] tokens;

    internal Doors(int hosts) => tokens = new AuthenticationHeaderValue?[hosts, Trusts.Codes.Length];

    internal int Hosts => tokens.GetLength(0);

    /// <summary>Something was shown to a trust that is not its own.</summary>
    internal event Action<string>? Betrayed;

    /// <summary>Asks one host; null when no answer came.</summary>
    internal async Task<ApiResponse?> Ask(
        int host,
        int trust,
        string method,
        string path,
        byte[]? body = null,
        string? key = null,
        int? ifVersion = null,
        string mediaType = "application/json",
        string? token = null)
    {
        try
        {
            var response = await Once();
            if (response.Status is HttpStatusCode.Unauthorized && token is null)
            {
                // A host that was started again has new keys.
                tokens[host, trust] = null;
                response = await Once();
            }
            if (Bodies.Betrays(response.Body, trust))
                Betrayed?.Invoke($"{method} {path} showed {Trusts.Codes[trust]} a patient of other trusts");
            return response;
        }
        // A host that dies in the very moment of connecting: .NET then tells the socket's own exception.
        catch (Exception e) when (e is HttpRequestException or TaskCanceledException or IOException or SocketException)
        {
            return null;
        }

        async Task<ApiResponse> Once()
        {
            using var request = new HttpRequestMessage(new(method), new Uri(Machine.Address(host), $"/api/v1{path}"));
            request.Headers.Authorization = token is null ? tokens[host, trust] ??= await SignIn(host, trust)
                : token.Length == 0 ? null
                : new("Bearer", token);
            if (key is not null)
                request.Headers.TryAddWithoutValidation("Idempotency-Key", key);
            if (body is not null)
            {
                request.Content = new ByteArrayContent(body);
                request.Content.Headers.ContentType = new(mediaType);
                request.Headers.TryAddWithoutValidation("If-Match", ifVersion is null ? "*" : $"\"{ifVersion}\"");
            }
            using var answer = await client.SendAsync(request);
            var version = answer.Headers.ETag is { IsWeak: false } tag && int.TryParse(tag.Tag.Trim('"').Split('.')[0], out var number)
                ? number
                : (int?)null;
            return new(answer.StatusCode, await answer.Content.ReadAsByteArrayAsync(), version);
        }
    }

    public void Dispose() => client.Dispose();

    private async Task<AuthenticationHeaderValue> SignIn(int host, int trust)
    {
        using var form = new FormUrlEncodedContent(
        [
            new("grant_type", "client_credentials"),
            new("client_id", $"demo-{Trusts.Codes[trust].Value.ToLowerInvariant()}"),
            new("client_secret", "demo"),
        ]);
        using var answer = await client.PostAsync(new Uri(Machine.Address(host), "/oauth2/token"), form);
        var response = new ApiResponse(answer.StatusCode, await answer.Content.ReadAsByteArrayAsync(), null);
        return new("Bearer", response.Text("access_token"u8) ?? throw new HttpRequestException("No token came."));
    }
}
