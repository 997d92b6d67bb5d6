using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace InterTrust.Api.Wire;

/// <summary>Checks responses against the hub's OpenAPI document.</summary>
public sealed class Contract
{
    private readonly JsonObject document;
    private readonly List<(Regex Path, JsonObject Operations)> paths;

    public Contract(JsonObject document)
    {
        this.document = document;
        // Fixed addresses before those with a parameter in the same place.
        paths = [.. document["paths"]!.AsObject().OrderBy(path => path.Key.Count(c => c is '{'))
            .Select(path => (new Regex($"^{Regex.Replace(path.Key, @"\{\w+\}", "[^/]+")}$"), path.Value!.AsObject()))];
    }

    /// <summary>Every operation: its method, path and definition.</summary>
    public IEnumerable<(string Method, string Path, JsonObject Definition)> Operations =>
        from path in document["paths"]!.AsObject()
        from operation in path.Value!.AsObject()
        where operation.Key is "get" or "post" or "put" or "delete" or "patch"
        select (operation.Key.ToUpperInvariant(), path.Key, operation.Value!.AsObject());

    public JsonObject Document => document;

    /// <summary>Checks that the document declares the response's status, media type and body.</summary>
    public void Holds(Answer answer)
    {
        var path = answer.Request.RequestUri!.AbsolutePath;
        var operations = paths.FirstOrDefault(candidate => candidate.Path.IsMatch(path)).Operations;
        if (operations?[answer.Request.Method.Method.ToLowerInvariant()] is not { } operation)
            return;
        var response = Resolved(operation["responses"]![$"{answer.Status}"]);
        Assert.True(response is not null, $"The document does not declare {answer.Status} of {answer}");
        var content = response["content"]?.AsObject();
        if (answer.Text.Length == 0)
        {
            Assert.True(content is null or { Count: 0 }, $"The document declares a body of {answer}");
            return;
        }
        var declared = content?[answer.MediaType ?? ""];
        Assert.True(declared is not null, $"The document does not declare {answer.MediaType} of {answer}");
        if (answer.MediaType is "text/csv")
            return;
        var lines = answer.Text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonNode.Parse(line)!);
        foreach (var json in answer.Json is { } whole ? [whole] : lines)
        {
            var violation = Violations(json, declared["schema"]!, "").FirstOrDefault();
            Assert.True(violation is null, $"{violation} in {answer}");
        }
    }

    /// <summary>Violations of a schema: JSON Schema as far as the document uses it, without undeclared members.</summary>
    private IEnumerable<string> Violations(JsonNode? value, JsonNode schema, string at)
    {
        if (Resolved(schema) is var resolved && resolved != schema)
            return Violations(value, resolved!, at);
        if (schema["oneOf"] is JsonArray choices)
            return choices.Any(choice => !Violations(value, choice!, at).Any()) ? [] : [$"{at} is none of its choices"];
        if (schema["allOf"] is JsonArray parts)
            return parts.SelectMany(part => Violations(value, part!, at));
        var kind = KindOf(value);
        if (schema["type"] is { } type && !Types(type).Contains(kind) && !(kind is "integer" && Types(type).Contains("number")))
            return [$"{at} is {kind}, declared is {type.ToJsonString()}"];
        return value switch
        {
            JsonObject members => MemberViolations(members, schema, at),
            JsonArray items => schema["items"] is { } item ? items.SelectMany((element, i) => Violations(element, item, $"{at}/{i}")) : [],
            JsonValue => ValueViolations(value, schema, at),
            _ => [],
        };
    }

    private IEnumerable<string> MemberViolations(JsonObject members, JsonNode schema, string at)
    {
        var declared = schema["properties"]?.AsObject();
        foreach (var name in schema["required"]?.AsArray().Select(name => name!.GetValue<string>()) ?? [])
            if (!members.ContainsKey(name))
                yield return $"{at}/{name} is required and missing";
        foreach (var (name, value) in members)
        {
            var definition = declared?[name] ?? schema["additionalProperties"];
            if (definition is null && declared is not null)
                yield return $"{at}/{name} is not declared";
            if (definition is JsonObject)
                foreach (var violation in Violations(value, definition, $"{at}/{name}"))
                    yield return violation;
        }
    }

    private static IEnumerable<string> ValueViolations(JsonNode value, JsonNode schema, string at)
    {
        if (schema["enum"] is JsonArray values && !values.Any(allowed => JsonNode.DeepEquals(allowed, value)))
            yield return $"{at} is not in its enumeration";
        if (schema["pattern"] is { } pattern && !Regex.IsMatch(value.GetValue<string>(), pattern.GetValue<string>()))
            yield return $"{at} does not match {pattern}";
        if (schema["format"]?.GetValue<string>() is "date" && !DateOnly.TryParseExact(value.ToString(), "yyyy-MM-dd", out _))
            yield return $"{at} is no date";
    }

    private JsonNode? Resolved(JsonNode? node) => node?["$ref"] is { } reference
        ? Resolved(reference.GetValue<string>().Split('/')[1..].Aggregate((JsonNode)document, (at, name) => at[name]!))
        : node;

    private static string[] Types(JsonNode type) =>
        type is JsonArray several ? [.. several.Select(element => element!.GetValue<string>())] : [type.GetValue<string>()];

    private static string KindOf(JsonNode? value) => value?.GetValueKind() switch
    {
        null or JsonValueKind.Null => "null",
        JsonValueKind.Object => "object",
        JsonValueKind.Array => "array",
        JsonValueKind.String => "string",
        JsonValueKind.True or JsonValueKind.False => "boolean",
        _ => value.ToJsonString().AsSpan().ContainsAny('.', 'e') ? "number" : "integer",
    };
}
