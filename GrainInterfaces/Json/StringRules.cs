using System.Globalization;
using System.Text.Json;
using InterTrust.Identity;
using InterTrust.Reference;

namespace InterTrust.Json;

internal abstract class StringRule(string says, RefusalCode unfit = RefusalCode.ValidationFailed) : JsonRule(says)
{
    internal sealed override void Copy(JsonElement json, string at, JsonCopy to)
    {
        if (Text(json) is not { Length: > 0 } text || text.Any(c => char.IsControl(c) && !Allows(c)))
            to.Refuse(at, RefusalCode.ValidationFailed, Sentence);
        else if (!Fits(text))
            to.Refuse(at, unfit, Sentence);
        else
            to.Writer.WriteStringValue(text);
    }

    protected abstract bool Fits(string text);

    protected virtual bool Allows(char control) => false;

    /// <summary>Null where it is not a string, or has half of a surrogate pair.</summary>
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

internal sealed class TextRule(int max, bool lines) : StringRule(string.Create(CultureInfo.InvariantCulture,
    $"text of 1 to {max:N0} characters {(lines ? "" : "on one line ")}without control characters{(lines ? " but line breaks and tabs" : "")}"))
{
    internal bool Lines => lines;

    protected override bool Fits(string text) => text.Length <= max || text.EnumerateRunes().Count() <= max;

    protected override bool Allows(char control) => lines && control is '\n' or '\r' or '\t';
}

internal sealed class CodeRule(string list)
    : StringRule($"a code of the list at /api/v1/reference/codes/{list}", unfit: RefusalCode.CodeNotInList)
{
    internal string List => list;

    private readonly CodeList codes = CodeLists.Find(list) ?? throw new InvalidOperationException($"There is no code list '{list}'.");

    protected override bool Fits(string text) => codes.Contains(text);
}

internal sealed class FormatRule(StringFormat format) : StringRule(StringFormats.For(format).Says)
{
    protected override bool Fits(string text) => StringFormats.For(format).Pattern.IsMatch(text);
}

/// <summary>The end is far from the calendar's own, so that the rules may count on from any day.</summary>
internal sealed class DateRule() : StringRule("a day of the calendar written YYYY-MM-DD, from 1880 to 2199")
{
    protected override bool Fits(string text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day.Year is >= 1880 and <= 2199;
}

internal sealed class EnumRule(Type type) : StringRule($"one of {string.Join(", ", Names(type))}")
{
    private readonly HashSet<string> names = [.. Names(type)];

    protected override bool Fits(string text) => names.Contains(text);

    private static IEnumerable<string> Names(Type type) => Enum.GetNames(type).Select(JsonNamingPolicy.CamelCase.ConvertName);
}

internal sealed class IdentityRule<T>()
    : StringRule(Rule, unfit: typeof(T) == typeof(NhsNumber) ? RefusalCode.NhsNumberInvalid : RefusalCode.ValidationFailed)
    where T : class, IParsable<T>
{
    /// <summary>An identity made from nothing says itself what it must be: "An ODS code is three to six …".</summary>
    private static string Rule
    {
        get
        {
            try
            {
                T.Parse("", CultureInfo.InvariantCulture);
            }
            catch (FormatException e) when (e.Message.TrimEnd('.').Split(" is ", 2) is [var what, var rule])
            {
                return $"{char.ToLowerInvariant(what[0])}{what[1..]}, {rule}";
            }
            throw new InvalidOperationException($"{typeof(T).Name} takes an empty text.");
        }
    }

    protected override bool Fits(string text) => T.TryParse(text, CultureInfo.InvariantCulture, out _);
}
