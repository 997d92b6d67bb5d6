using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace InterTrust.Faults;

/// <summary>A trust's system, as an integrator would write it.</summary>
internal sealed class Trust : IDisposable
{
    private readonly HttpClient client;

    private Trust(HttpClient client) => this.client = client;

    internal static async Task<Trust> SignIn(Uri hub, string ods)
    {
        var client = new HttpClient { BaseAddress = hub, Timeout = TimeSpan.FromSeconds(10) };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", await Token(hub, ods));
        return new(client);
    }

    internal static async Task<string> Token(Uri hub, string ods)
    {
        using var client = new HttpClient { BaseAddress = hub, Timeout = TimeSpan.FromSeconds(10) };
        var answer = await client.PostAsync("/oauth2/token", new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["grant_type"] = "client_credentials",
            ["client_id"] = $"demo-{ods.ToLowerInvariant()}",
            ["client_secret"] = "demo",
        }));
        return (await answer.EnsureSuccessStatusCode().Content.ReadFromJsonAsync<JsonObject>())!["access_token"]!.GetValue<string>();
    }

    internal async Task<(HttpStatusCode Status, JsonObject Body)> Send(string key, JsonObject referral)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/referrals") { Content = JsonContent.Create(referral) };
        request.Headers.Add("Idempotency-Key", key);
        return await Say(request);
    }

    internal async Task<(HttpStatusCode Status, JsonObject Body)> Tell(string id, string command, object body, string? traceparent = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/api/v1/referrals/{id}/{command}") { Content = JsonContent.Create(body) };
        request.Headers.IfMatch.Add(EntityTagHeaderValue.Any);
        if (traceparent is not null)
            request.Headers.Add("traceparent", traceparent);
        return await Say(request);
    }

    internal async Task<(HttpStatusCode Status, JsonObject Body)> Get(string path)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, $"/api/v1{path}");
        return await Say(request);
    }

    /// <summary>Every item of a list, page by page.</summary>
    internal async Task<List<JsonObject>> All(string path)
    {
        var items = new List<JsonObject>();
        for (string? cursor = ""; cursor is not null;)
        {
            var (status, page) = await Get($"{path}?limit=200{(cursor == "" ? "" : $"&cursor={Uri.EscapeDataString(cursor)}")}");
            Assert.Equal(HttpStatusCode.OK, status);
            items.AddRange(page["items"]!.AsArray().Select(item => item!.AsObject()));
            cursor = page["next"]?.GetValue<string>();
        }
        return items;
    }

    public void Dispose() => client.Dispose();

    private async Task<(HttpStatusCode, JsonObject)> Say(HttpRequestMessage request)
    {
        using var answer = await client.SendAsync(request);
        return (answer.StatusCode, JsonNode.Parse(await answer.Content.ReadAsByteArrayAsync()) as JsonObject ?? []);
    }
}
