namespace InterTrust.DataSet;

/// <summary>The element of the NHS Data Model and Dictionary that a field stands for.</summary>
/// <param name="name">Its name there, or <c>none: InterTrust</c> where the dictionary has no such element.</param>
[AttributeUsage(AttributeTargets.Property)]
public sealed class ElementAttribute(string name) : Attribute
{
    /// <summary>The name for a field of the hub's own.</summary>
    public const string Ours = "none: InterTrust";

    /// <summary>Its name in the dictionary.</summary>
    public string Name => name;
}

/// <summary>
/// One of the six key items of an inter-provider transfer: without it the data set is refused. The sixth, the referring
/// organisation, comes from the token.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class KeyAttribute : Attribute;

/// <summary>
/// A mandatory item of the Inter-Provider Transfer administrative minimum data set. The names and codes of the two organisations,
/// which are mandatory too, come from the token, from the address and from the hub's directory.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class MinimumAttribute : Attribute;

/// <summary>A mandatory item of scenario 1e of the National Cancer Waiting Times Monitoring Data Set v2.1.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class CwtAttribute : Attribute
{
    /// <summary>M* of the data set: mandatory only where it applies. Grains/DataSet/CompletenessRules.cs decides when.</summary>
    public bool IfApplicable { get; init; }
}

/// <summary>A part of the data set. It is patient data, so <see cref="ToString"/> withholds it.</summary>
public abstract record EnfPart
{
    /// <summary>Withheld: it is patient data.</summary>
    public sealed override string ToString() => $"{GetType().Name} (withheld)";
}
