using System.Globalization;
using System.Text.Json.Nodes;
using InterTrust.TestKit;

namespace InterTrust.Browser;

/// <summary>What trusts send, made from the samples.</summary>
public static class Bodies
{
    /// <summary>The day from which the samples were written.</summary>
    private static readonly DateOnly Written = new(2026, 11, 23);

    private static readonly TimeZoneInfo London = TimeZoneInfo.FindSystemTimeZoneById("Europe/London");

    private static readonly string LungComplete = File.ReadAllText(Path.Combine(HubProcess.Repository, "samples", "lung-complete.json"));

    public static DateOnly Today => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(DateTimeOffset.UtcNow, London).DateTime);

    /// <summary>The complete lung referral for this patient, as if written today.</summary>
    public static JsonObject Referral(Patient patient, string to, Action<JsonObject>? with = null)
    {
        var body = JsonNode.Parse(LungComplete)!.AsObject();
        Move(body, Today.DayNumber - Written.DayNumber);
        body["to"] = to;
        var who = body["dataset"]!["patient"]!;
        (who["nhsNumber"], who["familyName"], who["givenName"], who["birthDate"]) = (patient.NhsNumber, patient.FamilyName, patient.GivenName, patient.BirthDate);
        with?.Invoke(body);
        return body;
    }

    public static string Day(int fromToday) => Today.AddDays(fromToday).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static void Move(JsonNode? node, int days)
    {
        foreach (var (name, member) in (node as JsonObject)?.ToList() ?? [])
            if (member is JsonValue value && value.TryGetValue<string>(out var text) && DateOnly.TryParseExact(text, "yyyy-MM-dd", out var day))
                node![name] = day.AddDays(days).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
            else
                Move(member, days);
        foreach (var item in node as JsonArray ?? [])
            Move(item, days);
    }
}
