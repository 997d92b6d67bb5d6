using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace InterTrust.Json;

internal sealed record Field(JsonPropertyInfo Property, JsonRule Rule, bool Required)
{
    internal string Name => Property.Name;
}

internal sealed class ObjectRule(IReadOnlyList<Field> fields) : JsonRule("an object")
{
    private const string NoSuchField = "The hub has no field of this name here. Nothing sent is dropped, so it is refused.";

    private readonly Dictionary<string, Field> byName = fields.ToDictionary(f => f.Name, StringComparer.Ordinal);

    internal IReadOnlyList<Field> Fields => fields;

    internal override void Copy(JsonElement json, string pointer, JsonCopy copy)
    {
        if (json.ValueKind is not JsonValueKind.Object)
        {
            copy.Refuse(pointer, RefusalCode.ValidationFailed, Sentence);
            return;
        }
        copy.Writer.WriteStartObject();
        foreach (var property in json.EnumerateObject())
            CopyField(property, pointer, copy);
        foreach (var field in fields)
            if (field.Required && (!json.TryGetProperty(field.Name, out var value) || value.ValueKind is JsonValueKind.Null))
                field.Rule.RefuseMissing($"{pointer}/{field.Name}", copy);
        copy.Writer.WriteEndObject();
    }

    /// <summary>Names the missing fields, not merely the missing object.</summary>
    internal override void RefuseMissing(string pointer, JsonCopy copy)
    {
        if (!fields.Any(f => f.Required))
            base.RefuseMissing(pointer, copy);
        foreach (var field in fields.Where(f => f.Required))
            field.Rule.RefuseMissing($"{pointer}/{field.Name}", copy);
    }

    private void CopyField(JsonProperty property, string pointer, JsonCopy copy)
    {
        if (!byName.TryGetValue(property.Name, out var field))
            copy.Refuse($"{pointer}/{Redact(property.Name)}", RefusalCode.UnknownField, NoSuchField);
        else if (property.Value.ValueKind is not JsonValueKind.Null)
        {
            copy.Writer.WritePropertyName(field.Name);
            field.Rule.Copy(property.Value, $"{pointer}/{field.Name}", copy);
        }
    }

    /// <summary>A name that the sender chose may be misplaced patient data. The result needs no escaping in a JSON pointer.</summary>
    private static string Redact(string name) =>
        string.Concat(name.Take(40).Select(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '-' ? c : '?'));
}

internal sealed class ListRule(JsonRule item, int min, int max)
    : JsonRule($"a list of {min} to {max}, each {item.Description}", $"This must be a list of {min} to {max}.")
{
    internal JsonRule Item => item;

    internal override void Copy(JsonElement json, string pointer, JsonCopy copy)
    {
        if (json.ValueKind is not JsonValueKind.Array || json.GetArrayLength() is var length && (length < min || length > max))
        {
            copy.Refuse(pointer, RefusalCode.ValidationFailed, Sentence);
            return;
        }
        copy.Writer.WriteStartArray();
        foreach (var (i, value) in json.EnumerateArray().Index())
            item.Copy(value, $"{pointer}/{i}", copy);
        copy.Writer.WriteEndArray();
    }
}
