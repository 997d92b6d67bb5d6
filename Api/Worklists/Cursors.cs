using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using InterTrust.Http;
using InterTrust.Identity;

namespace InterTrust.Worklists;

/// <summary>
/// Cursors: a place in a worklist, sealed to the list, its filter, its order and its trust. Every host with the same key takes
/// another's.
/// </summary>
public sealed class Cursors(CursorOptions options)
{
    private const int SealLength = 16;

    private static readonly Problem Invalid = new(
        Problems.CursorInvalid, "A cursor goes back unchanged, with the filter and the sort that it came with. Begin again without a cursor.");

    private readonly byte[] key = options.Bytes;

    public string Write(WorklistPlace place, WorklistQuery query, OdsCode ods)
    {
        var content = JsonSerializer.SerializeToUtf8Bytes(place, HubJson.For<WorklistPlace>());
        return Base64Url.EncodeToString([.. Seal(content, query, ods), .. content]);
    }

    /// <summary>The place that <see cref="Write"/> wrote for this query.</summary>
    /// <exception cref="NotUnderstoodException">It is forged, changed, or of another list.</exception>
    public WorklistPlace Read(string cursor, WorklistQuery query, OdsCode ods)
    {
        if (cursor.Length > 1024 || !Base64Url.IsValid(cursor))
            throw new NotUnderstoodException(Invalid);
        var bytes = Base64Url.DecodeFromChars(cursor);
        return bytes.Length > SealLength && CryptographicOperations.FixedTimeEquals(bytes.AsSpan(0, SealLength), Seal(bytes.AsSpan(SealLength), query, ods))
            ? JsonSerializer.Deserialize(bytes.AsSpan(SealLength), HubJson.For<WorklistPlace>())!
            : throw new NotUnderstoodException(Invalid);
    }

    private byte[] Seal(ReadOnlySpan<byte> place, WorklistQuery query, OdsCode ods)
    {
        using var seal = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, key);
        seal.AppendData(Encoding.UTF8.GetBytes($"{ods}\n"));
        seal.AppendData(JsonSerializer.SerializeToUtf8Bytes(query with { After = null, Limit = 0 }, HubJson.For<WorklistQuery>()));
        seal.AppendData("\n"u8);
        seal.AppendData(place);
        return seal.GetHashAndReset()[..SealLength];
    }
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
