using System.Globalization;
using System.Text.Json;
using InterTrust.Identity;
using InterTrust.Reference;

namespace InterTrust.Json;

internal abstract class StringRule(string description, RefusalCode code = RefusalCode.ValidationFailed) : JsonRule(description)
{
    internal sealed override void Copy(JsonElement json, string pointer, JsonCopy copy)
    {
        if (Text(json) is not { Length: > 0 } text || text.Any(c => char.IsControl(c) && !Allows(c)))
            copy.Refuse(pointer, RefusalCode.ValidationFailed, Sentence);
        else if (!IsValid(text))
            copy.Refuse(pointer, code, Sentence);
        else
            copy.Writer.WriteStringValue(text);
    }

    protected abstract bool IsValid(string text);

    protected virtual bool Allows(char control) => false;

    /// <summary>The trimmed text; null for anything but a string, or for a string with half of a surrogate pair.</summary>
    private static string? Text(JsonElement json)
    {
        try
        {
            return json.ValueKind is JsonValueKind.String ? json.GetString()!.Trim() : null;
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }
}

internal sealed class TextRule(int max, bool lines) : StringRule(string.Create(
    CultureInfo.InvariantCulture,
    $"text of 1 to {max:N0} characters {(lines ? "" : "on one line ")}"
    + $"without control characters{(lines ? " but line breaks and tabs" : "")}"))
{
    internal bool Lines => lines;

    protected override bool IsValid(string text) => text.Length <= max || text.EnumerateRunes().Count() <= max;

    protected override bool Allows(char control) => lines && control is '\n' or '\r' or '\t';
}

internal sealed class CodeRule(string list)
    : StringRule($"a code of the list at /api/v1/reference/codes/{list}", code: RefusalCode.CodeNotInList)
{
    internal string List => list;

    private readonly CodeList codes = CodeLists.Find(list) ?? throw new InvalidOperationException($"There is no code list '{list}'.");

    protected override bool IsValid(string text) => codes.Contains(text);
}

internal sealed class FormatRule(StringFormat format) : StringRule(StringFormats.For(format).Description)
{
    protected override bool IsValid(string text) => StringFormats.For(format).Pattern.IsMatch(text);
}

/// <summary>The years are limited so that date arithmetic in the rules cannot overflow.</summary>
internal sealed class DateRule() : StringRule("a day of the calendar written YYYY-MM-DD, from 1880 to 2199")
{
    protected override bool IsValid(string text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
        && day.Year is >= 1880 and <= 2199;
}

internal sealed class EnumRule(Type type) : StringRule($"one of {string.Join(", ", Names(type))}")
{
    private readonly HashSet<string> names = [.. Names(type)];

    protected override bool IsValid(string text) => names.Contains(text);

    private static IEnumerable<string> Names(Type type) => Enum.GetNames(type).Select(JsonNamingPolicy.CamelCase.ConvertName);
}

internal sealed class IdentityRule<T>()
    : StringRule(Rule, code: typeof(T) == typeof(NhsNumber) ? RefusalCode.NhsNumberInvalid : RefusalCode.ValidationFailed)
    where T : class, IParsable<T>
{
    /// <summary>Taken from the identity's own parse error: "An ODS code is three to six …".</summary>
    private static string Rule
    {
        get
        {
            try
            {
                T.Parse("", CultureInfo.InvariantCulture);
            }
            catch (FormatException e) when (e.Message.TrimEnd('.').Split(" is ", 2) is [var subject, var rule])
            {
                return $"{char.ToLowerInvariant(subject[0])}{subject[1..]}, {rule}";
            }
            throw new InvalidOperationException($"{typeof(T).Name} accepts an empty text.");
        }
    }

    protected override bool IsValid(string text) => T.TryParse(text, CultureInfo.InvariantCulture, out _);
}
