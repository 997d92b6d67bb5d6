using System.Globalization;
using System.Text.Json.Nodes;
using InterTrust.Calendar;

namespace InterTrust.Api.Wire;

/// <summary>What trusts send.</summary>
public static class Bodies
{
    /// <summary>The day from which the samples were written.</summary>
    private static readonly DateOnly Written = new(2026, 11, 23);

    public static DateOnly Today => LondonTime.Day(DateTimeOffset.UtcNow);

    /// <summary>A sample as it lies in its folder.</summary>
    public static JsonObject Sample(string name) => JsonNode.Parse(File.ReadAllText(Repository.Path("samples", $"{name}.json")))!.AsObject();

    /// <summary>The complete lung referral, for this patient and as if written today, so that no limit of time passes meanwhile.</summary>
    public static JsonObject Referral(Person patient, string to = "RHQ", string tumourGroup = "lung")
    {
        var body = Sample("lung-complete");
        foreach (var (pointer, text) in Texts(body).ToList())
            if (DateOnly.TryParseExact(text, "yyyy-MM-dd", out var day))
                body.Put(pointer, Day(day.DayNumber - Written.DayNumber));
        body["to"] = to;
        body["dataset"]!["tumourGroup"] = tumourGroup;
        var who = body["dataset"]!["patient"]!;
        (who["nhsNumber"], who["familyName"], who["givenName"], who["birthDate"]) = (patient.NhsNumber, patient.FamilyName, patient.GivenName, patient.BirthDate);
        return body;
    }

    public static JsonObject Pathway(Person patient, string tumourGroup = "lung", int periodStart = -20) => new()
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

    /// <summary>Puts a value where the JSON pointer points; nothing takes what is there away.</summary>
    public static JsonObject Put(this JsonObject body, string pointer, JsonNode? value)
    {
        var names = pointer.Split('/')[1..];
        JsonNode at = body;
        foreach (var name in names[..^1])
            at = at is JsonArray list ? list[int.Parse(name)]! : at[name] ??= new JsonObject();
        if (at is JsonArray array)
            array[int.Parse(names[^1])] = value;
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
}
