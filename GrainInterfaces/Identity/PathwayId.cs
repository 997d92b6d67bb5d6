using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;

namespace InterTrust.Identity;

/// <summary>The id of a cancer pathway at the trust that tracks it, derived from the acceptance or registration that creates it.</summary>
[GenerateSerializer, Immutable, Alias("pathwayId"), JsonConverter(typeof(ParsableJsonConverter<PathwayId>))]
public sealed record PathwayId : IParsable<PathwayId>
{
    private const string Prefix = "pwy-";

    private PathwayId(string value) => Value = value;

    /// <summary><c>pwy-</c>, the code of the trust that tracks it in lower case, <c>-</c> and 26 characters.</summary>
    [Id(0)]
    public string Value { get; }

    /// <summary>The trust that tracks it; the pathway's grain lives at the home site of this trust.</summary>
    public OdsCode Ods => DerivedId.Ods(Value, Prefix)!;

    /// <summary>The pathway that accepting this referral creates.</summary>
    /// <param name="ods">The trust that accepts.</param>
    /// <param name="referral">The accepted referral.</param>
    /// <param name="attempt">The acceptance: 0, and one more each time a match was undone.</param>
    public static PathwayId For(OdsCode ods, ReferralId referral, int attempt) =>
        new(DerivedId.Create(Prefix, ods, "accept", referral.Value, $"{attempt}"));

    /// <summary>The pathway that a trust registers under this key.</summary>
    /// <param name="ods">The trust that tracks the patient.</param>
    /// <param name="idempotencyKey">The key, as the trust's system sent it.</param>
    public static PathwayId For(OdsCode ods, string idempotencyKey) =>
        new(DerivedId.Create(Prefix, ods, "register", ods.Value, idempotencyKey));

    /// <inheritdoc/>
    /// <exception cref="FormatException">The text is not a pathway's id.</exception>
    public static PathwayId Parse(string s, IFormatProvider? provider = null) =>
        TryParse(s, provider, out var id)
            ? id
            : throw new FormatException("A pathway's id is 'pwy-', a trust's code, '-' and 26 characters.");

    /// <inheritdoc/>
    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, [MaybeNullWhen(false)] out PathwayId result)
    {
        result = DerivedId.Ods(s, Prefix) is null ? null : new PathwayId(s!);
        return result is not null;
    }

    /// <inheritdoc/>
    public override string ToString() => Value;
}
