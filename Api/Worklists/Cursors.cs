using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using InterTrust.Http;
using InterTrust.Identity;

namespace InterTrust.Worklists;

/// <summary>
/// Cursors: a place in a worklist, sealed to the list, its filter, its order and its trust. It stands in addresses, and in a list
/// sorted by name the place is a name: so it is encrypted. Every host with the same key takes another's.
/// </summary>
public sealed class Cursors(CursorOptions options)
{
    private static readonly int Seal = AesGcm.TagByteSizes.MaxSize;

    private static readonly int Nonce = AesGcm.NonceByteSizes.MaxSize;

    private static readonly Problem Invalid = new(
        Problems.CursorInvalid, "A cursor goes back unchanged, with the filter and the sort that it came with. Begin again without a cursor.");

    private readonly byte[] key = HKDF.DeriveKey(HashAlgorithmName.SHA256, options.Bytes, 32, info: "cursors"u8.ToArray());

    public string Write(WorklistPlace place, WorklistQuery query, OdsCode ods)
    {
        var content = JsonSerializer.SerializeToUtf8Bytes(place, HubJson.For<WorklistPlace>());
        var bytes = new byte[Nonce + Seal + content.Length];
        RandomNumberGenerator.Fill(bytes.AsSpan(0, Nonce));
        using var cipher = new AesGcm(key, Seal);
        cipher.Encrypt(bytes.AsSpan(0, Nonce), content, bytes.AsSpan(Nonce + Seal), bytes.AsSpan(Nonce, Seal), Of(query, ods));
        return Base64Url.EncodeToString(bytes);
    }

    /// <summary>The place that <see cref="Write"/> wrote for this query.</summary>
    /// <exception cref="NotUnderstoodException">It is forged, changed, or of another list.</exception>
    public WorklistPlace Read(string cursor, WorklistQuery query, OdsCode ods)
    {
        if (cursor.Length > 1024 || !Base64Url.IsValid(cursor))
            throw new NotUnderstoodException(Invalid);
        var bytes = Base64Url.DecodeFromChars(cursor);
        if (bytes.Length <= Nonce + Seal)
            throw new NotUnderstoodException(Invalid);
        var content = new byte[bytes.Length - Nonce - Seal];
        try
        {
            using var cipher = new AesGcm(key, Seal);
            cipher.Decrypt(bytes.AsSpan(0, Nonce), bytes.AsSpan(Nonce + Seal), bytes.AsSpan(Nonce, Seal), content, Of(query, ods));
        }
        catch (AuthenticationTagMismatchException)
        {
            throw new NotUnderstoodException(Invalid);
        }
        return JsonSerializer.Deserialize(content, HubJson.For<WorklistPlace>())!;
    }

    /// <summary>What the cursor is sealed to.</summary>
    private static byte[] Of(WorklistQuery query, OdsCode ods) =>
        [.. Encoding.UTF8.GetBytes($"{ods}\n"), .. JsonSerializer.SerializeToUtf8Bytes(query with { After = null, Limit = 0 }, HubJson.For<WorklistQuery>())];
}

/// <summary>What cursors are sealed with.</summary>
public sealed record CursorOptions
{
    /// <summary>At least 32 bytes in base64, the same on every host; made at start in demo mode.</summary>
    public string? Key { get; init; }

    public byte[] Bytes => Key is null ? RandomNumberGenerator.GetBytes(32) : Convert.FromBase64String(Key);

    public IEnumerable<string> Missing()
    {
        if (Key is null || !Base64.IsValid(Key, out var length) || length < 32)
            yield return "Cursor:Key: at least 32 random bytes in base64, the same on every host (openssl rand -base64 32)";
    }
}
