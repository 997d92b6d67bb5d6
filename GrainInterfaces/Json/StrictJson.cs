using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using System.Text.Unicode;

namespace InterTrust.Json;

/// <summary>
/// Reads JSON strictly into a record, by the record's own declaration: its types, what is <c>required</c>, and the attributes of
/// this folder. It reports every fault at its JSON pointer and never repeats a value that was sent.
/// </summary>
public static class StrictJson
{
    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false, MaxDepth = 16 };

    // The copy is read back at once and never shown; the copy of a refused body is incomplete and discarded.
    private static readonly JsonWriterOptions CopyOptions = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        SkipValidation = true,
    };

    /// <summary>Parses a body: UTF-8, at most sixteen levels, no duplicate names in an object.</summary>
    /// <param name="utf8">The body.</param>
    /// <exception cref="JsonException">The body breaks these rules. The message gives the position and repeats nothing of it.</exception>
    public static JsonDocument Parse(ReadOnlyMemory<byte> utf8)
    {
        try
        {
            return Utf8.IsValid(utf8.Span) ? JsonDocument.Parse(utf8, Strict) : throw Malformed(null);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            throw Malformed(e as JsonException);
        }
    }

    /// <summary>Reads a value into a record.</summary>
    /// <typeparam name="T">The record.</typeparam>
    /// <param name="json">The value, parsed with <see cref="Parse"/>.</param>
    /// <param name="type">The record's contract, in camelCase.</param>
    /// <param name="findings">Receives the faults; at most the first two hundred.</param>
    /// <param name="at">The pointer of the value itself.</param>
    /// <returns>The record with its text trimmed, or null where there are findings.</returns>
    public static T? Read<T>(JsonElement json, JsonTypeInfo<T> type, ICollection<Finding> findings, string at = "") where T : class
    {
        var buffer = new ArrayBufferWriter<byte>(2048);
        using var writer = new Utf8JsonWriter(buffer, CopyOptions);
        var copy = new JsonCopy(writer, findings);
        JsonRules.For(type).Copy(json, at, copy);
        if (copy.Refused)
            return null;
        writer.Flush();
        return JsonSerializer.Deserialize(buffer.WrittenSpan, type);
    }

    // The exception of System.Text.Json is not kept: its message repeats names of the body.
    private static JsonException Malformed(JsonException? e) => new(
        $"The body is not well-formed{(e?.LineNumber is { } line ? $" at line {line + 1}, byte {e.BytePositionInLine + 1}" : "")}. "
        + "It must be JSON in UTF-8 that names each field once and nests at most sixteen levels.");
}
