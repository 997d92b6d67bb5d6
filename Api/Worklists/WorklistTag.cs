using System.Security.Cryptography;
using System.Text.Json;
using InterTrust.Http;

namespace InterTrust.Worklists;

/// <summary>The weak tag of a worklist page: what the trust's feed says of the lists, the query, and the day that bands and clocks count from.</summary>
public static class WorklistTag
{
    /// <summary>Of the totals, which count clocks.</summary>
    public static string? Of(long? version, TimeProvider time) => version is null ? null : $"W/\"{version}-{Today.Of(time).DayNumber}\"";

    public static string? Of(long? version, WorklistQuery query, TimeProvider time)
    {
        if (version is null)
            return null;
        var asked = SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(query, HubJson.For<WorklistQuery>()));
        return $"W/\"{version}-{Today.Of(time).DayNumber}-{Convert.ToHexStringLower(asked.AsSpan(0, 8))}\"";
    }
}
