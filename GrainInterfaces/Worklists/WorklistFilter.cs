using InterTrust.Json;

namespace InterTrust.Worklists;

/// <summary>A filter of the worklists, described once for the URL, the body of a search, the form on the screen and the SQL.</summary>
/// <param name="Name">Its name in a URL and in a body, such as <c>clockStatus</c>.</param>
/// <param name="Label">Its label on the screen; empty where the screen has no field for it.</param>
/// <param name="Description">Which rows it keeps, for the documentation of the URL.</param>
public sealed record WorklistFilter(string Name, string Label, string Description)
{
    /// <summary>The description for the body, where it differs.</summary>
    public string BodyDescription { get => field ?? Description; init; }

    /// <summary>The values that it accepts, in the order of the form; empty if it accepts other text too.</summary>
    public IReadOnlyList<FilterChoice> Choices { get; init; } = [];

    /// <summary>The values that the documentation of the URL lists.</summary>
    public IReadOnlyList<string> Values { get => field ?? [.. Choices.Select(choice => choice.Value)]; init; }

    /// <summary>What a value must be, as the end of a sentence that begins with the filter's name.</summary>
    public string Rule { get => field ?? $"is one of {string.Join(", ", Values)}"; init; }

    /// <summary>The type of its value in a body.</summary>
    public Type BodyType { get; init; } = typeof(string);

    /// <summary>
    /// Attributes of <see cref="InterTrust.Json"/> for its value in a body; without them, at most ten characters or the longest choice.
    /// </summary>
    public IReadOnlyList<Attribute> BodyRules { get => field ?? (BodyType == typeof(string) ? [new TextAttribute(Longest)] : []); init; }

    /// <summary>Whether it accepts several values: repeated or separated by commas in a URL, a list in a body.</summary>
    public bool TakesSeveral => BodyType == typeof(IReadOnlyList<string>);

    /// <summary>Whether the worklist of pathways refuses it.</summary>
    public bool OfReferralsOnly { get; init; }

    /// <summary>Adds the filter with these values to a query; null where they break its <see cref="Rule"/>.</summary>
    public Func<WorklistQuery, IReadOnlyList<string>, WorklistQuery?> Read { get => field ?? ReadChoice; init; }

    private int Longest => Choices.Select(choice => choice.Value.Length).Append(10).Max();

    private WorklistQuery? ReadChoice(WorklistQuery query, IReadOnlyList<string> values) =>
        values is [var value] ? Choices.FirstOrDefault(choice => choice.Value == value)?.Apply(query) : null;
}

/// <summary>A value that a filter accepts.</summary>
/// <param name="Value">In a URL and in a body.</param>
/// <param name="Label">On the screen.</param>
/// <param name="Apply">Adds it to a query.</param>
public sealed record FilterChoice(string Value, string Label, Func<WorklistQuery, WorklistQuery> Apply);
