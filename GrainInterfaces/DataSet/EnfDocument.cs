using System.Text.Json;

namespace InterTrust.DataSet;

/// <summary>An ENF data set that was found right, as the bytes that are stored and handed on.</summary>
/// <param name="json">The data set as compact JSON in UTF-8. Never changed.</param>
[GenerateSerializer, Immutable, Alias("dataSet.document")]
public sealed class EnfDocument(byte[] json)
{
    [NonSerialized]
    private EnfDataSet? value;

    /// <summary>Writes a data set down. Equal content makes equal bytes.</summary>
    /// <param name="dataSet">The data set.</param>
    public EnfDocument(EnfDataSet dataSet) : this(JsonSerializer.SerializeToUtf8Bytes(dataSet, EnfJson.DataSet)) => value = dataSet;

    /// <summary>The data set as compact JSON in UTF-8. Never changed.</summary>
    [Id(0)]
    public byte[] Json { get; } = json;

    /// <summary>What the bytes say; parsed when it is first asked for.</summary>
    public EnfDataSet Value => value ??= JsonSerializer.Deserialize(Json, EnfJson.DataSet)
        ?? throw new JsonException("The document holds no data set.");

    /// <summary>Never the content: it is patient data.</summary>
    public override string ToString() => $"ENF data set of {Json.Length} bytes (withheld)";
}
