using System.Security.Cryptography;
using System.Text.Json;

namespace InterTrust.Worklists;

/// <summary>The weak tag of a worklist page: what the trust's feed says of the lists, the query, and the day that bands count from.</summary>
public static class WorklistTag
{
    private static readonly TimeZoneInfo London = TimeZoneInfo.FindSystemTimeZoneById("Europe/London");

    public static string? Of(long? version) => version is null ? null : $"W/\"{version}\"";

    public static string? Of(long? version, WorklistQuery query, TimeProvider time)
    {
        if (version is null)
            return null;
        var today = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(time.GetUtcNow(), London).DateTime);
        var asked = SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(query, HubJson.For<WorklistQuery>()));
        return $"W/\"{version}-{today.DayNumber}-{Convert.ToHexStringLower(asked.AsSpan(0, 8))}\"";
    }
}
