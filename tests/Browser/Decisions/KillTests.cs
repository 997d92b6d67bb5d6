namespace InterTrust.Browser;

/// <summary>
/// The hub is killed while a command is on its way: before it arrives, while it runs or after it. The page is loaded again
/// then.
/// </summary>
public sealed class KillTests(SharedHub shared) : Journey(shared)
{
    [Theory]
    [InlineData(Script.On)]
    [InlineData(Script.Off)]
    public async Task An_acceptance_that_the_hub_died_of_happens_once(Script script)
    {
        using var hub = await Hub.Start();
        var sheffield = await Somebody(script, hub: hub);
        await sheffield.SignIn(Persona.Sheffield);
        var patient = Patient.New();
        var id = (await (await SystemOf("RFF", hub)).Send(patient)).Id;
        await sheffield.GoTo($"/referrals/{id}");
        await sheffield.BeginToAccept();

        await KillWhile(hub, sheffield, "Accept this referral");

        await sheffield.SeesDone("Accepted");
        var system = await SystemOf("RHQ", hub);
        Assert.Single(await system.HistoryOf(id), "referralAccepted");
        Assert.Single(await system.All("/worklists/pathways"), row => $"{row["patient"]!["nhsNumber"]}" == patient.NhsNumber);
    }

    [Fact]
    public async Task A_referral_that_is_being_written_when_the_hub_dies_is_kept_and_sent_once()
    {
        using var hub = await Hub.Start();
        var patient = Patient.New();
        var barnsley = await Somebody(hub: hub);
        await barnsley.SignIn(Persona.Barnsley);
        await barnsley.StartAReferral();
        foreach (var next in Coordinator.FormPages.Skip(1).Append("Check the referral"))
        {
            await barnsley.FillIn(patient, Persona.Sheffield);
            if (next is "Contact and GP" or "Waiting times")
                await KillWhile(hub, barnsley, "Save and continue");
            else
                await barnsley.Press("Save and continue");
            await barnsley.SeesHeading(next);
        }
        await barnsley.Sees(patient.FamilyName);

        await KillWhile(hub, barnsley, "Send the referral");
        await barnsley.SeesDone("Sent");
        foreach (var (system, list) in new[] { ("RFF", "outgoing"), ("RHQ", "incoming") })
            Assert.Single(await (await SystemOf(system, hub)).All($"/worklists/{list}"));
        await barnsley.Open("Send a referral");
        await barnsley.SeesNoRow(patient);
    }

    private static Task KillWhile(Hub hub, Coordinator person, string button) => person.Watch.WhileTheHubIsGone(async () =>
    {
        await person.PressWhile(button, hub.Kill);
        await hub.StartAgain();
        await person.Reload();
    });
}
