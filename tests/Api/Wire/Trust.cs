using System.Text;
using System.Text.Json.Nodes;

namespace InterTrust.Api.Wire;

/// <summary>A trust's system: what it can say to the hub, as verbs.</summary>
public sealed class Trust(Line line, string ods)
{
    private const string Api = "/api/v1";

    public string Ods => ods;

    public Line Line => line;

    public Task<Answer> Send(JsonNode referral, string? key = null) => Post("/referrals", referral, ("Idempotency-Key", key ?? NewKey()));

    /// <summary>A patient's referral to a trust, sent.</summary>
    public async Task<Answer> Send(Person patient, string to = "RHQ", string tumourGroup = "lung") => (await Send(Bodies.Referral(patient, to, tumourGroup))).Is(201);

    public Task<Answer> Validate(JsonNode referral) => Post("/referrals/validate", referral);

    public Task<Answer> Read(string id, string? known = null) => Get($"/referrals/{id}", ("If-None-Match", known));

    public Task<Answer> History(string id) => Get($"/referrals/{id}/history");

    public Task<Answer> Tell(string id, string command, object? body = null, string? ifMatch = "*", string? key = null) =>
        Post($"/referrals/{id}/{command}", body ?? new { }, ("If-Match", ifMatch), ("Idempotency-Key", key));

    public Task<Answer> Receive(string id, string? ifMatch = "*") => Tell(id, "receive", null, ifMatch);

    public Task<Answer> Accept(string id, object? body = null, string? ifMatch = "*") => Tell(id, "accept", body, ifMatch);

    public Task<Answer> Reject(string id, string? ifMatch = "*") =>
        Tell(id, "reject", new { reasonCode = "informationInsufficient", explanation = $"The staging CT of {Person.Mark} is missing." }, ifMatch);

    public Task<Answer> Acknowledge(string id) => Tell(id, "acknowledge");

    public Task<Answer> Withdraw(string id) => Tell(id, "withdraw", new { reasonCode = "sentInError", explanation = $"{Person.Mark} goes to another trust." });

    public Task<Answer> RequestInformation(string id, string question) => Tell(id, "request-information", new { items = new[] { new { question } } });

    public Task<Answer> ProvideInformation(string id, string text) => Tell(id, "provide-information", new { answers = new[] { new { item = 1, text } } });

    public Task<Answer> Redirect(string id, string to) => Tell(id, "redirect", new { to, reason = $"The surgeon of {Person.Mark} is there." });

    public Task<Answer> UndoMatch(string id) => Tell(id, "undo-match", new { reason = $"It was not the pathway of {Person.Mark}." });

    public Task<Answer> Amend(string id, JsonNode dataset, string? ifMatch = "*") => Say(HttpMethod.Put, $"/referrals/{id}/dataset", dataset.DeepClone(), ("If-Match", ifMatch));

    public Task<Answer> Worklist(string name, string query = "", string? known = null) => Get($"/worklists/{name}{query}", ("If-None-Match", known));

    public Task<Answer> Search(string name, object body) => Post($"/worklists/{name}/search", body);

    public Task<Answer> Summary(string? known = null) => Get("/worklists/summary", ("If-None-Match", known));

    public async Task<Answer> Report(string name, string period = "") => (await Get($"/reports/{name}{period}")).Is(200);

    public Task<Answer> Feed(string query = "") => Get($"/events{query}");

    public Task<Answer> Register(JsonNode pathway, string? key = null) => Post("/pathways", pathway, ("Idempotency-Key", key ?? NewKey()));

    public Task<Answer> Pathway(string id, string? known = null) => Get($"/pathways/{id}", ("If-None-Match", known));

    public Task<Answer> Timeline(string id) => Get($"/pathways/{id}/timeline");

    public Task<Answer> Record(string id, object what, string? ifMatch = "*", string? key = null) =>
        Post($"/pathways/{id}/events", what, ("If-Match", ifMatch), ("Idempotency-Key", key));

    public Task<Answer> Assign(string id, string? owner) => Post($"/{(id.StartsWith("ref", StringComparison.Ordinal) ? "referrals" : "pathways")}/{id}/assign", new { owner }, ("If-Match", "*"));

    public Task<Answer> Note(string id, string text) => Post($"/pathways/{id}/notes", new { text }, ("If-Match", "*"));

    public Task<Answer> Retract(string id, string entry, string? ifMatch = "*") =>
        Post($"/pathways/{id}/events/{entry}/retract", new { reason = $"It was not {Person.Mark}." }, ("If-Match", ifMatch));

    public Task<Answer> Clocks(string id, DateOnly? asOf = null) => Get($"/pathways/{id}/clocks{(asOf is { } day ? $"?asOf={day:yyyy-MM-dd}" : "")}");

    public Task<Answer> WorkOut(object dates) => Post("/clocks", dates);

    public async Task<IReadOnlyList<JsonNode>> Import(string lines, string? key = null) =>
        [.. (await Post("/pathways/import", new StringContent(lines, Encoding.UTF8, "application/x-ndjson"), ("Idempotency-Key", key)))
            .Is(200).Text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonNode.Parse(line)!)];

    public Task<Answer> Organisations(string? known = null) => Get("/reference/organisations", ("If-None-Match", known));

    public Task<Answer> PutOrganisation(string code, object body) => Say(HttpMethod.Put, $"/reference/organisations/{code}", body);

    public Task<Answer> Codes(string list, string? known = null) => Get($"/reference/codes/{list}", ("If-None-Match", known));

    public Task<Answer> Get(string path, params (string, string?)[] headers) => Say(HttpMethod.Get, path, null, headers);

    public Task<Answer> Post(string path, object body, params (string, string?)[] headers) => Say(HttpMethod.Post, path, body, headers);

    public Task<Answer> Say(HttpMethod method, string path, object? body, params (string, string?)[] headers) => line.Say(method, Api + path, body, headers);

    public static string NewKey() => Guid.NewGuid().ToString();
}
