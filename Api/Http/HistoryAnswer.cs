using System.Text.Json;
using System.Text.Json.Serialization;

namespace InterTrust.Http;

/// <summary>The history, oldest event first.</summary>
public sealed record HistoryAnswer(IReadOnlyList<HistoryEvent> Events);

/// <summary>Writes the facts of an event at the same level as its version, type, time and author.</summary>
public sealed class HistoryEventConverter : JsonConverter<HistoryEvent>
{
    private static readonly string[] Own = ["version", "type", "at", "by"];

    public override void Write(Utf8JsonWriter writer, HistoryEvent value, JsonSerializerOptions options)
    {
        writer.WriteStartObject();
        writer.WriteNumber("version", value.Version);
        writer.WriteString("type", value.Type);
        writer.WriteString("at", value.At);
        writer.WritePropertyName("by");
        JsonSerializer.Serialize(writer, value.By, options);
        using var data = JsonDocument.Parse(value.Facts.Utf8);
        foreach (var property in data.RootElement.EnumerateObject().Where(property => !Own.Contains(property.Name)))
            property.WriteTo(writer);
        writer.WriteEndObject();
    }

    public override HistoryEvent Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        throw new NotSupportedException("History is written by the hub and never read from a caller.");
}
