using InterTrust.Json;

namespace InterTrust.DataSet;

/// <summary>One field of the data set.</summary>
/// <param name="Pointer">JSON pointer into the data set; within a list, <c>*</c> stands for each item.</param>
/// <param name="Element">The dictionary element that it stands for, or <c>none: InterTrust</c>.</param>
/// <param name="Required">The data set is refused without it.</param>
/// <param name="Minimum">A mandatory item of the inter-provider transfer minimum data set.</param>
/// <param name="Cwt">Set for a mandatory item of the waiting-times record; null for any other.</param>
/// <param name="Says">What a value must be, as a phrase after "This must be".</param>
/// <param name="Value">Reads the value; null where it is absent, and for a field within a list.</param>
/// <param name="Form">The kind of input for it on a form.</param>
/// <param name="List">The name of its code list; null where it has none.</param>
/// <param name="Many">Whether it is a list of such values.</param>
public sealed record EnfField(
    string Pointer,
    string Element,
    bool Required,
    bool Minimum,
    CwtAttribute? Cwt,
    string Says,
    Func<EnfDataSet, object?> Value,
    EnfForm Form,
    string? List,
    bool Many);

/// <summary>The kind of input for a field on a form.</summary>
public enum EnfForm
{
    /// <summary>One line of text.</summary>
    Line,

    /// <summary>Several lines of text.</summary>
    Lines,

    /// <summary>A date.</summary>
    Day,

    /// <summary>True or false.</summary>
    Truth,

    /// <summary>A number.</summary>
    Number,

    /// <summary>A code of a list.</summary>
    Code,
}

/// <summary>Every field of the data set, read from the declarations of its records.</summary>
public static class EnfFields
{
    /// <summary>All of them, in the order of the data set.</summary>
    public static IReadOnlyList<EnfField> All { get; } = [.. FieldsOf((ObjectRule)JsonRules.For(EnfJson.DataSet), "", d => d)];

    private static IEnumerable<EnfField> FieldsOf(ObjectRule group, string pointer, Func<EnfDataSet, object?> value) =>
        group.Fields.SelectMany(field => FieldsOf(
            field, $"{pointer}/{field.Name}", dataSet => value(dataSet) is { } owner ? field.Property.Get!(owner) : null));

    private static IEnumerable<EnfField> FieldsOf(Field field, string pointer, Func<EnfDataSet, object?> value) => field.Rule switch
    {
        ObjectRule group => FieldsOf(group, pointer, value),
        ListRule { Item: ObjectRule item } => FieldsOf(item, $"{pointer}/*", _ => null),
        _ => [Leaf(field, pointer, value)],
    };

    private static EnfField Leaf(Field field, string pointer, Func<EnfDataSet, object?> value)
    {
        var attributes = JsonRules.Attributes(field.Property);
        var item = field.Rule is ListRule list ? list.Item : field.Rule;
        return new(
            pointer,
            attributes.OfType<ElementAttribute>().Single().Name,
            field.Required,
            attributes.OfType<MinimumAttribute>().Any(),
            attributes.OfType<CwtAttribute>().SingleOrDefault(),
            field.Rule.Description,
            value,
            FormOf(item),
            (item as CodeRule)?.List,
            field.Rule is ListRule);
    }

    private static EnfForm FormOf(JsonRule rule) => rule switch
    {
        TextRule { Lines: true } => EnfForm.Lines,
        DateRule => EnfForm.Day,
        BooleanRule => EnfForm.Truth,
        NumberRule => EnfForm.Number,
        CodeRule => EnfForm.Code,
        _ => EnfForm.Line,
    };
}
