using System.Security.Cryptography;
using System.Text.Json;
using InterTrust.Http;
using InterTrust.Identity;
using Microsoft.AspNetCore.DataProtection;

namespace InterTrust.Worklists;

/// <summary>
/// Cursors: a position in a worklist, protected for its trust, list, filter and order. It is encrypted because it appears in
/// URLs, and in a list sorted by name it contains a name.
/// </summary>
public sealed class Cursors(IDataProtectionProvider protection)
{
    private static readonly Problem Invalid = new(
        Problems.CursorInvalid,
        "A cursor goes back unchanged, with the filter and the sort that it came with. Begin again without a cursor.");

    public string Write(WorklistPlace place, WorklistQuery query, OdsCode ods) =>
        Protector(query, ods).Protect(JsonSerializer.Serialize(place, HubJson.For<WorklistPlace>()));

    /// <summary>The position that <see cref="Write"/> wrote for this query.</summary>
    /// <exception cref="ProblemException">It is forged, changed, or from another list.</exception>
    public WorklistPlace Read(string cursor, WorklistQuery query, OdsCode ods)
    {
        try
        {
            return JsonSerializer.Deserialize(Protector(query, ods).Unprotect(cursor), HubJson.For<WorklistPlace>())!;
        }
        catch (CryptographicException)
        {
            throw new ProblemException(Invalid);
        }
    }

    private IDataProtector Protector(WorklistQuery query, OdsCode ods) => protection.CreateProtector(
        "cursors", ods.Value, JsonSerializer.Serialize(query with { After = null, Limit = 0 }, HubJson.For<WorklistQuery>()));
}
