namespace InterTrust.Browser;

public sealed class RaceTests(SharedHub shared) : Journey(shared)
{
    private readonly Patient patient = Patient.New();

    [Theory]
    [InlineData(Script.On)]
    [InlineData(Script.Off)]
    public async Task Two_accept_at_once_and_one_is_told_that_the_other_was_quicker(Script script)
    {
        var id = await Send(Persona.Barnsley, patient);
        var (one, other) = (await At(Persona.Sheffield, script), await At(Persona.SheffieldMdt, script));
        foreach (var person in new[] { one, other })
        {
            await person.GoTo($"/referrals/{id}");
            await person.BeginToAccept();
        }

        await Task.WhenAll(one.Press("Accept this referral"), other.Press("Accept this referral"));

        var oneWon = await one.WasDone();
        var (winner, loser, who) = oneWon ? (one, other, Persona.Sheffield) : (other, one, Persona.SheffieldMdt);
        await winner.SeesDone("Accepted");
        await loser.SeesThatSomebodyWasQuicker("Accept", "accepted", who);
        await loser.SeesStatus("Accepted: new pathway");
        Assert.Single(await HistoryOf(id), "referralAccepted");
    }

    [Fact]
    public async Task Whoever_rejects_what_was_accepted_meanwhile_is_told_so()
    {
        var id = await Send(Persona.Barnsley, patient);
        var (one, other) = (await At(Persona.Sheffield), await At(Persona.SheffieldMdt));
        await other.GoTo($"/referrals/{id}");
        await other.BeginToReject("Out of area", "Lives in Leeds.");
        await one.GoTo($"/referrals/{id}");
        await one.Accept();

        await other.Press("Reject this referral");
        await other.SeesThatSomebodyWasQuicker("Reject", "accepted", Persona.Sheffield);
        await other.SeesStatus("Accepted: new pathway");
    }

    [Fact]
    public async Task Whoever_confirms_what_has_changed_meanwhile_looks_at_it_again_first()
    {
        var id = await Send(Persona.Barnsley, patient);
        var sheffield = await At(Persona.Sheffield);
        await sheffield.GoTo($"/referrals/{id}");
        await sheffield.BeginToReject("Out of area", "Lives in Leeds.");
        (await (await SystemOf("RHQ")).Receive(id)).Is(200);

        await sheffield.Press("Reject this referral");
        await sheffield.Sees("This referral changed while you were looking at it.");
        await sheffield.Press("Reject this referral");
        await sheffield.SeesDone("Rejected");
    }

    [Theory]
    [InlineData(Script.On)]
    [InlineData(Script.Off)]
    public async Task A_double_click_says_it_once(Script script)
    {
        var id = await Send(Persona.Barnsley, patient);
        var sheffield = await At(Persona.Sheffield, script);
        await sheffield.GoTo($"/referrals/{id}");
        await sheffield.BeginToAccept();
        await sheffield.PressTwice("Accept this referral");

        await sheffield.SeesDone("Accepted");
        Assert.Single(await HistoryOf(id), "referralAccepted");
    }

    private async Task<IReadOnlyList<string>> HistoryOf(string id) => await (await SystemOf("RHQ")).HistoryOf(id);
}
