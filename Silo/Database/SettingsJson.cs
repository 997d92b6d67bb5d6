using System.Text.Json;
using Orleans.Storage;

namespace InterTrust.Database;

/// <summary>Settings in the JSON that the hub's own types declare; the provider's default cannot read an identity back.</summary>
internal sealed class SettingsJson : IGrainStorageSerializer
{
    public BinaryData Serialize<T>(T? input) => new(JsonSerializer.SerializeToUtf8Bytes(input));

    public T Deserialize<T>(BinaryData input) => JsonSerializer.Deserialize<T>(input)!;
}
