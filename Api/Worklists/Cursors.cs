using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using InterTrust.Http;
using InterTrust.Identity;
using InterTrust.Security;

namespace InterTrust.Worklists;

/// <summary>
/// Cursors: a place in a worklist, sealed to the list, its filter, its order and its trust. It stands in addresses, and in a list
/// sorted by name the place is a name: so it is encrypted. Every host with the same key takes another's.
/// </summary>
public sealed class Cursors(CursorOptions options)
{
    private static readonly Problem Invalid = new(
        Problems.CursorInvalid, "A cursor goes back unchanged, with the filter and the sort that it came with. Begin again without a cursor.");

    private readonly Seal seal = new(options, "cursors");

    public string Write(WorklistPlace place, WorklistQuery query, OdsCode ods) =>
        seal.Close(JsonSerializer.SerializeToUtf8Bytes(place, HubJson.For<WorklistPlace>()), Of(query, ods));

    /// <summary>The place that <see cref="Write"/> wrote for this query.</summary>
    /// <exception cref="BadRequestException">It is forged, changed, or of another list.</exception>
    public WorklistPlace Read(string cursor, WorklistQuery query, OdsCode ods) => seal.Open(cursor, Of(query, ods)) is { } content
        ? JsonSerializer.Deserialize(content, HubJson.For<WorklistPlace>())!
        : throw new BadRequestException(Invalid);

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
