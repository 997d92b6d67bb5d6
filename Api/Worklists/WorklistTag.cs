using System.Security.Cryptography;
using System.Text.Json;
using InterTrust.Calendar;

namespace InterTrust.Worklists;

/// <summary>
/// The weak tag of a worklist page: the version of the trust's lists, the query, and the day that bands and clocks count from.
/// </summary>
public static class WorklistTag
{
    /// <summary>Of the totals, which count clocks.</summary>
    public static string? Create(long? version, TimeProvider time) =>
        version is null ? null : $"W/\"{version}-{LondonTime.Today(time).DayNumber}\"";

    public static string? Create(long? version, WorklistQuery query, TimeProvider time)
    {
        if (version is null)
            return null;
        var asked = SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(query, HubJson.For<WorklistQuery>()));
        return $"W/\"{version}-{LondonTime.Today(time).DayNumber}-{Convert.ToHexStringLower(asked.AsSpan(0, 8))}\"";
    }
}
