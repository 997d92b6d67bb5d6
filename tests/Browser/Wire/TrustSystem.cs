using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace InterTrust.Browser;

/// <summary>A trust's cancer system, as an integrator would write it: it brings about what the people of a journey then see.</summary>
public sealed class TrustSystem
{
    private readonly HttpClient client;

    private TrustSystem(HttpClient client) => this.client = client;

    public static async Task<TrustSystem> SignIn(Uri hub, string ods)
    {
        var client = new HttpClient { BaseAddress = hub, Timeout = TimeSpan.FromSeconds(20) };
        var answer = await client.PostAsync("/oauth2/token", new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["grant_type"] = "client_credentials",
            ["client_id"] = $"demo-{ods.ToLowerInvariant()}",
            ["client_secret"] = "demo",
        }));
        var token = (await answer.EnsureSuccessStatusCode().Content.ReadFromJsonAsync<JsonObject>())!["access_token"]!.GetValue<string>();
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return new(client);
    }

    /// <summary>Sends a patient's referral; answers with its id.</summary>
    public async Task<string> Send(Patient patient, string to = "RHQ", Action<JsonObject>? with = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/referrals") { Content = JsonContent.Create(Bodies.Referral(patient, to, with)) };
        request.Headers.Add("Idempotency-Key", Guid.NewGuid().ToString());
        return (await Say(request))["id"]!.GetValue<string>();
    }

    /// <summary>Says a command to a referral.</summary>
    public async Task<JsonObject> Tell(string id, string command, object? body = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/api/v1/referrals/{id}/{command}") { Content = JsonContent.Create(body ?? new { }) };
        request.Headers.IfMatch.Add(EntityTagHeaderValue.Any);
        return await Say(request);
    }

    public async Task<JsonObject> Get(string path)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, $"/api/v1{path}");
        return await Say(request);
    }

    public async Task<string> StatusOf(string id) => (await Get($"/referrals/{id}"))["status"]!.GetValue<string>();

    /// <summary>What happened to a referral, oldest first.</summary>
    public async Task<IReadOnlyList<string>> HistoryOf(string id) =>
        [.. (await Get($"/referrals/{id}/history"))["events"]!.AsArray().Select(happened => happened!["type"]!.GetValue<string>())];

    private async Task<JsonObject> Say(HttpRequestMessage request)
    {
        using var answer = await client.SendAsync(request);
        var text = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.IsSuccessStatusCode, $"{request.Method} {request.RequestUri}: {(int)answer.StatusCode} {text}");
        return JsonNode.Parse(text)!.AsObject();
    }
}
