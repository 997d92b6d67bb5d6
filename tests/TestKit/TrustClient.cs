using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace InterTrust.TestKit;

/// <summary>A trust's cancer system, as an integrator would write it: one method for each request.</summary>
public sealed class TrustClient(HttpClient http, string? token, string ods = "", Func<CancellationToken>? stop = null) : IDisposable
{
    private const string Api = "/api/v1";

    public string Ods => ods;

    public string? Token => token;

    /// <summary>Signs in as one of the demonstration's trusts.</summary>
    public static async Task<TrustClient> SignIn(Uri hub, string ods)
    {
        var http = new HttpClient { BaseAddress = hub, Timeout = TimeSpan.FromSeconds(20) };
        using var form = new FormUrlEncodedContent(
        [
            new("grant_type", "client_credentials"), new("client_id", $"demo-{ods.ToLowerInvariant()}"), new("client_secret", "demo"),
        ]);
        using var answer = await http.PostAsync("/oauth2/token", form);
        var token = (await answer.EnsureSuccessStatusCode().Content.ReadFromJsonAsync<JsonObject>())!["access_token"]!.GetValue<string>();
        return new(http, token, ods);
    }

    public Task<Answer> Send(JsonNode referral, string? key = null) => Post("/referrals", referral, ("Idempotency-Key", key ?? NewKey()));

    /// <summary>A patient's referral to a trust, sent.</summary>
    public async Task<Answer> Send(Patient patient, string to = "RHQ", string tumourGroup = "lung") =>
        (await Send(ReferralBodies.Referral(patient, to, tumourGroup))).Is(201);

    public Task<Answer> Validate(JsonNode referral) => Post("/referrals/validate", referral);

    public Task<Answer> Read(string id, string? etag = null) => Get($"/referrals/{id}", ("If-None-Match", etag));

    public Task<Answer> History(string id) => Get($"/referrals/{id}/history");

    /// <summary>The types of a referral's events, oldest first.</summary>
    public async Task<IReadOnlyList<string>> HistoryOf(string id) => (await History(id)).Is(200).Texts("/events", "type");

    public Task<Answer> Execute(string id, string command, object? body = null, string? ifMatch = "*", string? key = null) =>
        Post($"/referrals/{id}/{command}", body ?? new { }, ("If-Match", ifMatch), ("Idempotency-Key", key));

    public Task<Answer> Receive(string id, string? ifMatch = "*") => Execute(id, "receive", null, ifMatch);

    public Task<Answer> Accept(string id, object? body = null, string? ifMatch = "*") => Execute(id, "accept", body, ifMatch);

    public Task<Answer> Reject(string id, string? ifMatch = "*") => Execute(
        id,
        "reject",
        new { reasonCode = "informationInsufficient", explanation = $"The staging CT of {Patient.Mark} is missing." },
        ifMatch);

    public Task<Answer> Acknowledge(string id) => Execute(id, "acknowledge");

    public Task<Answer> Withdraw(string id) =>
        Execute(id, "withdraw", new { reasonCode = "sentInError", explanation = $"{Patient.Mark} goes to another trust." });

    public Task<Answer> RequestInformation(string id, string question) =>
        Execute(id, "request-information", new { items = new[] { new { question } } });

    public Task<Answer> ProvideInformation(string id, string text) =>
        Execute(id, "provide-information", new { answers = new[] { new { item = 1, text } } });

    public Task<Answer> Redirect(string id, string to) =>
        Execute(id, "redirect", new { to, reason = $"The surgeon of {Patient.Mark} is there." });

    public Task<Answer> UndoMatch(string id) =>
        Execute(id, "undo-match", new { reason = $"It was not the pathway of {Patient.Mark}." });

    public Task<Answer> Amend(string id, JsonNode dataset, string? ifMatch = "*") =>
        Call(HttpMethod.Put, $"/referrals/{id}/dataset", dataset.DeepClone(), ("If-Match", ifMatch));

    public Task<Answer> Worklist(string name, string query = "", string? etag = null) =>
        Get($"/worklists/{name}{query}", ("If-None-Match", etag));

    public Task<Answer> Search(string name, object body) => Post($"/worklists/{name}/search", body);

    public Task<Answer> Summary(string? etag = null) => Get("/worklists/summary", ("If-None-Match", etag));

    public async Task<Answer> Report(string name, string period = "") => (await Get($"/reports/{name}{period}")).Is(200);

    public Task<Answer> Feed(string query = "") => Get($"/events{query}");

    public Task<Answer> Register(JsonNode pathway, string? key = null) => Post("/pathways", pathway, ("Idempotency-Key", key ?? NewKey()));

    public Task<Answer> Pathway(string id, string? etag = null) => Get($"/pathways/{id}", ("If-None-Match", etag));

    public Task<Answer> Timeline(string id) => Get($"/pathways/{id}/timeline");

    public Task<Answer> Record(string id, object clinicalEvent, string? ifMatch = "*", string? key = null) =>
        Post($"/pathways/{id}/events", clinicalEvent, ("If-Match", ifMatch), ("Idempotency-Key", key));

    public Task<Answer> Assign(string id, string? owner)
    {
        var kind = id.StartsWith("ref", StringComparison.Ordinal) ? "referrals" : "pathways";
        return Post($"/{kind}/{id}/assign", new { owner }, ("If-Match", "*"));
    }

    public Task<Answer> Note(string id, string text) => Post($"/pathways/{id}/notes", new { text }, ("If-Match", "*"));

    public Task<Answer> Retract(string id, string entry, string? ifMatch = "*") =>
        Post($"/pathways/{id}/events/{entry}/retract", new { reason = $"It was not {Patient.Mark}." }, ("If-Match", ifMatch));

    public Task<Answer> Clocks(string id, DateOnly? asOf = null) =>
        Get($"/pathways/{id}/clocks{(asOf is { } day ? $"?asOf={day:yyyy-MM-dd}" : "")}");

    public Task<Answer> CalculateClocks(object dates) => Post("/clocks", dates);

    public async Task<IReadOnlyList<JsonNode>> Import(string lines, string? key = null) =>
        [.. (await Post("/pathways/import", new StringContent(lines, Encoding.UTF8, "application/x-ndjson"), ("Idempotency-Key", key)))
            .Is(200).Text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonNode.Parse(line)!)];

    public Task<Answer> Organisations(string? etag = null) => Get("/reference/organisations", ("If-None-Match", etag));

    public Task<Answer> PutOrganisation(string code, object body) => Call(HttpMethod.Put, $"/reference/organisations/{code}", body);

    public Task<Answer> Codes(string list, string? etag = null) => Get($"/reference/codes/{list}", ("If-None-Match", etag));

    /// <summary>Every item of a list, page by page.</summary>
    public async Task<IReadOnlyList<JsonNode>> All(string path)
    {
        var items = new List<JsonNode>();
        for (string? cursor = ""; cursor is not null;)
        {
            var page = (await Get($"{path}?limit=200{(cursor == "" ? "" : $"&cursor={Uri.EscapeDataString(cursor)}")}")).Is(200);
            items.AddRange(page.List("/items"));
            cursor = page["/next"];
        }
        return items;
    }

    public Task<Answer> Get(string path, params (string, string?)[] headers) => Call(HttpMethod.Get, path, null, headers);

    public Task<Answer> Post(string path, object body, params (string, string?)[] headers) => Call(HttpMethod.Post, path, body, headers);

    public Task<Answer> Call(HttpMethod method, string path, object? body, params (string, string?)[] headers) =>
        Request(method, Api + path, body, headers);

    /// <summary>Any path of the hub, not only of its API.</summary>
    public async Task<Answer> Request(HttpMethod method, string path, object? body = null, params (string Name, string? Value)[] headers)
    {
        using var request = new HttpRequestMessage(method, path);
        if (body is not null)
            request.Content = body as HttpContent
                ?? new StringContent(body as string ?? JsonSerializer.Serialize(body), Encoding.UTF8, "application/json");
        foreach (var (name, value) in headers)
            if (value is not null)
                request.Headers.TryAddWithoutValidation(name, value);
        if (token is not null && request.Headers.Authorization is null)
            request.Headers.TryAddWithoutValidation("Authorization", $"Bearer {token}");
        var cancel = stop?.Invoke() ?? CancellationToken.None;
        using var response = await http.SendAsync(request, cancel);
        return await Answer.From(request, response, cancel);
    }

    public static string NewKey() => Guid.NewGuid().ToString();

    public void Dispose() => http.Dispose();
}
