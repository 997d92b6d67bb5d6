using System.Globalization;
using System.Text.Json.Nodes;

namespace InterTrust.TestKit;

/// <summary>Request bodies, made from the samples.</summary>
public static class ReferralBodies
{
    /// <summary>The day on which the samples were written.</summary>
    private static readonly DateOnly Written = new(2026, 11, 23);

    private static readonly TimeZoneInfo London = TimeZoneInfo.FindSystemTimeZoneById("Europe/London");

    private static readonly string LungComplete = Text("lung-complete");

    public static DateOnly Today => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(DateTimeOffset.UtcNow, London).DateTime);

    /// <summary>A sample as it is in its folder.</summary>
    public static JsonObject Sample(string name) => JsonNode.Parse(Text(name))!.AsObject();

    /// <summary>The complete lung referral for this patient, with dates moved to today so that no time limit passes.</summary>
    public static JsonObject Referral(Patient patient, string to = "RHQ", string tumourGroup = "lung")
    {
        var body = JsonNode.Parse(LungComplete)!.AsObject();
        foreach (var (pointer, text) in Texts(body).ToList())
            if (DateOnly.TryParseExact(text, "yyyy-MM-dd", out var day))
                body.Put(pointer, Day(day.DayNumber - Written.DayNumber));
        body["to"] = to;
        body["dataset"]!["tumourGroup"] = tumourGroup;
        var person = body["dataset"]!["patient"]!;
        (person["nhsNumber"], person["familyName"]) = (patient.NhsNumber, patient.FamilyName);
        (person["givenName"], person["birthDate"]) = (patient.GivenName, patient.BirthDate);
        return body;
    }

    /// <summary>Marks a second referral of the same patient as intended.</summary>
    public static JsonObject Additional(this JsonObject referral, string reason = "A second primary.")
    {
        referral["additional"] = new JsonObject { ["reason"] = reason };
        return referral;
    }

    public static JsonObject Pathway(Patient patient, string tumourGroup = "lung", int periodStart = -20) => new()
    {
        ["patient"] = new JsonObject
        {
            ["nhsNumber"] = patient.NhsNumber,
            ["familyName"] = patient.FamilyName,
            ["givenName"] = patient.GivenName,
            ["birthDate"] = patient.BirthDate,
        },
        ["tumourGroup"] = tumourGroup,
        ["pathwayIdentifier"] = new JsonObject { ["value"] = $"P{patient.NhsNumber}", ["issuer"] = "RHQ" },
        ["periodStart"] = Day(periodStart),
    };

    public static string Day(int fromToday) => Today.AddDays(fromToday).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>Sets the value at a JSON pointer; null removes it.</summary>
    public static JsonObject Put(this JsonObject body, string pointer, JsonNode? value)
    {
        var names = pointer.Split('/')[1..];
        JsonNode at = body;
        foreach (var name in names[..^1])
            at = at is JsonArray list ? list[Index(name)]! : at[name] ??= new JsonObject();
        if (at is JsonArray array)
            array[Index(names[^1])] = value;
        else if (value is null)
            at.AsObject().Remove(names[^1]);
        else
            at[names[^1]] = value;
        return body;
    }

    /// <summary>Every text in the body with its pointer.</summary>
    public static IEnumerable<(string Pointer, string Text)> Texts(JsonNode? node, string at = "") => node switch
    {
        JsonObject members => members.SelectMany(member => Texts(member.Value, $"{at}/{member.Key}")),
        JsonArray items => items.SelectMany((item, i) => Texts(item, $"{at}/{i}")),
        JsonValue value when value.TryGetValue<string>(out var text) => [(at, text)],
        _ => [],
    };

    private static int Index(string name) => int.Parse(name, CultureInfo.InvariantCulture);

    private static string Text(string sample) => File.ReadAllText(Repository.Path("samples", $"{sample}.json"));
}
