namespace InterTrust.Pages;

/// <summary>A choice in a form.</summary>
public sealed record Option(string Value, string Text, string? Hint = null)
{
    /// <summary>The codes of a list.</summary>
    public static IEnumerable<Option> FromCodeList(string list) =>
        Reference.CodeLists.Find(list)!.Codes.Select(code => new Option(code.Code, code.Label));
}
