using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using System.Text.Unicode;

namespace InterTrust.DataSet;

/// <summary>How the data set is written: camelCase, nothing for what is absent, accents as they are.</summary>
public static class EnfJson
{
    /// <summary>The contract of the data set. It escapes what means something in HTML, and nothing else that need not be.</summary>
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
