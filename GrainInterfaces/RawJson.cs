using System.Runtime.InteropServices;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace InterTrust;

/// <summary>JSON that is passed on as bytes, without being parsed again.</summary>
/// <param name="Utf8">One JSON value in UTF-8. Never changed.</param>
[GenerateSerializer, Immutable, Alias("rawJson"), JsonConverter(typeof(RawJsonConverter))]
public sealed record RawJson([property: Id(0)] byte[] Utf8)
{
    /// <summary>Withheld: it is patient data.</summary>
    public override string ToString() => $"JSON of {Utf8.Length} bytes (withheld)";
}

/// <summary>Reads and writes a JSON value unchanged, as part of a larger document.</summary>
public sealed class RawJsonConverter : JsonConverter<RawJson>
{
    /// <inheritdoc/>
    public override RawJson Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        using var document = JsonDocument.ParseValue(ref reader);
        return new(JsonMarshal.GetRawUtf8Value(document.RootElement).ToArray());
    }

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, RawJson value, JsonSerializerOptions options) =>
        writer.WriteRawValue(value.Utf8, skipInputValidation: true);
}
