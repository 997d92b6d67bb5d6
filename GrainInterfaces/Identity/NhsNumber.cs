using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;

namespace InterTrust.Identity;

/// <summary>
/// NHS NUMBER of the NHS Data Model and Dictionary: ten digits, the last a Modulus 11 check digit. A value of this type is always
/// valid. It is patient data: <c>ToString</c> withholds it, so that it cannot reach a log.
/// </summary>
[GenerateSerializer, Immutable, Alias("nhsNumber"), JsonConverter(typeof(ParsableJsonConverter<NhsNumber>))]
public sealed record NhsNumber : IParsable<NhsNumber>
{
    private NhsNumber(string value) => Value = value;

    /// <summary>The ten digits without spaces.</summary>
    [Id(0)]
    public string Value { get; }

    /// <summary>The number as people read it, 3-3-4: <c>999 000 0018</c>.</summary>
    public string Display => $"{Value[..3]} {Value[3..6]} {Value[6..]}";

    /// <summary>True for 999 000 0000 to 999 999 9999, numbers that are never issued to a person.</summary>
    public bool IsTestNumber => Value.StartsWith("999", StringComparison.Ordinal);

    /// <inheritdoc/>
    /// <exception cref="FormatException">The text is not ten digits with a valid check digit.</exception>
    public static NhsNumber Parse(string s, IFormatProvider? provider = null) =>
        TryParse(s, provider, out var number)
            ? number
            : throw new FormatException("An NHS number is ten digits whose last is a Modulus 11 check digit.");

    /// <inheritdoc/>
    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, [MaybeNullWhen(false)] out NhsNumber result)
    {
        result = s is { Length: 10 } && s.All(char.IsAsciiDigit) && CheckDigit(s) == s[9] - '0' ? new NhsNumber(s) : null;
        return result is not null;
    }

    /// <inheritdoc/>
    public override string ToString() => "NHS number (withheld)";

    /// <summary>The check digit of the first nine digits; 10 where they have none, and such a number is never issued.</summary>
    private static int CheckDigit(string digits)
    {
        var sum = 0;
        for (var i = 0; i < 9; i++)
            sum += (10 - i) * (digits[i] - '0');
        return (11 - sum % 11) % 11;
    }
}
