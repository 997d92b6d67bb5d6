using System.Text.Json;
using System.Text.Json.Serialization;

namespace InterTrust.Identity;

/// <summary>Reads and writes an identity as the JSON string it parses from.</summary>
/// <typeparam name="T">The identity.</typeparam>
public sealed class ParsableJsonConverter<T> : JsonConverter<T> where T : class, IParsable<T>
{
    /// <inheritdoc/>
    public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.String && T.TryParse(reader.GetString(), null, out var value)
            ? value
            : throw new JsonException($"This is not a {typeToConvert.Name}.");

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value is NhsNumber number ? number.Value : value.ToString());
}
