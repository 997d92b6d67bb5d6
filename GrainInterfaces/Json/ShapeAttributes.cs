namespace InterTrust.Json;

/// <summary>Says what a string of a record must be; on a list, what each of its strings must be.</summary>
[AttributeUsage(AttributeTargets.Property)]
public abstract class StringShapeAttribute : Attribute
{
    internal abstract Kind Kind { get; }
}

/// <summary>Text on one line, kept as sent but for white space around it; control characters are refused.</summary>
/// <param name="max">Characters (Unicode scalar values) at most.</param>
public sealed class TextAttribute(int max) : StringShapeAttribute
{
    /// <summary>Line breaks and tabs may stand in it.</summary>
    public bool Lines { get; init; }

    internal override Kind Kind => new TextKind(max, Lines);
}

/// <summary>A code of a list.</summary>
/// <param name="list">The list's name.</param>
public sealed class CodeAttribute(string list) : StringShapeAttribute
{
    internal override Kind Kind => new CodeKind(list);
}

/// <summary>Text of a known form.</summary>
/// <param name="format">Which.</param>
public sealed class FormatAttribute(Format format) : StringShapeAttribute
{
    internal override Kind Kind => new FormatKind(format);
}

/// <summary>The smallest and the largest number that is taken.</summary>
/// <param name="min">The smallest.</param>
/// <param name="max">The largest.</param>
[AttributeUsage(AttributeTargets.Property)]
public sealed class NumberAttribute(double min, double max) : Attribute
{
    internal decimal Min => (decimal)min;

    internal decimal Max => (decimal)max;
}

/// <summary>How many items a list may have.</summary>
/// <param name="min">At least.</param>
/// <param name="max">At most.</param>
[AttributeUsage(AttributeTargets.Property)]
public sealed class ItemsAttribute(int min, int max) : Attribute
{
    internal int Min => min;

    internal int Max => max;
}
