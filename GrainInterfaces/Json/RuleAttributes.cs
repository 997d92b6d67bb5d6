namespace InterTrust.Json;

/// <summary>Declares what a string of a record must be; on a list, what each of its strings must be.</summary>
[AttributeUsage(AttributeTargets.Property)]
public abstract class StringRuleAttribute : Attribute
{
    internal abstract JsonRule Rule { get; }
}

/// <summary>Text on one line. White space at both ends is removed; control characters are refused.</summary>
/// <param name="max">Characters (Unicode scalar values) at most.</param>
public sealed class TextAttribute(int max) : StringRuleAttribute
{
    /// <summary>Line breaks and tabs are allowed.</summary>
    public bool Lines { get; init; }

    /// <summary>Characters at most.</summary>
    public int Max => max;

    internal override JsonRule Rule => new TextRule(max, Lines);
}

/// <summary>A code of a list.</summary>
/// <param name="list">The list's name.</param>
public sealed class CodeAttribute(string list) : StringRuleAttribute
{
    /// <summary>The list's name.</summary>
    public string List => list;

    internal override JsonRule Rule => new CodeRule(list);
}

/// <summary>Text in a given format.</summary>
/// <param name="format">The format.</param>
public sealed class FormatAttribute(StringFormat format) : StringRuleAttribute
{
    /// <summary>The regular expression that it must match, as JSON Schema writes it.</summary>
    public string Pattern => $"{StringFormats.For(format).Pattern}".Replace("\\z", "$", StringComparison.Ordinal);

    internal override JsonRule Rule => new FormatRule(format);
}

/// <summary>The smallest and the largest number allowed.</summary>
/// <param name="min">The smallest.</param>
/// <param name="max">The largest.</param>
[AttributeUsage(AttributeTargets.Property)]
public sealed class NumberAttribute(double min, double max) : Attribute
{
    /// <summary>The smallest.</summary>
    public decimal Min => (decimal)min;

    /// <summary>The largest.</summary>
    public decimal Max => (decimal)max;
}

/// <summary>How many items a list may have.</summary>
/// <param name="min">At least.</param>
/// <param name="max">At most.</param>
[AttributeUsage(AttributeTargets.Property)]
public sealed class ItemsAttribute(int min, int max) : Attribute
{
    /// <summary>At least.</summary>
    public int Min => min;

    /// <summary>At most.</summary>
    public int Max => max;
}
