using System.Text.Json;

namespace InterTrust.DataSet;

/// <summary>Where a data set that came anew says something else than the one before.</summary>
internal static class DataSetDiff
{
    /// <summary>JSON pointers to the fields that differ, in the order of the data set; of a list that grew or shrank, to the list. Never what they hold.</summary>
    internal static IReadOnlyList<string> Between(EnfDocument before, EnfDocument after)
    {
        using var old = JsonDocument.Parse(before.Json);
        using var young = JsonDocument.Parse(after.Json);
        return [.. Differing("", old.RootElement, young.RootElement)];
    }

    private static IEnumerable<string> Differing(string at, JsonElement before, JsonElement after) => (before.ValueKind, after.ValueKind) switch
    {
        (JsonValueKind.Object, JsonValueKind.Object) => Names(after).Union(Names(before)).SelectMany(name => InProperty($"{at}/{name}", name, before, after)),
        (JsonValueKind.Array, JsonValueKind.Array) when before.GetArrayLength() == after.GetArrayLength() =>
            before.EnumerateArray().Zip(after.EnumerateArray()).SelectMany((item, i) => Differing($"{at}/{i}", item.First, item.Second)),
        _ => JsonElement.DeepEquals(before, after) ? [] : [at],
    };

    /// <summary>A group that came or went as a whole is named by its fields.</summary>
    private static IEnumerable<string> InProperty(string at, string name, JsonElement before, JsonElement after) =>
        (before.TryGetProperty(name, out var old), after.TryGetProperty(name, out var young)) switch
        {
            (true, true) => Differing(at, old, young),
            (_, true) => Leaves(at, young),
            _ => Leaves(at, old),
        };

    private static IEnumerable<string> Leaves(string at, JsonElement value) =>
        value.ValueKind is JsonValueKind.Object ? value.EnumerateObject().SelectMany(property => Leaves($"{at}/{property.Name}", property.Value)) : [at];

    private static IEnumerable<string> Names(JsonElement value) => value.EnumerateObject().Select(property => property.Name);
}
