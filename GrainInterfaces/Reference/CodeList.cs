using System.Collections.Frozen;
using System.Text.Json.Serialization;

namespace InterTrust.Reference;

/// <summary>A code list of the data set. Its labels are InterTrust's short wording.</summary>
/// <param name="Name">Its name in the hub, for example <c>laterality</c>.</param>
/// <param name="Element">The element of the NHS Data Model and Dictionary that it belongs to, or <c>none: InterTrust</c>.</param>
/// <param name="Title">The title, for people.</param>
/// <param name="Codes">Its codes, in display order.</param>
public sealed record CodeList(
    [property: JsonPropertyName("list")] string Name, string Element, string Title, IReadOnlyList<CodeEntry> Codes)
{
    private readonly FrozenDictionary<string, string> labels = Codes.ToFrozenDictionary(c => c.Code, c => c.Label, StringComparer.Ordinal);

    /// <summary>The entity tag; it changes with the content.</summary>
    [JsonIgnore]
    public string ETag { get; internal init; } = "";

    /// <summary>Whether the list has this code.</summary>
    /// <param name="code">The code, exactly.</param>
    public bool Contains(string code) => labels.ContainsKey(code);

    /// <summary>What the code means; null where the list does not have it.</summary>
    /// <param name="code">The code, exactly.</param>
    public string? Label(string code) => labels.GetValueOrDefault(code);
}

/// <summary>One code of a list.</summary>
/// <param name="Code">The code, as in the data.</param>
/// <param name="Label">What it means.</param>
public sealed record CodeEntry(string Code, string Label);
