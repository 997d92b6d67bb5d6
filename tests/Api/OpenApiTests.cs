using System.Text.Json;
using System.Text.Json.Nodes;
using InterTrust.Api.Hosting;
using InterTrust.Api.Wire;
using InterTrust.Security;

namespace InterTrust.Api;

/// <summary>The OpenAPI document. <see cref="Contract"/> checks every response of these tests against it.</summary>
public sealed class OpenApiTests(RealHub hub)
{
    private static readonly JsonSerializerOptions Written = new(HubJson.Web) { WriteIndented = true };

    public static TheoryData<string> Operations { get; } = [.. PermissionTests.Operations.Select(row => row.Data)];

    [Fact]
    public void The_document_is_the_one_that_is_checked_in()
    {
        var path = Repository.Path("docs", "openapi.json");
        var document = hub.Contract.Document.ToJsonString(Written) + "\n";
        if (Environment.GetEnvironmentVariable("UPDATE_DOCS") == "1")
            File.WriteAllText(path, document);
        Assert.True(File.Exists(path), "docs/openapi.json is missing: run the tests once with UPDATE_DOCS=1.");
        Assert.True(
            File.ReadAllText(path) == document,
            "docs/openapi.json is out of date: run the tests with UPDATE_DOCS=1 and look at the difference.");
    }

    [Fact]
    public void The_document_is_OpenAPI_3_1_with_the_scopes_and_where_to_get_a_token()
    {
        var document = hub.Contract.Document;
        Assert.StartsWith("3.1.", $"{document["openapi"]}", StringComparison.Ordinal);
        var flow = document["components"]!["securitySchemes"]!["oauth2"]!["flows"]!["clientCredentials"]!;
        Assert.Equal("/oauth2/token", $"{flow["tokenUrl"]}");
        Assert.Equal(Scopes.All.Keys.Order(), flow["scopes"]!.AsObject().Select(scope => scope.Key).Order());
    }

    [Fact]
    public void The_document_names_the_version_of_the_hub() =>
        Assert.Equal(Repository.Version, $"{hub.Contract.Document["info"]!["version"]}");

    [Fact]
    public void Every_operation_says_what_it_does_and_has_a_name_of_its_own()
    {
        Assert.All(hub.Contract.Operations, operation =>
        {
            var definition = operation.Definition;
            Assert.True(
                definition["summary"] is not null && definition["description"] is not null && definition["tags"] is not null,
                $"{operation.Method} {operation.Path} says too little of itself");
        });
        var names = hub.Contract.Operations.Select(operation => $"{operation.Definition["operationId"]}").ToList();
        Assert.Equal(names.Count, names.Distinct().Count());
    }

    [Theory, MemberData(nameof(Operations))]
    public void An_operation_declares_each_answer_with_its_body_and_its_ids(string operation)
    {
        var definition = Definition(operation);
        Assert.All(definition["responses"]!.AsObject(), response =>
        {
            var content = response.Value!["content"]?.AsObject();
            if (response.Key == "304")
                Assert.Null(content);
            else
                Assert.All(content!, type => Assert.NotNull(type.Value!["schema"]));
            if (response.Key[0] is '4' or '5')
                Assert.Equal(["application/problem+json"], content!.Select(type => type.Key));
            Assert.All(["X-Request-ID", "X-Correlation-ID"], id => Assert.NotNull(response.Value!["headers"]?[id]));
        });
        Assert.Superset(
            new HashSet<string> { "400", "401", "403", "429", "500", "503" },
            definition["responses"]!.AsObject().Select(response => response.Key).ToHashSet());
    }

    [Theory, MemberData(nameof(Operations))]
    public void An_operation_shows_an_example_of_what_to_send(string operation)
    {
        if (Definition(operation)["requestBody"]?["content"] is JsonObject content)
            Assert.All(content, type => Assert.True(HasExample(type.Value!), $"{operation} shows no example"));
        Assert.All(
            Definition(operation)["parameters"]!.AsArray().Where(parameter => $"{parameter!["in"]}" != "path"),
            parameter => Assert.NotNull(parameter!["description"]));
    }

    [Fact]
    public async Task The_example_of_a_Send_can_be_sent()
    {
        var schema = Definition("POST /api/v1/referrals")["requestBody"]!["content"]!["application/json"]!["schema"]!;
        var example = Resolved(schema)["examples"]![0]!.DeepClone();
        Assert.Empty((await hub.As("RFF").Validate(example)).Is(200).List("/refused"));
    }

    [Fact]
    public async Task Swagger_UI_is_served_and_asks_no_outside_host()
    {
        var page = (await hub.Nobody.Request(HttpMethod.Get, "/swagger/index.html")).Is(200);
        Assert.Equal("text/html", page.MediaType);
        var files = page.Text.Split('"')
            .Where(part => part.EndsWith(".js", StringComparison.Ordinal) || part.EndsWith(".css", StringComparison.Ordinal))
            .ToList();
        Assert.NotEmpty(files);
        foreach (var file in files)
            (await hub.Nobody.Request(HttpMethod.Get, $"/swagger/{file.TrimStart('.', '/')}")).Is(200);
        Assert.DoesNotMatch("""(src|href)\s*=\s*["'](https?:)?//""", page.Text);
        Assert.Contains(
            "/openapi/v1.json", (await hub.Nobody.Request(HttpMethod.Get, "/swagger/index.js")).Is(200).Text, StringComparison.Ordinal);
    }

    private bool HasExample(JsonNode content) =>
        content["example"] is not null || content["examples"] is not null || Resolved(content["schema"]!)["examples"] is not null;

    private JsonObject Definition(string operation) =>
        hub.Contract.Operations.Single(candidate => $"{candidate.Method} {candidate.Path}" == operation).Definition;

    private JsonNode Resolved(JsonNode schema) => schema["$ref"] is { } reference
        ? reference.GetValue<string>().Split('/')[1..].Aggregate((JsonNode)hub.Contract.Document, (at, name) => at[name]!)
        : schema;
}
