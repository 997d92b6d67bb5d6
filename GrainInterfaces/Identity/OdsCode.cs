using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;

namespace InterTrust.Identity;

/// <summary>
/// The code of an organisation: ORGANISATION CODE / ORGANISATION IDENTIFIER of the NHS Data Model and Dictionary, three to six
/// characters, capital letters and digits (<c>RHQ</c>).
/// </summary>
[GenerateSerializer, Immutable, Alias("ods"), JsonConverter(typeof(ParsableJsonConverter<OdsCode>))]
public sealed record OdsCode : IParsable<OdsCode>
{
    private OdsCode(string value) => Value = value;

    /// <summary>The code as it is written, for example <c>RHQ</c>.</summary>
    [Id(0)]
    public string Value { get; }

    /// <inheritdoc/>
    /// <exception cref="FormatException">The text is not three to six capital letters and digits.</exception>
    public static OdsCode Parse(string s, IFormatProvider? provider = null) =>
        TryParse(s, provider, out var code) ? code : throw new FormatException("An ODS code is three to six capital letters and digits.");

    /// <inheritdoc/>
    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, [MaybeNullWhen(false)] out OdsCode result)
    {
        result = s is { Length: >= 3 and <= 6 } && s.All(c => char.IsAsciiLetterUpper(c) || char.IsAsciiDigit(c)) ? new OdsCode(s) : null;
        return result is not null;
    }

    /// <inheritdoc/>
    public override string ToString() => Value;
}
