using System.Text.Json;
using Orleans.Storage;

namespace InterTrust.Database;

/// <summary>Serialises settings with System.Text.Json, because the provider's default cannot read the hub's ids back.</summary>
internal sealed class SettingsJson : IGrainStorageSerializer
{
    public BinaryData Serialize<T>(T? input) => new(JsonSerializer.SerializeToUtf8Bytes(input));

    public T Deserialize<T>(BinaryData input) => JsonSerializer.Deserialize<T>(input)!;
}
