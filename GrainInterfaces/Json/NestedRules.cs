using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace InterTrust.Json;

internal sealed record Field(JsonPropertyInfo Property, JsonRule Kind, bool Required)
{
    internal string Name => Property.Name;
}

internal sealed class ObjectRule(IReadOnlyList<Field> fields) : JsonRule("an object")
{
    private const string NoSuchField = "The hub has no field of this name here. Nothing sent is dropped, so it is refused.";

    private readonly Dictionary<string, Field> byName = fields.ToDictionary(f => f.Name, StringComparer.Ordinal);

    internal IReadOnlyList<Field> Fields => fields;

    internal override void Copy(JsonElement json, string at, JsonCopy to)
    {
        if (json.ValueKind is not JsonValueKind.Object)
        {
            to.Refuse(at, RefusalCode.ValidationFailed, Sentence);
            return;
        }
        to.Writer.WriteStartObject();
        foreach (var sent in json.EnumerateObject())
            CopyField(sent, at, to);
        foreach (var field in fields)
            if (field.Required && (!json.TryGetProperty(field.Name, out var value) || value.ValueKind is JsonValueKind.Null))
                field.Kind.Miss($"{at}/{field.Name}", to);
        to.Writer.WriteEndObject();
    }

    /// <summary>The sender is told which of its fields are missing, not merely that the object is.</summary>
    internal override void Miss(string at, JsonCopy to)
    {
        if (!fields.Any(f => f.Required))
            base.Miss(at, to);
        foreach (var field in fields.Where(f => f.Required))
            field.Kind.Miss($"{at}/{field.Name}", to);
    }

    private void CopyField(JsonProperty sent, string at, JsonCopy to)
    {
        if (!byName.TryGetValue(sent.Name, out var field))
            to.Refuse($"{at}/{Shown(sent.Name)}", RefusalCode.UnknownField, NoSuchField);
        else if (sent.Value.ValueKind is not JsonValueKind.Null)
        {
            to.Writer.WritePropertyName(field.Name);
            field.Kind.Copy(sent.Value, $"{at}/{field.Name}", to);
        }
    }

    /// <summary>A name from outside may be patient data in the wrong place; what is left of it needs no escaping in a pointer.</summary>
    private static string Shown(string name) =>
        string.Concat(name.Take(40).Select(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '-' ? c : '?'));
}

internal sealed class ListRule(JsonRule item, int min, int max)
    : JsonRule($"a list of {min} to {max}, each {item.Description}", $"This must be a list of {min} to {max}.")
{
    internal JsonRule Item => item;

    internal override void Copy(JsonElement json, string at, JsonCopy to)
    {
        if (json.ValueKind is not JsonValueKind.Array || json.GetArrayLength() is var length && (length < min || length > max))
        {
            to.Refuse(at, RefusalCode.ValidationFailed, Sentence);
            return;
        }
        to.Writer.WriteStartArray();
        foreach (var (i, value) in json.EnumerateArray().Index())
            item.Copy(value, $"{at}/{i}", to);
        to.Writer.WriteEndArray();
    }
}
