using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace InterTrust.Journal;

/// <summary>Serialises an event as one JSON object whose first property is its type.</summary>
internal static class EventJson
{
    internal static (string Type, byte[] Facts) Serialize<TEvent>(TEvent e, JsonTypeInfo<TEvent> contract)
    {
        var json = JsonSerializer.SerializeToUtf8Bytes(e, contract);
        var reader = new Utf8JsonReader(json);
        reader.Read(); // {
        reader.Read(); // "type":
        reader.Read();
        return (reader.GetString()!, json);
    }
}
