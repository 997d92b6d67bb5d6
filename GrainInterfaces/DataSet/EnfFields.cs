using InterTrust.Json;

namespace InterTrust.DataSet;

/// <summary>One field of the data set.</summary>
/// <param name="Pointer">JSON pointer into the data set; within a list, <c>*</c> stands for each item.</param>
/// <param name="Element">The dictionary element that it stands for, or <c>none: InterTrust</c>.</param>
/// <param name="Required">The data set is refused without it.</param>
/// <param name="Minimum">A mandatory item of the inter-provider transfer minimum data set.</param>
/// <param name="Cwt">A mandatory item of the waiting-times record, where it applies; null where it is none.</param>
/// <param name="Says">What it must be, in words.</param>
/// <param name="Value">Reads it; null where it is absent, and for a field within a list.</param>
/// <param name="Form">How a person writes it.</param>
/// <param name="List">The code list that it is of; null where it is of none.</param>
/// <param name="Many">It is a list of such values.</param>
public sealed record EnfField(
    string Pointer, string Element, bool Required, bool Minimum, CwtAttribute? Cwt, string Says, Func<EnfDataSet, object?> Value,
    EnfForm Form, string? List, bool Many);

/// <summary>How a person writes a field.</summary>
public enum EnfForm
{
    /// <summary>On one line.</summary>
    Line,

    /// <summary>In lines.</summary>
    Lines,

    /// <summary>A day of the calendar.</summary>
    Day,

    /// <summary>True or false.</summary>
    Truth,

    /// <summary>A number.</summary>
    Number,

    /// <summary>A code of a list.</summary>
    Code,
}

/// <summary>Every field of the data set, as the records declare it.</summary>
public static class EnfFields
{
    /// <summary>All of them, in the order of the data set.</summary>
    public static IReadOnlyList<EnfField> All { get; } = [.. FieldsOf((ObjectRule)JsonRules.For(EnfJson.DataSet), "", d => d)];

    private static IEnumerable<EnfField> FieldsOf(ObjectRule group, string at, Func<EnfDataSet, object?> value) =>
        group.Fields.SelectMany(field => FieldsOf(field, $"{at}/{field.Name}", d => value(d) is { } owner ? field.Property.Get!(owner) : null));

    private static IEnumerable<EnfField> FieldsOf(Field field, string at, Func<EnfDataSet, object?> value) => field.Kind switch
    {
        ObjectRule group => FieldsOf(group, at, value),
        ListRule { Item: ObjectRule item } => FieldsOf(item, $"{at}/*", _ => null),
        _ => [Leaf(field, at, value)],
    };

    private static EnfField Leaf(Field field, string at, Func<EnfDataSet, object?> value)
    {
        var says = JsonRules.Attributes(field.Property);
        var one = field.Kind is ListRule list ? list.Item : field.Kind;
        return new(
            at,
            says.OfType<ElementAttribute>().Single().Name,
            field.Required,
            says.OfType<MinimumAttribute>().Any(),
            says.OfType<CwtAttribute>().SingleOrDefault(),
            field.Kind.Description,
            value,
            FormOf(one),
            (one as CodeRule)?.List,
            field.Kind is ListRule);
    }

    private static EnfForm FormOf(JsonRule kind) => kind switch
    {
        TextRule { Lines: true } => EnfForm.Lines,
        DateRule => EnfForm.Day,
        BooleanRule => EnfForm.Truth,
        NumberRule => EnfForm.Number,
        CodeRule => EnfForm.Code,
        _ => EnfForm.Line,
    };
}
