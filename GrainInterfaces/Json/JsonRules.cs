using System.Collections.Concurrent;
using System.Text.Json.Serialization.Metadata;

namespace InterTrust.Json;

/// <summary>Reads off a record's declaration what its JSON must be.</summary>
internal static class JsonRules
{
    private static readonly ConcurrentDictionary<JsonTypeInfo, JsonRule> Known = [];

    internal static JsonRule For(JsonTypeInfo type) => Known.GetOrAdd(type, static t => Object(t));

    private static ObjectRule Object(JsonTypeInfo type) => type.Kind is JsonTypeInfoKind.Object
        ? new([.. type.Properties.Select(p => new Field(p, For(p.PropertyType, Attributes(p), type), IsRequired(p)))])
        : throw Unknown(type.Type, type);

    private static JsonRule For(Type declared, Attribute[] says, JsonTypeInfo owner) => (Nullable.GetUnderlyingType(declared) ?? declared) switch
    {
        var t when t == typeof(string) => says.OfType<StringRuleAttribute>().SingleOrDefault()?.Kind ?? throw Unknown(t, owner),
        var t when t == typeof(bool) => new BooleanRule(),
        var t when t == typeof(DateOnly) => new DateRule(),
        var t when t == typeof(RawJson) => new RawRule(),
        var t when t == typeof(int) || t == typeof(decimal) => says.OfType<NumberAttribute>().SingleOrDefault() is { } number
            ? new NumberRule(t == typeof(int), number.Min, number.Max)
            : throw Unknown(t, owner),
        { IsEnum: true } t => new EnumRule(t),
        var t when IsIdentity(t) => (JsonRule)Activator.CreateInstance(typeof(IdentityRule<>).MakeGenericType(t), nonPublic: true)!,
        var t => owner.Options.GetTypeInfo(t) switch
        {
            { Kind: JsonTypeInfoKind.Enumerable, ElementType: { } element } when says.OfType<ItemsAttribute>().SingleOrDefault() is { } items =>
                new ListRule(For(element, says, owner), items.Min, items.Max),
            { Kind: JsonTypeInfoKind.Object } nested => For(nested),
            _ => throw Unknown(t, owner),
        },
    };

    internal static Attribute[] Attributes(JsonPropertyInfo property) =>
        [.. property.AttributeProvider?.GetCustomAttributes(inherit: true).OfType<Attribute>() ?? []];

    /// <summary>A <c>required</c> property, or a parameter of a positional record that neither is nullable nor has a default.</summary>
    private static bool IsRequired(JsonPropertyInfo property) => property.IsRequired
        || property.AssociatedParameter is { IsMemberInitializer: false, HasDefaultValue: false, IsNullable: false }
        && Nullable.GetUnderlyingType(property.PropertyType) is null;

    private static bool IsIdentity(Type type) => type.IsClass && type.GetInterfaces()
        .Any(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IParsable<>) && i.GenericTypeArguments[0] == type);

    private static InvalidOperationException Unknown(Type type, JsonTypeInfo owner) =>
        new($"{owner.Type.Name} has a {type.Name} of which its attributes do not say what it must be.");
}
