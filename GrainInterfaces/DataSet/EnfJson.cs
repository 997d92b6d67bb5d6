using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using System.Text.Unicode;

namespace InterTrust.DataSet;

/// <summary>The JSON of the data set: camelCase, absent values left out, accents not escaped.</summary>
public static class EnfJson
{
    /// <summary>The contract of the data set. It escapes what HTML would interpret, and otherwise only what JSON requires.</summary>
    public static JsonTypeInfo<EnfDataSet> DataSet { get; } = new EnfJsonContext(new JsonSerializerOptions(EnfJsonContext.Default.Options)
    {
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
    }).EnfDataSet;
}

[JsonSerializable(typeof(EnfDataSet))]
[JsonSourceGenerationOptions(
    GenerationMode = JsonSourceGenerationMode.Metadata,
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
internal sealed partial class EnfJsonContext : JsonSerializerContext;
