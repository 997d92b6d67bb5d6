using System.Text.Json;

namespace InterTrust.DataSet;

/// <summary>A valid ENF data set, as the bytes that are stored and sent.</summary>
/// <param name="json">The data set as compact JSON in UTF-8. Never changed.</param>
[GenerateSerializer, Immutable, Alias("dataSet.document")]
public sealed class EnfDocument(byte[] json)
{
    [NonSerialized]
    private EnfDataSet? value;

    /// <summary>Serialises a data set. Equal content makes equal bytes.</summary>
    /// <param name="dataSet">The data set.</param>
    public EnfDocument(EnfDataSet dataSet) : this(JsonSerializer.SerializeToUtf8Bytes(dataSet, EnfJson.DataSet)) => value = dataSet;

    /// <summary>The data set as compact JSON in UTF-8. Never changed.</summary>
    [Id(0)]
    public byte[] Json { get; } = json;

    /// <summary>The data set, parsed on first use.</summary>
    public EnfDataSet Value => value ??= JsonSerializer.Deserialize(Json, EnfJson.DataSet)
        ?? throw new JsonException("The document holds no data set.");

    /// <summary>Withheld: it is patient data.</summary>
    public override string ToString() => $"ENF data set of {Json.Length} bytes (withheld)";
}
