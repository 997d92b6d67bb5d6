using System.Text.Json;
using InterTrust.Identity;
using InterTrust.Journal;

namespace InterTrust.Referrals;

/// <summary>A referral's event as it is written.</summary>
internal static class StoredReferralEvents
{
    internal static NewEvent Serialize(ReferralEvent e, Author by, int attempt, OdsCode[] feeds)
    {
        var json = JsonSerializer.SerializeToUtf8Bytes(e, StoredJson.Default.ReferralEvent);
        return new(ReadTypeName(json), e.At, by, json, e.DataSet?.Json, IsDecision(e) ? attempt : null, feeds);
    }

    /// <summary>At most one of these for each acceptance that was not undone; a unique key carries it.</summary>
    private static bool IsDecision(ReferralEvent e) => e is ReferralAccepted or ReferralRejected or ReferralWithdrawn or ReferralRedirected;

    /// <summary>The fixed name, which the serialiser writes first.</summary>
    internal static string ReadTypeName(byte[] json)
    {
        var reader = new Utf8JsonReader(json);
        reader.Read();
        reader.Read();
        reader.Read();
        return reader.GetString()!;
    }
}
