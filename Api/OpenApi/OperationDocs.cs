using System.Text.Json;
using System.Text.Json.Nodes;
using InterTrust.Http;
using InterTrust.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using static InterTrust.Problems;

namespace InterTrust.OpenApi;

/// <summary>Adds headers, scopes, problems and examples to each operation.</summary>
internal static class OperationDocs
{
    /// <summary>The problems that any request under /api may get.</summary>
    private static readonly ProblemKind[] Everywhere =
        [HeaderInvalid, TokenMissing, TokenInvalid, TokenExpired, OdsNotPermitted, NotAcceptable, RateLimited, Internal, Unavailable];

    internal static async Task Describe(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken stop)
    {
        var metadata = context.Description.ActionDescriptor.EndpointMetadata;
        foreach (var parameter in operation.Parameters?.OfType<OpenApiParameter>() ?? [])
            Narrow(parameter);
        if (!metadata.OfType<IAuthorizeData>().Any() && !metadata.OfType<AuthorizationPolicy>().Any())
            return;
        Secure(operation, metadata.OfType<RequiredScope>().FirstOrDefault(), context.Document!);
        foreach (var parameter in metadata.OfType<QueryDoc>())
            (operation.Parameters ??= []).Add(Query(parameter));
        foreach (var header in metadata.OfType<HeaderDoc>().Concat(HeaderDocs.Everywhere).DistinctBy(h => h.Name))
            (operation.Parameters ??= []).Add(Header(header));
        var problems = metadata.OfType<ProblemsMetadata>().SelectMany(refuses => refuses.Kinds).Concat(Everywhere)
            .Concat(metadata.OfType<RequiredScope>().Select(_ => ScopeMissing))
            .Concat(operation.RequestBody is null ? [] : [StorageUncertain]);
        await Refuse(operation, problems, context, stop);
        Answer(operation);
    }

    private static void Secure(OpenApiOperation operation, RequiredScope? needs, OpenApiDocument document)
    {
        var scheme = new OpenApiSecuritySchemeReference(HubDocument.Scheme, document);
        operation.Security = [new() { [scheme] = needs is null ? [] : [needs.Scope] }];
        if (needs is not null)
            operation.Description = $"{operation.Description}\n\nScope: `{needs.Scope}`.".Trim();
    }

    private static OpenApiParameter Query(QueryDoc parameter) => new()
    {
        Name = parameter.Name,
        In = ParameterLocation.Query,
        Description = parameter.Description,
        Schema = parameter.Schema,
    };

    private static OpenApiParameter Header(HeaderDoc header) => new()
    {
        Name = header.Name,
        In = ParameterLocation.Header,
        Description = header.Description,
        Required = header.Required,
        Schema = new OpenApiSchema { Type = JsonSchemaType.String, MaxLength = 128 },
        Example = header.Example,
    };

    private static async Task Refuse(
        OpenApiOperation operation,
        IEnumerable<ProblemKind> problems,
        OpenApiOperationTransformerContext context,
        CancellationToken stop)
    {
        var schema = await context.GetOrCreateSchemaAsync(typeof(ProblemBody), cancellationToken: stop);
        context.Document!.AddComponent("Problem", schema);
        foreach (var status in problems.Distinct().GroupBy(problem => problem.Status).OrderBy(group => group.Key))
            (operation.Responses ??= [])[$"{status.Key}"] = new OpenApiResponse
            {
                Description = string.Join("\n\n", status.Select(problem => $"`{problem.Code}`: {problem.Title}")),
                Content = new Dictionary<string, OpenApiMediaType>
                {
                    ["application/problem+json"] = new OpenApiMediaType
                    {
                        Schema = new OpenApiSchemaReference("Problem", context.Document),
                        Example = Example(status.First()),
                    },
                },
            };
    }

    private static JsonNode? Example(ProblemKind kind) => JsonSerializer.SerializeToNode(
        new ProblemBody(kind.Type, kind.Title, kind.Status, kind.Code, "A sentence for a person that says what to do next.", kind.Retryable,
            "0199e3a0-6b1f-7c5e-9d2a-3f4b5c6d7e8f", "4bf92f3577b34da6a3ce929d0e0e4736", [], null, null),
        HubJson.For<ProblemBody>());

    /// <summary>The headers of responses.</summary>
    private static void Answer(OpenApiOperation operation)
    {
        foreach (var (status, response) in operation.Responses ?? [])
        {
            if (response is not OpenApiResponse answer)
                continue;
            answer.Headers ??= new Dictionary<string, IOpenApiHeader>();
            answer.Headers[Correlation.RequestHeader] = Text("The value from the request, or one that the hub generated.");
            answer.Headers[Correlation.CorrelationHeader] = Text("The value from the request, or one that the hub generated.");
            if (status is "200" or "201" or "304")
                answer.Headers["ETag"] = Text("The version of the content.");
            if (answer.Content?.TryGetValue(Csv.MediaType, out var table) is true && table is OpenApiMediaType asTable)
                asTable.Schema = new OpenApiSchema
                {
                    Type = JsonSchemaType.String,
                    Description = "One line for each item, after a header line (RFC 4180).",
                };
            if (status is "201")
                answer.Headers["Location"] = Text("The URL of the new resource.");
            if (status is "200" or "201" && operation.RequestBody is not null)
                answer.Headers["Idempotency-Replayed"] = Text("true if the command was applied earlier and this is its response again.");
            if (status is "429" or "503")
                answer.Headers["Retry-After"] = Text("The number of seconds to wait before a retry.");
        }
    }

    private static OpenApiHeader Text(string description) =>
        new() { Description = description, Schema = new OpenApiSchema { Type = JsonSchemaType.String } };

    /// <summary>Parameters are bound as text so that the hub can explain an invalid one; the document shows their real type.</summary>
    private static void Narrow(OpenApiParameter parameter)
    {
        if (parameter.In is not ParameterLocation.Query)
            return;
        parameter.Name = JsonNamingPolicy.CamelCase.ConvertName(parameter.Name!);
        if (parameter.Schema is OpenApiSchema schema && (schema.Minimum is not null || parameter.Name == "after"))
            schema.Type = JsonSchemaType.Integer;
    }
}
