using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using InterTrust.DataSet;

namespace InterTrust.Pages.Writing;

/// <summary>
/// A data set as typed, a flat map of texts, and the JSON made from it. Invalid input stays as it is, for the hub to refuse.
/// </summary>
public static class TypedDataSet
{
    public const string Yes = "yes";
    public const string No = "no";

    private static readonly Dictionary<string, EnfField> ByPointer =
        EnfFields.All.ToDictionary(field => field.Pointer, StringComparer.Ordinal);

    private static readonly Dictionary<string, int> Place =
        EnfFields.All.Index().ToDictionary(field => field.Item.Pointer, field => field.Index, StringComparer.Ordinal);

    public static EnfField? Field(string pointer) => ByPointer.GetValueOrDefault(DataSetLabels.WithWildcards(pointer));

    /// <summary>The data set in UTF-8.</summary>
    public static byte[] Json(IReadOnlyDictionary<string, string> typed)
    {
        var root = new JsonObject();
        var items = new Dictionary<string, JsonObject>(StringComparer.Ordinal);
        var filled = typed.Where(field => field.Value.Trim().Length > 0 && Field(field.Key) is not null).OrderBy(field => Order(field.Key));
        foreach (var (pointer, text) in filled)
            Put(root, items, pointer.Split('/')[1..], Value(Field(pointer)!, text.Trim()));
        return Encoding.UTF8.GetBytes(root.ToJsonString());
    }

    /// <summary>An existing data set, as it would be typed.</summary>
    public static Dictionary<string, string> Parse(ReadOnlyMemory<byte> utf8)
    {
        using var json = JsonDocument.Parse(utf8);
        var typed = new Dictionary<string, string>(StringComparer.Ordinal);
        Flatten(json.RootElement, "", typed);
        return typed;
    }

    private static (int, int) Order(string pointer) => (
        int.TryParse(pointer.Split('/').ElementAtOrDefault(2), NumberStyles.None, CultureInfo.InvariantCulture, out var item) ? item : 0,
        Place[DataSetLabels.WithWildcards(pointer)]);

    private static JsonNode Value(EnfField field, string text) => field switch
    {
        { Many: true } => new JsonArray(
        [
            .. text.Split(
                field.Form == EnfForm.Line && field.Pointer.EndsWith("/address", StringComparison.Ordinal) ? '\n' : ',',
                StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(item => (JsonNode)item),
        ]),
        { Form: EnfForm.Truth } => text == Yes ? true : text == No ? false : text,
        { Form: EnfForm.Number } =>
            decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) ? number : text,
        { Pointer: "/patient/nhsNumber" } => text.Replace(" ", "", StringComparison.Ordinal),
        { Form: EnfForm.Lines } => text.ReplaceLineEndings("\n"),
        _ => text,
    };

    private static void Put(JsonObject root, Dictionary<string, JsonObject> items, string[] parts, JsonNode value)
    {
        if (parts is [var alone])
            root[alone] = value;
        else if (parts is [var group, var name])
            Within(root, group, () => new JsonObject())[name] = value;
        else if (items.TryGetValue($"{parts[0]}/{parts[1]}", out var item))
            item[parts[2]] = value;
        else
            // Empty items are left out, so the next item takes their place.
            Within(root, parts[0], () => new JsonArray()).Add(items[$"{parts[0]}/{parts[1]}"] = new JsonObject { [parts[2]] = value });
    }

    private static T Within<T>(JsonObject root, string name, Func<T> make) where T : JsonNode
    {
        if (root[name] is not T existing)
            root[name] = existing = make();
        return existing;
    }

    private static void Flatten(JsonElement value, string at, Dictionary<string, string> typed)
    {
        if (value.ValueKind == JsonValueKind.Object)
            foreach (var field in value.EnumerateObject())
                Flatten(field.Value, $"{at}/{field.Name}", typed);
        else if (value.ValueKind == JsonValueKind.Array && Field(at) is null)
            foreach (var (place, item) in value.EnumerateArray().Index())
                Flatten(item, $"{at}/{place}", typed);
        else
            typed[at] = value.ValueKind switch
            {
                JsonValueKind.Array => string.Join(
                    at.EndsWith("/address", StringComparison.Ordinal) ? "\n" : ",",
                    value.EnumerateArray().Select(item => item.GetString())),
                JsonValueKind.True => Yes,
                JsonValueKind.False => No,
                JsonValueKind.String => value.GetString()!,
                _ => value.GetRawText(),
            };
    }
}
