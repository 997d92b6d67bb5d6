using System.Reflection;

namespace InterTrust.Http;

/// <summary>The attributes for a JSON property made from a row of a table, the same as on a declared property.</summary>
internal sealed class RowAttributes(params IEnumerable<Attribute?> attributes) : ICustomAttributeProvider
{
    private readonly Attribute[] all = [.. attributes.OfType<Attribute>()];

    public object[] GetCustomAttributes(bool inherit) => all;

    public object[] GetCustomAttributes(Type attributeType, bool inherit) => [.. all.Where(attributeType.IsInstanceOfType)];

    public bool IsDefined(Type attributeType, bool inherit) => all.Any(attributeType.IsInstanceOfType);
}
