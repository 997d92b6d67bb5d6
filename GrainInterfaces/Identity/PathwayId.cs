using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;

namespace InterTrust.Identity;

/// <summary>The hub's name for a cancer pathway at the trust that tracks it, made from what first called for it.</summary>
[GenerateSerializer, Immutable, Alias("pathwayId"), JsonConverter(typeof(ParsableJsonConverter<PathwayId>))]
public sealed record PathwayId : IParsable<PathwayId>
{
    private const string Prefix = "pwy-";

    private PathwayId(string value) => Value = value;

    /// <summary><c>pwy-</c> and 26 characters.</summary>
    [Id(0)]
    public string Value { get; }

    /// <summary>The pathway that accepting this referral creates.</summary>
    /// <param name="referral">The accepted referral.</param>
    /// <param name="attempt">The acceptance: 0, and one more each time a match was undone.</param>
    public static PathwayId For(ReferralId referral, int attempt) => new(Prefix + DerivedId.From("accept", referral.Value, $"{attempt}"));

    /// <summary>The pathway that a trust registers under this key.</summary>
    /// <param name="ods">The trust that tracks the patient.</param>
    /// <param name="idempotencyKey">The key, as the trust's system sent it.</param>
    public static PathwayId For(OdsCode ods, string idempotencyKey) => new(Prefix + DerivedId.From("register", ods.Value, idempotencyKey));

    /// <inheritdoc/>
    /// <exception cref="FormatException">The text is not a pathway's id.</exception>
    public static PathwayId Parse(string s, IFormatProvider? provider = null) =>
        TryParse(s, provider, out var id) ? id : throw new FormatException("A pathway's id is 'pwy-' and 26 characters.");

    /// <inheritdoc/>
    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, [MaybeNullWhen(false)] out PathwayId result)
    {
        result = DerivedId.IsId(s, Prefix) ? new PathwayId(s!) : null;
        return result is not null;
    }

    /// <inheritdoc/>
    public override string ToString() => Value;
}
