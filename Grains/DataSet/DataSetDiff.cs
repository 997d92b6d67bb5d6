using System.Text.Json;

namespace InterTrust.DataSet;

/// <summary>The fields in which two versions of a data set differ.</summary>
internal static class DataSetDiff
{
    /// <summary>
    /// JSON pointers to the fields that differ, in the order of the data set; to the list itself where a list grew or shrank. Never
    /// values.
    /// </summary>
    internal static IReadOnlyList<string> Between(EnfDocument before, EnfDocument after)
    {
        using var beforeJson = JsonDocument.Parse(before.Json);
        using var afterJson = JsonDocument.Parse(after.Json);
        return [.. Compare("", beforeJson.RootElement, afterJson.RootElement)];
    }

    private static IEnumerable<string> Compare(string pointer, JsonElement before, JsonElement after) =>
        (before.ValueKind, after.ValueKind) switch
        {
            (JsonValueKind.Object, JsonValueKind.Object) =>
                Names(after).Union(Names(before)).SelectMany(name => CompareProperty($"{pointer}/{name}", name, before, after)),
            (JsonValueKind.Array, JsonValueKind.Array) when before.GetArrayLength() == after.GetArrayLength() =>
                before.EnumerateArray()
                    .Zip(after.EnumerateArray())
                    .SelectMany((item, i) => Compare($"{pointer}/{i}", item.First, item.Second)),
            _ => JsonElement.DeepEquals(before, after) ? [] : [pointer],
        };

    /// <summary>A group that was added or removed as a whole is reported by its fields.</summary>
    private static IEnumerable<string> CompareProperty(string pointer, string name, JsonElement before, JsonElement after) =>
        (before.TryGetProperty(name, out var valueBefore), after.TryGetProperty(name, out var valueAfter)) switch
        {
            (true, true) => Compare(pointer, valueBefore, valueAfter),
            (_, true) => Leaves(pointer, valueAfter),
            _ => Leaves(pointer, valueBefore),
        };

    private static IEnumerable<string> Leaves(string pointer, JsonElement value) =>
        value.ValueKind is JsonValueKind.Object
            ? value.EnumerateObject().SelectMany(property => Leaves($"{pointer}/{property.Name}", property.Value))
            : [pointer];

    private static IEnumerable<string> Names(JsonElement value) => value.EnumerateObject().Select(property => property.Name);
}
