using InterTrust.Json;

namespace InterTrust.Worklists;

/// <summary>A filter of the worklists, described once for the address, the body of a search, the form on the screen and the SQL.</summary>
/// <param name="Name">Its name in an address and in a body, such as <c>clockStatus</c>.</param>
/// <param name="Label">Its label on the screen; empty where the screen has no field for it.</param>
/// <param name="Description">What it leaves on the list, as the documentation of the address puts it.</param>
public sealed record WorklistFilter(string Name, string Label, string Description)
{
    /// <summary>The same for the body, where it differs.</summary>
    public string BodyDescription { get => field ?? Description; init; }

    /// <summary>The values that it takes, in the order of the form; empty where it takes other text too.</summary>
    public IReadOnlyList<FilterChoice> Choices { get; init; } = [];

    /// <summary>The values that the documentation of the address lists.</summary>
    public IReadOnlyList<string> Values { get => field ?? [.. Choices.Select(choice => choice.Value)]; init; }

    /// <summary>What a value must be, as the end of a sentence that begins with the filter's name.</summary>
    public string Rule { get => field ?? $"is one of {string.Join(", ", Values)}"; init; }

    /// <summary>Its type in a body.</summary>
    public Type BodyType { get; init; } = typeof(string);

    /// <summary>Attributes of <see cref="InterTrust.Json"/> for its value in a body; without them, at most ten characters.</summary>
    public IReadOnlyList<Attribute> BodyRules { get => field ?? (BodyType == typeof(string) ? [new TextAttribute(10)] : []); init; }

    /// <summary>Whether it takes several values: repeated or separated by commas in an address, a list in a body.</summary>
    public bool TakesSeveral => BodyType == typeof(IReadOnlyList<string>);

    /// <summary>Whether the worklist of pathways refuses it.</summary>
    public bool OfReferralsOnly { get; init; }

    /// <summary>Adds the filter with these values to a query; null where they break its <see cref="Rule"/>.</summary>
    public Func<WorklistQuery, IReadOnlyList<string>, WorklistQuery?> Read { get => field ?? ReadChoice; init; }

    private WorklistQuery? ReadChoice(WorklistQuery query, IReadOnlyList<string> values) =>
        values is [var value] ? Choices.FirstOrDefault(choice => choice.Value == value)?.Apply(query) : null;
}

/// <summary>A value that a filter takes.</summary>
/// <param name="Value">In an address and in a body.</param>
/// <param name="Label">On the screen.</param>
/// <param name="Apply">Adds it to a query.</param>
public sealed record FilterChoice(string Value, string Label, Func<WorklistQuery, WorklistQuery> Apply);
