using System.Globalization;
using System.Text.Json;
using InterTrust.DataSet;
using InterTrust.Reference;

namespace InterTrust.Pages;

/// <summary>A data set as a screen shows it: group by group, each field with its label and its value, if any.</summary>
public static class DataSetTable
{
    /// <summary>The fields of a group; in a list, the fields of each item, numbered.</summary>
    public static IReadOnlyList<(string? Heading, IReadOnlyList<(string Pointer, string Label, string? Says)> Rows)> Rows(
        DataSetGroup group, JsonElement dataSet)
    {
        if (!group.Repeats)
            return [(null, [.. group.Fields.Select(field => Row(field, field.Pointer, dataSet))])];
        var items = At(dataSet, group.Prefixes[0]) is { ValueKind: JsonValueKind.Array } list ? list.GetArrayLength() : 0;
        return [.. Enumerable.Range(0, items).Select(place => ((string?)$"{group.Title} {place + 1}", Item(group, dataSet, place)))];
    }

    /// <summary>The text of a field; null if it is absent.</summary>
    public static string? Text(EnfField field, JsonElement? value) => value switch
    {
        null or { ValueKind: JsonValueKind.Null } => null,
        { ValueKind: JsonValueKind.Array } list => string.Join(
            field.Pointer.EndsWith("/address", StringComparison.Ordinal) ? "\n" : ", ",
            list.EnumerateArray().Select(item => Value(field, item))),
        { } single => Value(field, single),
    };

    /// <summary>The value at a pointer; null where there is none.</summary>
    public static JsonElement? At(JsonElement dataSet, string pointer)
    {
        JsonElement? at = dataSet;
        foreach (var part in pointer.Split('/').Skip(1))
            at = at switch
            {
                { ValueKind: JsonValueKind.Object } group when group.TryGetProperty(part, out var found) => found,
                { ValueKind: JsonValueKind.Array } list
                    when int.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out var place)
                        && place < list.GetArrayLength() =>
                    list[place],
                _ => null,
            };
        return at;
    }

    private static IReadOnlyList<(string, string, string?)> Item(DataSetGroup group, JsonElement dataSet, int place) =>
        [.. group.Fields.Select(field => Row(field, field.Pointer.Replace("*", $"{place}", StringComparison.Ordinal), dataSet))];

    private static (string Pointer, string Label, string? Says) Row(EnfField field, string pointer, JsonElement dataSet) =>
        (pointer, DataSetLabels.Label(field), Text(field, At(dataSet, pointer)));

    private static string Value(EnfField field, JsonElement value) => (field.Form, value.ValueKind) switch
    {
        (_, JsonValueKind.True) => "Yes",
        (_, JsonValueKind.False) => "No",
        (_, not JsonValueKind.String) => value.GetRawText(),
        (EnfForm.Code, _) when CodeLists.Find(field.List!) is { Element: ElementAttribute.Ours } =>
            Format.Code(field.List!, value.GetString()!),
        (EnfForm.Code, _) => $"{Format.Code(field.List!, value.GetString()!)} ({value.GetString()})",
        (EnfForm.Day, _) => DateInput.Parse(value.GetString()) is { } day ? Format.Day(day) : value.GetString()!,
        _ when field.Pointer == "/patient/nhsNumber" && Identity.NhsNumber.TryParse(value.GetString(), null, out var number) =>
            number.Display,
        _ => value.GetString()!,
    };
}
