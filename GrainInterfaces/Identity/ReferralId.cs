using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;

namespace InterTrust.Identity;

/// <summary>
/// The id of a referral, derived from the referring trust and the idempotency key of its Send, so that a repeated Send has the same
/// id.
/// </summary>
[GenerateSerializer, Immutable, Alias("referralId"), JsonConverter(typeof(ParsableJsonConverter<ReferralId>))]
public sealed record ReferralId : IParsable<ReferralId>
{
    private const string Prefix = "ref-";

    private ReferralId(string value) => Value = value;

    /// <summary><c>ref-</c>, the referring trust's code in lower case, <c>-</c> and 26 characters.</summary>
    [Id(0)]
    public string Value { get; }

    /// <summary>The referring trust; the referral's grain lives at the home site of this trust.</summary>
    public OdsCode Ods => DerivedId.Ods(Value, Prefix)!;

    /// <summary>The referral that this trust sends under this key.</summary>
    /// <param name="referrer">The referring trust.</param>
    /// <param name="idempotencyKey">The key, as the trust's system sent it.</param>
    public static ReferralId For(OdsCode referrer, string idempotencyKey) =>
        new(DerivedId.Create(Prefix, referrer, referrer.Value, idempotencyKey));

    /// <summary>The referral that this one becomes when it is redirected.</summary>
    /// <param name="to">The third trust.</param>
    public ReferralId RedirectedTo(OdsCode to) => new(DerivedId.Create(Prefix, Ods, "redirect", Value, to.Value));

    /// <inheritdoc/>
    /// <exception cref="FormatException">The text is not a referral's id.</exception>
    public static ReferralId Parse(string s, IFormatProvider? provider = null) =>
        TryParse(s, provider, out var id)
            ? id
            : throw new FormatException("A referral's id is 'ref-', a trust's code, '-' and 26 characters.");

    /// <inheritdoc/>
    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, [MaybeNullWhen(false)] out ReferralId result)
    {
        result = DerivedId.Ods(s, Prefix) is null ? null : new ReferralId(s!);
        return result is not null;
    }

    /// <inheritdoc/>
    public override string ToString() => Value;
}
