using System.Security.Cryptography;
using System.Text.Json;
using InterTrust.Calendar;

namespace InterTrust.Worklists;

/// <summary>
/// The weak ETag of a worklist page: the version of the trust's lists, the day for which bands and clocks are calculated, and
/// the query.
/// </summary>
public static class WorklistTag
{
    /// <summary>The ETag of the totals, which depend on the clocks.</summary>
    public static string? Create(long? version, TimeProvider time) =>
        version is null ? null : $"W/\"{version}-{LondonTime.Today(time).DayNumber}\"";

    public static string? Create(long? version, WorklistQuery query, TimeProvider time)
    {
        if (version is null)
            return null;
        var queryHash = SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(query, HubJson.For<WorklistQuery>()));
        return $"W/\"{version}-{LondonTime.Today(time).DayNumber}-{Convert.ToHexStringLower(queryHash.AsSpan(0, 8))}\"";
    }
}
