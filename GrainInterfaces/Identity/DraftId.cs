using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;

namespace InterTrust.Identity;

/// <summary>The id of a draft, derived from its trust and the key under which it was created: a repeat names the same draft.</summary>
[GenerateSerializer, Immutable, Alias("draftId"), JsonConverter(typeof(ParsableJsonConverter<DraftId>))]
public sealed record DraftId : IParsable<DraftId>
{
    private const string Prefix = "drf-";

    private DraftId(string value) => Value = value;

    /// <summary><c>drf-</c>, the code of the trust that writes it in lower case, <c>-</c> and 26 characters.</summary>
    [Id(0)]
    public string Value { get; }

    /// <summary>The trust that writes it.</summary>
    public OdsCode Ods => DerivedId.Ods(Value, Prefix)!;

    /// <summary>The draft that this trust creates under this key.</summary>
    /// <param name="ods">The trust that writes it.</param>
    /// <param name="key">The key under which it was created, such as the key of a form. Never patient data.</param>
    public static DraftId For(OdsCode ods, string key) => new(DerivedId.Create(Prefix, ods, "draft", ods.Value, key));

    /// <inheritdoc/>
    /// <exception cref="FormatException">The text is not a draft's id.</exception>
    public static DraftId Parse(string s, IFormatProvider? provider = null) =>
        TryParse(s, provider, out var id)
            ? id
            : throw new FormatException("A draft's id is 'drf-', a trust's code, '-' and 26 characters.");

    /// <inheritdoc/>
    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, [MaybeNullWhen(false)] out DraftId result)
    {
        result = DerivedId.Ods(s, Prefix) is null ? null : new DraftId(s!);
        return result is not null;
    }

    /// <inheritdoc/>
    public override string ToString() => Value;
}
