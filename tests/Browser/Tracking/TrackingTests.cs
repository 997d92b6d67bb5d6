using System.Globalization;

namespace InterTrust.Browser;

public sealed class TrackingTests(SharedHub shared) : Journey(shared)
{
    private const string Discussed = "Discussed at an MDT meeting";

    private readonly Patient patient = Patient.New();

    [Theory]
    [InlineData(Script.On)]
    [InlineData(Script.Off)]
    public async Task What_happened_is_recorded_corrected_and_taken_back(Script script)
    {
        var sheffield = await SheffieldTracks(script);
        await sheffield.Record(Discussed, ReferralBodies.Today.AddDays(-1));
        await sheffield.SeesEvent(Discussed, Day(-1));

        await sheffield.Correct(Discussed, ReferralBodies.Today, "It was a day later.");
        await sheffield.SeesEvent(Discussed, Day(0));

        await sheffield.Retract(Discussed, "It was another patient's.");
        await sheffield.SeesNoEvent(Discussed);
        await sheffield.Sees("An event that did not happen was removed.");
    }

    [Theory]
    [InlineData(Script.On)]
    [InlineData(Script.Off)]
    public async Task A_note_is_kept_and_stands_on_the_PTL(Script script)
    {
        var sheffield = await SheffieldTracks(script);
        await sheffield.Press("Save the note");
        await sheffield.Sees("Nothing was saved: a note has 1 to 4,000 characters.");
        await sheffield.Write("Write a note", "Theatre date asked for,\nring again on Monday.");
        await sheffield.Press("Save the note");
        await sheffield.Sees("The note was saved. It is on your PTL.");

        await sheffield.Open("Pathways");
        await sheffield.Find(patient.NhsNumber);
        await sheffield.SeesInRow(patient, "Theatre date asked for");
        await sheffield.SeesInRow(patient, Persona.Sheffield.Name);
    }

    [Theory]
    [InlineData(Script.On)]
    [InlineData(Script.Off)]
    public async Task A_day_that_cannot_be_is_refused_at_its_field(Script script)
    {
        var sheffield = await SheffieldTracks(script);
        await sheffield.Follow("Record what happened");
        await sheffield.Choose(Discussed);
        await sheffield.Press("Continue");
        await sheffield.Press("Record");
        await sheffield.SeesProblem("Say on which day it happened.");
    }

    [Fact]
    public async Task The_sender_reads_the_pathway_that_its_referral_came_to()
    {
        await SheffieldTracks(Script.On);
        var barnsley = await At(Persona.Barnsley);
        var rows = await (await SystemOf("RHQ")).All("/worklists/pathways");
        var id = rows.Single(row => $"{row["patient"]!["nhsNumber"]}" == patient.NhsNumber)["id"];
        await barnsley.GoTo($"/pathways/{id}");
        await barnsley.SeesPatient(patient);

        var rotherham = await At(Persona.Rotherham);
        Assert.Equal(404, (await rotherham.GoTo($"/pathways/{id}"))!.Status);
    }

    private async Task<Coordinator> SheffieldTracks(Script script)
    {
        var id = await Send(Persona.Barnsley, patient);
        (await (await SystemOf("RHQ")).Accept(id)).Is(200);
        var sheffield = await At(Persona.Sheffield, script);
        await sheffield.Open("Pathways", patient);
        return sheffield;
    }

    private static string Day(int fromToday) =>
        ReferralBodies.Today.AddDays(fromToday).ToString("d MMM yyyy", CultureInfo.InvariantCulture);
}
