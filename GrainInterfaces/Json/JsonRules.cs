using System.Collections.Concurrent;
using System.Text.Json.Serialization.Metadata;

namespace InterTrust.Json;

/// <summary>Derives the rules for a record's JSON from its declaration.</summary>
internal static class JsonRules
{
    private static readonly ConcurrentDictionary<JsonTypeInfo, JsonRule> Cache = [];

    internal static JsonRule For(JsonTypeInfo type) => Cache.GetOrAdd(type, static t => Object(t));

    private static ObjectRule Object(JsonTypeInfo type) => type.Kind is JsonTypeInfoKind.Object
        ? new([.. type.Properties.Select(p => new Field(p, For(p.PropertyType, Attributes(p), type), IsRequired(p)))])
        : throw NoRuleFor(type.Type, type);

    private static JsonRule For(Type declared, Attribute[] attributes, JsonTypeInfo owner)
    {
        return (Nullable.GetUnderlyingType(declared) ?? declared) switch
        {
            var t when t == typeof(string) => Find<StringRuleAttribute>()?.Rule ?? throw NoRuleFor(t, owner),
            var t when t == typeof(bool) => new BooleanRule(),
            var t when t == typeof(DateOnly) => new DateRule(),
            var t when t == typeof(RawJson) => new RawRule(),
            var t when t == typeof(int) || t == typeof(decimal) => Find<NumberAttribute>() is { } number
                ? new NumberRule(t == typeof(int), number.Min, number.Max)
                : throw NoRuleFor(t, owner),
            { IsEnum: true } t => new EnumRule(t),
            var t when IsIdentity(t) => (JsonRule)Activator.CreateInstance(typeof(IdentityRule<>).MakeGenericType(t), nonPublic: true)!,
            var t => owner.Options.GetTypeInfo(t) switch
            {
                { Kind: JsonTypeInfoKind.Enumerable, ElementType: { } element } when Find<ItemsAttribute>() is { } items =>
                    new ListRule(For(element, attributes, owner), items.Min, items.Max),
                { Kind: JsonTypeInfoKind.Object } nested => For(nested),
                _ => throw NoRuleFor(t, owner),
            },
        };

        T? Find<T>() where T : Attribute => attributes.OfType<T>().SingleOrDefault();
    }

    internal static Attribute[] Attributes(JsonPropertyInfo property) =>
        [.. property.AttributeProvider?.GetCustomAttributes(inherit: true).OfType<Attribute>() ?? []];

    /// <summary>A <c>required</c> property, or a parameter of a positional record that neither is nullable nor has a default.</summary>
    private static bool IsRequired(JsonPropertyInfo property) => property.IsRequired
        || property.AssociatedParameter is { IsMemberInitializer: false, HasDefaultValue: false, IsNullable: false }
        && Nullable.GetUnderlyingType(property.PropertyType) is null;

    private static bool IsIdentity(Type type) => type.IsClass && type.GetInterfaces()
        .Any(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IParsable<>) && i.GenericTypeArguments[0] == type);

    private static InvalidOperationException NoRuleFor(Type type, JsonTypeInfo owner) =>
        new($"{owner.Type.Name} has a {type.Name} without an attribute that says what it must be.");
}
