using System.Text.Json.Nodes;

namespace InterTrust.Browser;

/// <summary>Whatever a name holds, it is shown as that name. The watch hears when any of it is run, loaded or styled.</summary>
public sealed class PoisonTests(SharedHub shared) : Journey(shared)
{
    public static TheoryData<string> Names =>
    [
        "<script>alert(1)</script>",
        "\"><img src=x onerror=alert(1)>",
        "O'Brien & \"Söhne\"",
        "\u202Etxet\u202C",
        "{{7*7}} ${7*7} @(7*7)",
        "𝒁𝒐ë 🎈🏳️‍🌈",
        "Wwwwwwwwwwwwwwwwwwwwwwwwwwwwww",
    ];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task A_name_is_shown_as_text_on_every_page(string name)
    {
        var patient = Patient.New(family: name, given: name);
        var referral = ReferralBodies.Referral(patient);
        Poison(referral["dataset"]!, name);
        (await (await SystemOf("RFF")).Send(referral)).Is(201);
        var sheffield = await At(Persona.Sheffield, screen: Screen.Narrow);
        await sheffield.Open("Incoming", patient);
        await sheffield.SeesPatient(patient);
        await sheffield.Sees(name);
        await Reflow.Check(sheffield.Page);

        await sheffield.Ask($"Is {name} right?");
        await sheffield.Sees($"Is {name} right?");
        await sheffield.GiveReferralTo(name);
        await sheffield.Sees(name);
        await sheffield.BeginToAccept();
        await sheffield.SeesPatient(patient);
        await sheffield.Press("Accept this referral");
        await sheffield.Open("Pathways", patient);
        await sheffield.SeesPatient(patient);
        await Reflow.Check(sheffield.Page);

        Assert.All(sheffield.Watch.Answers, answer => Assert.DoesNotContain(patient.NhsNumber, answer.Url, StringComparison.Ordinal));
    }

    private static void Poison(JsonNode dataSet, string name)
    {
        dataSet["questions"]!["reasonForReferral"] = $"{name}\n{name}";
        dataSet["health"]!["medicalHistory"] = name;
        dataSet["referrer"]!["contactName"] = name;
    }
}
