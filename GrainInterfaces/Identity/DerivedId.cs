using System.Buffers;
using System.Security.Cryptography;
using System.Text;

namespace InterTrust.Identity;

/// <summary>Derives ids from what they name, so that a repeated command reaches the same grain.</summary>
internal static class DerivedId
{
    private const string Alphabet = "0123456789abcdefghjkmnpqrstvwxyz";

    private static readonly SearchValues<char> Letters = SearchValues.Create(Alphabet);

    internal const int Length = 26;

    /// <summary>26 characters of Crockford base 32: the first 130 bits of SHA-256 over the parts.</summary>
    /// <param name="parts">What the id names. Never patient data: a short secret can be found by trying all values.</param>
    internal static string Hash(params ReadOnlySpan<string> parts)
    {
        Span<byte> hash = stackalloc byte[32];
        SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', parts)), hash);
        return Text(hash);
    }

    internal static string Text(ReadOnlySpan<byte> hash)
    {
        Span<char> text = stackalloc char[Length];
        for (var i = 0; i < Length; i++)
        {
            var bit = i * 5;
            var pair = (hash[bit / 8] << 8) | hash[bit / 8 + 1];
            text[i] = Alphabet[(pair >> (11 - bit % 8)) & 31];
        }
        return new string(text);
    }

    /// <summary>An id: its prefix, the trust at whose home site the grain lives, and the hash of its parts.</summary>
    internal static string Create(string prefix, OdsCode ods, params ReadOnlySpan<string> parts) =>
        $"{prefix}{ods.Value.ToLowerInvariant()}-{Hash(parts)}";

    /// <summary>The trust in an id of this form; null where the text is not one.</summary>
    internal static OdsCode? Ods(string? s, string prefix)
    {
        if (s is null || s.Length < prefix.Length + Length + 1 || !s.StartsWith(prefix, StringComparison.Ordinal))
            return null;
        var rest = s.AsSpan(prefix.Length);
        var ods = rest[..^(Length + 1)];
        return rest[ods.Length] == '-' && !rest[(ods.Length + 1)..].ContainsAnyExcept(Letters) && !ods.ContainsAnyInRange('A', 'Z')
            && OdsCode.TryParse(ods.ToString().ToUpperInvariant(), null, out var code) ? code : null;
    }
}
