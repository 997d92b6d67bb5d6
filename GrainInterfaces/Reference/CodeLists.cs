using System.Collections.Frozen;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace InterTrust.Reference;

/// <summary>The code lists, read once from embedded resources.</summary>
public static class CodeLists
{
    private static readonly FrozenDictionary<string, CodeList> ByName = Load().ToFrozenDictionary(l => l.Name, StringComparer.Ordinal);

    /// <summary>All of them, by name.</summary>
    public static IReadOnlyList<CodeList> All { get; } = [.. ByName.Values.OrderBy(l => l.Name, StringComparer.Ordinal)];

    /// <summary>The list of this name; null where there is none.</summary>
    /// <param name="name">For example <c>laterality</c>.</param>
    public static CodeList? Find(string name) => ByName.GetValueOrDefault(name);

    private static IEnumerable<CodeList> Load()
    {
        var assembly = typeof(CodeLists).Assembly;
        foreach (var resource in assembly.GetManifestResourceNames().Where(n => n.StartsWith("codes/", StringComparison.Ordinal)))
        {
            using var content = assembly.GetManifestResourceStream(resource)!;
            var list = JsonSerializer.Deserialize(content, CodeListContext.Default.CodeList)!;
            content.Position = 0;
            yield return list with { ETag = $"\"{Convert.ToHexStringLower(SHA256.HashData(content)[..8])}\"" };
        }
    }
}

[JsonSerializable(typeof(CodeList))]
[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
internal sealed partial class CodeListContext : JsonSerializerContext;
