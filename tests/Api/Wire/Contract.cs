using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace InterTrust.Api.Wire;

/// <summary>The hub's OpenAPI document, held against what the hub really answers.</summary>
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

    /// <summary>Every operation: its method, its path and what is said of it.</summary>
    public IEnumerable<(string Method, string Path, JsonObject Says)> Operations =>
        from path in document["paths"]!.AsObject()
        from operation in path.Value!.AsObject()
        where operation.Key is "get" or "post" or "put" or "delete" or "patch"
        select (operation.Key.ToUpperInvariant(), path.Key, operation.Value!.AsObject());

    public JsonObject Document => document;

    /// <summary>The answer's status, media type and body are those that the document declares.</summary>
    public void Holds(Answer answer)
    {
        var path = answer.Request.RequestUri!.AbsolutePath;
        if (paths.FirstOrDefault(known => known.Path.IsMatch(path)).Operations?[answer.Request.Method.Method.ToLowerInvariant()] is not { } operation)
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
        foreach (var json in answer.Json is { } whole ? [whole] : answer.Text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonNode.Parse(line)!))
            Assert.True(Wrong(json, declared["schema"]!, "").FirstOrDefault() is not { } wrong, $"{(wrong = Wrong(json, declared["schema"]!, "").FirstOrDefault())} in {answer}");
    }

    /// <summary>What is wrong with a value by its schema: JSON Schema as far as the document uses it, and no member undeclared.</summary>
    private IEnumerable<string> Wrong(JsonNode? value, JsonNode schema, string at)
    {
        if (Resolved(schema) is var resolved && resolved != schema)
            return Wrong(value, resolved!, at);
        if (schema["oneOf"] is JsonArray choices)
            return choices.Any(choice => !Wrong(value, choice!, at).Any()) ? [] : [$"{at} is none of its choices"];
        if (schema["allOf"] is JsonArray parts)
            return parts.SelectMany(part => Wrong(value, part!, at));
        if (schema["type"] is { } type && !Types(type).Contains(KindOf(value)) && !(KindOf(value) is "integer" && Types(type).Contains("number")))
            return [$"{at} is {KindOf(value)}, declared is {type.ToJsonString()}"];
        return value switch
        {
            JsonObject members => WrongMembers(members, schema, at),
            JsonArray items => schema["items"] is { } item ? items.SelectMany((one, i) => Wrong(one, item, $"{at}/{i}")) : [],
            JsonValue => WrongValue(value, schema, at),
            _ => [],
        };
    }

    private IEnumerable<string> WrongMembers(JsonObject members, JsonNode schema, string at)
    {
        var declared = schema["properties"]?.AsObject();
        foreach (var name in schema["required"]?.AsArray().Select(name => name!.GetValue<string>()) ?? [])
            if (!members.ContainsKey(name))
                yield return $"{at}/{name} is required and missing";
        foreach (var (name, value) in members)
        {
            var says = declared?[name] ?? schema["additionalProperties"];
            if (says is null && declared is not null)
                yield return $"{at}/{name} is not declared";
            if (says is JsonObject)
                foreach (var wrong in Wrong(value, says, $"{at}/{name}"))
                    yield return wrong;
        }
    }

    private static IEnumerable<string> WrongValue(JsonNode value, JsonNode schema, string at)
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

    private static string[] Types(JsonNode type) => type is JsonArray several ? [.. several.Select(one => one!.GetValue<string>())] : [type.GetValue<string>()];

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
