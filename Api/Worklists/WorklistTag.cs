using System.Security.Cryptography;
using System.Text.Json;

namespace InterTrust.Worklists;

/// <summary>The weak tag of a worklist page: what the trust's feed says of the lists, the query, and the day that bands and clocks count from.</summary>
public static class WorklistTag
{
    private static readonly TimeZoneInfo London = TimeZoneInfo.FindSystemTimeZoneById("Europe/London");

    /// <summary>Of the totals, which count clocks.</summary>
    public static string? Of(long? version, TimeProvider time) => version is null ? null : $"W/\"{version}-{Today(time)}\"";

    public static string? Of(long? version, WorklistQuery query, TimeProvider time)
    {
        if (version is null)
            return null;
        var asked = SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(query, HubJson.For<WorklistQuery>()));
        return $"W/\"{version}-{Today(time)}-{Convert.ToHexStringLower(asked.AsSpan(0, 8))}\"";
    }

    private static int Today(TimeProvider time) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(time.GetUtcNow(), London).DateTime).DayNumber;
}
