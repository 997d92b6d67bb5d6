using System.Reflection;
using System.Text.Json.Nodes;
using InterTrust.DataSet;
using InterTrust.Http;
using InterTrust.Identity;
using InterTrust.Json;
using InterTrust.Reference;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace InterTrust.OpenApi;

/// <summary>Adds the rules of the records' attributes and types to the JSON Schema.</summary>
internal static class SchemaDocs
{
    internal static async Task Describe(OpenApiSchema schema, OpenApiSchemaTransformerContext context, CancellationToken stop)
    {
        var type = Nullable.GetUnderlyingType(context.JsonTypeInfo.Type) ?? context.JsonTypeInfo.Type;
        if (schema.OneOf is null)
            Identity(schema, type);
        if (type == typeof(HistoryAnswer) && schema.Properties?["events"] is OpenApiSchema events)
            events.Items = await Event(context, stop);
        // ASP.NET takes nullability from a declaration, and properties that a table adds have none.
        foreach (var property in context.JsonTypeInfo.Properties.Where(property => property.PropertyType == typeof(OdsCode)))
            if (property.IsGetNullable && schema.Properties?[property.Name] is { } value and not OpenApiSchema { OneOf: not null })
                schema.Properties[property.Name] = new OpenApiSchema { OneOf = [new OpenApiSchema { Type = JsonSchemaType.Null }, value] };
        // A property that is left out when null is not required, whatever the constructor declares.
        foreach (var property in context.JsonTypeInfo.Properties.Where(property => property.IsGetNullable))
            schema.Required?.Remove(property.Name);
        foreach (var attribute in context.JsonPropertyInfo?.AttributeProvider?.GetCustomAttributes(inherit: true).OfType<Attribute>() ?? [])
            AddRule(schema, attribute);
        if (context.JsonPropertyInfo is null && Example(type) is { } example)
            schema.Examples = [example];
    }

    private static void Identity(OpenApiSchema schema, Type type)
    {
        (string Pattern, string Example, string Description)? rule = type switch
        {
            _ when type == typeof(OdsCode) => ("^[A-Z0-9]{3,6}$", "RHQ", "ODS code of an organisation."),
            _ when type == typeof(NhsNumber) => ("^[0-9]{10}$", "9990000018", "NHS number: ten digits, the last a Modulus 11 check digit."),
            _ when type == typeof(ReferralId) =>
                ("^ref-[a-z0-9]{3,6}-[0-9a-hjkmnp-tv-z]{26}$", "ref-rff-0123456789abcdefghjkmnpqrs", "The id of a referral."),
            _ when type == typeof(PathwayId) =>
                ("^pwy-[a-z0-9]{3,6}-[0-9a-hjkmnp-tv-z]{26}$", "pwy-rhq-0123456789abcdefghjkmnpqrs", "The id of a pathway."),
            _ => null,
        };
        if (rule is not var (pattern, example, description))
            return;
        schema.Type = JsonSchemaType.String;
        schema.Pattern = pattern;
        schema.Examples = [example];
        schema.Description ??= description;
    }

    /// <summary>An event has a custom converter, from which no schema can be generated.</summary>
    private static async Task<OpenApiSchema> Event(OpenApiSchemaTransformerContext context, CancellationToken stop) => new()
    {
        Type = JsonSchemaType.Object,
        Description = "One event: its version, type, time and author, and its own data at the same level.",
        Properties = new Dictionary<string, IOpenApiSchema>
        {
            ["version"] = new OpenApiSchema { Type = JsonSchemaType.Integer },
            ["type"] = new OpenApiSchema { Type = JsonSchemaType.String, Description = "The type of the event; a fixed name." },
            ["at"] = new OpenApiSchema { Type = JsonSchemaType.String, Format = "date-time" },
            ["by"] = await context.GetOrCreateSchemaAsync(typeof(Author), cancellationToken: stop),
        },
        Required = new HashSet<string> { "version", "type", "at", "by" },
        AdditionalProperties = new OpenApiSchema { Description = "The data of the event." },
    };

    private static void AddRule(OpenApiSchema schema, Attribute attribute)
    {
        switch (attribute)
        {
            case ElementAttribute { Name: var element } when element != ElementAttribute.Ours:
                schema.Description = $"{schema.Description} Dictionary: {element}.".Trim();
                break;
            case TextAttribute text:
                Strings(schema).MaxLength = text.Max;
                Strings(schema).MinLength = 1;
                break;
            case CodeAttribute code when CodeLists.Find(code.List) is { } list:
                Strings(schema).Enum = [.. list.Codes.Select(entry => (JsonNode)entry.Code)];
                var codes = string.Join("; ", list.Codes.Take(30).Select(entry => $"{entry.Code} {entry.Label}"));
                Strings(schema).Description = $"{schema.Description} {codes}{(list.Codes.Count > 30 ? "; …" : "")}.".Trim();
                break;
            case FormatAttribute format:
                Strings(schema).Pattern = format.Pattern;
                break;
            case NumberAttribute number:
                schema.Minimum = $"{number.Min}";
                schema.Maximum = $"{number.Max}";
                break;
            case ItemsAttribute items:
                schema.MinItems = items.Min;
                schema.MaxItems = items.Max;
                break;
        }
    }

    /// <summary>On a list, the rules for strings apply to its items.</summary>
    private static OpenApiSchema Strings(OpenApiSchema schema) => schema.Items as OpenApiSchema ?? schema;

    /// <summary>Examples are files beside the code, one for each record.</summary>
    private static JsonNode? Example(Type type)
    {
        using var example = Assembly.GetExecutingAssembly().GetManifestResourceStream($"examples/{type.Name}.json");
        return example is null ? null : JsonNode.Parse(example);
    }
}
