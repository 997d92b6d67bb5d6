using System.Text.Json.Nodes;
using InterTrust.Api.Hosting;
using InterTrust.Api.Wire;
using InterTrust.Security;

namespace InterTrust.Api;

/// <summary>Every operation of the OpenAPI document, called with every kind of token.</summary>
public sealed class PermissionTests(RealHub hub)
{
    private const string NotFound = "404 NOT_FOUND";
    private const string Ok = "200";

    /// <summary>
    /// The operation, its scope, the response to a trust that is neither side, the response to the right side, the request.
    /// </summary>
    private static readonly Row[] Rows =
    [
        new("POST /api/v1/referrals", Scopes.Send, "201", "201", Side.Sender,
            s => Create(ReferralBodies.Referral(Patient.New(), s.Receiver.Ods))),
        new("POST /api/v1/referrals/validate", Scopes.Send, Ok, "200", Side.Sender, _ => Body(ReferralBodies.Referral(Patient.New()))),
        new("GET /api/v1/referrals/{id}", null, NotFound, "200", Side.Sender, _ => Nothing),
        new("GET /api/v1/referrals/{id}/history", null, NotFound, "200", Side.Receiver, _ => Nothing),
        new("POST /api/v1/referrals/{id}/receive", Scopes.Decide, NotFound, "200", Side.Receiver, _ => Command(new { })),
        new("POST /api/v1/referrals/{id}/accept", Scopes.Decide, NotFound, "200", Side.Receiver, _ => Command(new { })),
        new("POST /api/v1/referrals/{id}/assign", Scopes.Decide, NotFound, "200", Side.Receiver,
            _ => Command(new { owner = "Lung CNS team" })),
        new("POST /api/v1/referrals/{id}/reject", Scopes.Decide, NotFound, "200", Side.Receiver,
            _ => Command(new { reasonCode = "other", explanation = "No." })),
        new("POST /api/v1/referrals/{id}/request-information", Scopes.Decide, NotFound, "200", Side.Receiver,
            _ => Command(new { items = new[] { new { question = "Why?" } } })),
        new("POST /api/v1/referrals/{id}/redirect", Scopes.Decide, NotFound, "200", Side.Receiver,
            _ => Command(new { to = "RFS", reason = "There." })),
        new("POST /api/v1/referrals/{id}/undo-match", Scopes.Decide, NotFound, "409 OUT_OF_TURN", Side.Receiver,
            _ => Command(new { reason = "Wrong." })),
        new("PUT /api/v1/referrals/{id}/dataset", Scopes.Send, NotFound, "200", Side.Sender,
            s => Command(ReferralBodies.Referral(s.Patient)["dataset"]!)),
        new("POST /api/v1/referrals/{id}/provide-information", Scopes.Send, NotFound, "409 OUT_OF_TURN", Side.Sender,
            _ => Command(new { answers = new[] { new { item = 1, text = "So." } } })),
        new("POST /api/v1/referrals/{id}/acknowledge", Scopes.Send, NotFound, "409 OUT_OF_TURN", Side.Sender, _ => Command(new { })),
        new("POST /api/v1/referrals/{id}/withdraw", Scopes.Send, NotFound, "200", Side.Sender,
            _ => Command(new { reasonCode = "sentInError", explanation = "Sorry." })),
        new("GET /api/v1/worklists/incoming", Scopes.Worklists, Ok, "200", Side.Receiver, _ => Nothing),
        new("POST /api/v1/worklists/incoming/search", Scopes.Worklists, Ok, "200", Side.Receiver,
            s => Body(new { q = s.Patient.NhsNumber })),
        new("GET /api/v1/worklists/outgoing", Scopes.Worklists, Ok, "200", Side.Receiver, _ => Nothing),
        new("POST /api/v1/worklists/outgoing/search", Scopes.Worklists, Ok, "200", Side.Receiver,
            s => Body(new { q = s.Patient.NhsNumber })),
        new("GET /api/v1/worklists/pathways", Scopes.Worklists, Ok, "200", Side.Receiver, _ => Nothing),
        new("POST /api/v1/worklists/pathways/search", Scopes.Worklists, Ok, "200", Side.Receiver,
            s => Body(new { q = s.Patient.NhsNumber })),
        new("GET /api/v1/worklists/summary", Scopes.Worklists, Ok, "200", Side.Receiver, _ => Nothing),
        new("POST /api/v1/pathways", Scopes.Pathways, "201", "201", Side.Receiver, _ => Create(ReferralBodies.Pathway(Patient.New()))),
        new("POST /api/v1/pathways/import", Scopes.Pathways, Ok, "200", Side.Receiver, _ => Lines(ReferralBodies.Pathway(Patient.New()))),
        new("GET /api/v1/pathways/{id}", null, NotFound, "200", Side.Receiver, _ => Nothing),
        new("GET /api/v1/pathways/{id}/timeline", null, NotFound, "200", Side.Receiver, _ => Nothing),
        new("GET /api/v1/pathways/{id}/clocks", null, NotFound, "200", Side.Receiver, _ => Nothing),
        new("GET /api/v1/pathways/{id}/onward-referral", null, NotFound, "200", Side.Receiver, _ => Nothing),
        new("POST /api/v1/pathways/{id}/notes", Scopes.Pathways, NotFound, "200", Side.Receiver,
            _ => Command(new { text = "Theatre date asked for." })),
        new("POST /api/v1/pathways/{id}/assign", Scopes.Pathways, NotFound, "200", Side.Receiver,
            _ => Command(new { owner = "Lung CNS team" })),
        new("POST /api/v1/pathways/{id}/events", Scopes.Pathways, NotFound, "201", Side.Receiver,
            _ => Command(new { type = "mdtDiscussion", date = ReferralBodies.Day(-1) })),
        new("POST /api/v1/pathways/{id}/events/{entry}/retract", Scopes.Pathways, NotFound, "404 NOT_FOUND", Side.Receiver,
            _ => Command(new { reason = "It did not happen." })),
        new("POST /api/v1/clocks", null, Ok, "200", Side.Sender,
            _ => Body(new { periodStart = ReferralBodies.Day(-20), investigating = "RFF", treating = "RHQ" })),
        new("GET /api/v1/reports/breach-allocation", Scopes.Worklists, Ok, "200", Side.Receiver, _ => Nothing),
        new("GET /api/v1/reports/hand-over", Scopes.Worklists, Ok, "200", Side.Receiver, _ => Nothing),
        new("GET /api/v1/reports/response-times", Scopes.Worklists, Ok, "200", Side.Receiver, _ => Nothing),
        new("GET /api/v1/reports/rejections", Scopes.Worklists, Ok, "200", Side.Receiver, _ => Nothing),
        new("GET /api/v1/reports/cwt", Scopes.Worklists, Ok, "200", Side.Receiver, _ => Nothing),
        new("GET /api/v1/events", null, Ok, "200", Side.Sender, _ => Nothing),
        new("GET /api/v1/reference/organisations", null, Ok, "200", Side.Sender, _ => Nothing),
        new("PUT /api/v1/reference/organisations/{ods}", Scopes.Admin, Ok, "200", Side.Operators,
            _ => Body(new { name = "A trust", role = "secondary", services = Array.Empty<object>() })),
        new("GET /api/v1/reference/codes", null, Ok, "200", Side.Sender, _ => Nothing),
        new("GET /api/v1/reference/codes/{list}", null, Ok, "200", Side.Sender, _ => Nothing),
    ];

    /// <summary>Operations without a token: getting one, and health.</summary>
    private static readonly string[] Open = ["POST /oauth2/token", "GET /health/live", "GET /health/ready"];

    public static TheoryData<string> Operations { get; } = [.. Rows.Select(row => row.Operation)];

    [Fact]
    public void The_rows_are_the_operations_of_the_document() =>
        Assert.Equal(
            hub.Contract.Operations.Select(operation => $"{operation.Method} {operation.Path}").Order(),
            Rows.Select(row => row.Operation).Concat(Open).Order());

    [Fact]
    public void The_document_names_the_scope_that_each_operation_needs() => Assert.Equal(
        Rows.Select(row => (row.Operation, row.Scope ?? "")).Order(),
        hub.Contract.Operations.Where(operation => operation.Definition["security"] is not null)
            .Select(operation => ($"{operation.Method} {operation.Path}", ScopesOf(operation.Definition))).Order());

    private static string ScopesOf(JsonObject operation) =>
        string.Join(' ', operation["security"]![0]!["oauth2"]!.AsArray().Select(scope => $"{scope}"));

    [Theory, MemberData(nameof(Operations))]
    public async Task Without_a_token_nobody_gets_in(string operation) =>
        await Call(operation, _ => hub.Nobody, "401 TOKEN_MISSING");

    [Theory, MemberData(nameof(Operations))]
    public async Task With_an_expired_token_nobody_gets_in(string operation) =>
        await Call(operation, _ => hub.With(Forged.Expired(hub.Issuer)), "401 TOKEN_EXPIRED");

    [Theory, MemberData(nameof(Operations))]
    public async Task With_every_scope_but_the_right_one_it_is_refused(string operation)
    {
        var needed = Rows.Single(row => row.Operation == operation).Scope;
        if (needed is null)
            await Call(operation, s => Right(s, operation, "none"), Rows.Single(row => row.Operation == operation).Right);
        else
            await Call(operation, s => Right(s, operation, [.. Scopes.All.Keys.Where(scope => scope != needed)]), "403 SCOPE_MISSING");
    }

    [Theory, MemberData(nameof(Operations))]
    public async Task A_trust_that_is_neither_side_sees_only_its_own(string operation)
    {
        var row = Rows.Single(row => row.Operation == operation);
        Scene? scene = null;
        var answer = await Call(operation, Stranger, row.Stranger);
        if (answer.Status != 201)
            Assert.DoesNotContain(scene!.Patient.NhsNumber, answer.Text, StringComparison.Ordinal);

        TrustClient Stranger(Scene created)
        {
            scene = created;
            return hub.As("RFR", [.. Scopes.All.Keys]);
        }
    }

    [Theory, MemberData(nameof(Operations))]
    public async Task The_right_caller_is_served(string operation) =>
        await Call(operation, s => Right(s, operation), Rows.Single(row => row.Operation == operation).Right);

    [Theory]
    [InlineData("receive")]
    [InlineData("accept")]
    [InlineData("assign")]
    [InlineData("reject")]
    [InlineData("request-information")]
    [InlineData("redirect")]
    [InlineData("undo-match")]
    public async Task A_receivers_command_is_not_the_senders(string command)
    {
        var scene = await Scene.Create(hub);
        var row = Rows.Single(row => row.Operation.EndsWith($"/referrals/{{id}}/{command}", StringComparison.Ordinal));
        var (body, headers) = row.CreateContent(scene);
        (await scene.Sender.Post($"/referrals/{scene.Referral}/{command}", body!, headers)).Is(403, "ODS_NOT_PERMITTED");
    }

    [Theory]
    [InlineData("PUT", "dataset")]
    [InlineData("POST", "provide-information")]
    [InlineData("POST", "withdraw")]
    [InlineData("POST", "acknowledge")]
    public async Task A_senders_command_is_not_the_receivers(string method, string command)
    {
        var scene = await Scene.Create(hub);
        var row = Rows.Single(row => row.Operation.EndsWith($"/referrals/{{id}}/{command}", StringComparison.Ordinal));
        var (body, headers) = row.CreateContent(scene);
        (await scene.Receiver.Call(new(method), $"/referrals/{scene.Referral}/{command}", body, headers)).Is(403, "ODS_NOT_PERMITTED");
    }

    private async Task<Answer> Call(string operation, Func<Scene, TrustClient> caller, string expected)
    {
        var scene = await Scene.Create(hub);
        var row = Rows.Single(row => row.Operation == operation);
        var (body, headers) = row.CreateContent(scene);
        var parts = operation.Split(' ');
        var path = parts[1]
            .Replace("/pathways/{id}", $"/pathways/{scene.Pathway}", StringComparison.Ordinal)
            .Replace("{id}", scene.Referral, StringComparison.Ordinal)
            .Replace("{ods}", "TZZ", StringComparison.Ordinal)
            .Replace("{entry}", "treatment-9-1", StringComparison.Ordinal)
            .Replace("{list}", "tumourGroup", StringComparison.Ordinal);
        var answer = await caller(scene).Request(new(parts[0]), path, body, headers);
        Assert.True($"{answer.Status} {answer.Code}".Trim() == expected, $"{expected} was expected of {answer}");
        return answer;
    }

    private TrustClient Right(Scene scene, string operation, params string[] scopes) =>
        Rows.Single(row => row.Operation == operation).Side switch
        {
            Side.Sender => hub.As(scene.Sender.Ods, scopes),
            Side.Receiver => hub.As(scene.Receiver.Ods, scopes),
            _ => hub.As("OPS", scopes is [] ? [Scopes.Admin] : scopes),
        };

    private static Content Nothing => new(null, []);

    private static Content Body(object body) => new(body, []);

    private static Content Create(JsonNode body) => new(body, [("Idempotency-Key", TrustClient.NewKey())]);

    private static Content Command(object body) => new(body, [("If-Match", "*")]);

    private static Content Lines(JsonNode line) =>
        new(
            new StringContent(line.ToJsonString(), System.Text.Encoding.UTF8, "application/x-ndjson"),
            [("Idempotency-Key", TrustClient.NewKey())]);

    private enum Side
    {
        Sender,
        Receiver,
        Operators,
    }

    private sealed record Row(
        string Operation, string? Scope, string Stranger, string Right, Side Side, Func<Scene, Content> CreateContent);

    private sealed record Content(object? Body, (string, string?)[] Headers);

    /// <summary>A referral that is sent, and a pathway that the receiver tracks.</summary>
    private sealed record Scene(TrustClient Sender, TrustClient Receiver, Patient Patient, string Referral, string Pathway)
    {
        internal static async Task<Scene> Create(RealHub hub)
        {
            var (sender, receiver, patient) = (hub.As("RFF"), hub.As("RHQ"), Patient.New());
            var sent = await sender.Send(patient);
            return new(sender, receiver, patient, sent.Id, (await receiver.Register(ReferralBodies.Pathway(Patient.New()))).Is(201).Id);
        }
    }
}
