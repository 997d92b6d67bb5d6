namespace InterTrust.Browser;

public sealed class WritingTests(SharedHub shared) : Journey(shared)
{
    private readonly Patient patient = Patient.New(family: "Żółkiewska");

    [Theory]
    [InlineData(Script.On)]
    [InlineData(Script.Off)]
    public async Task A_referral_is_sent_by_hand_and_stands_on_the_other_trusts_list(Script script)
    {
        var barnsley = await At(Persona.Barnsley, script);
        await barnsley.SendByHand(patient, Persona.Sheffield);
        await barnsley.SeesStatus("To receive");
        await barnsley.Sees("Second line.");

        var sheffield = await At(Persona.Sheffield, script);
        await sheffield.Open("Incoming", patient);
        await sheffield.SeesStatus("To receive");

        await barnsley.Open("Send a referral");
        await barnsley.SeesNoRow(patient);
    }

    [Theory]
    [InlineData(Script.On)]
    [InlineData(Script.Off)]
    public async Task A_draft_is_left_and_a_colleague_goes_on_with_it(Script script)
    {
        var barnsley = await At(Persona.Barnsley, script);
        await barnsley.StartAReferral();
        await barnsley.FillIn(patient, Persona.Sheffield);
        await barnsley.Press("Save and come back later");
        await barnsley.SeesInRow(patient, Persona.Barnsley.Name);

        var colleague = await At(Persona.BarnsleyMdt, script);
        await colleague.OpenDraft(patient);
        await colleague.Follow("Change Patient");
        await colleague.SeesWritten("Family name", patient.FamilyName);

        var rotherham = await At(Persona.Rotherham, script);
        await rotherham.Open("Send a referral");
        await rotherham.SeesNoRow(patient);
        Assert.Equal(404, (await rotherham.GoTo(new Uri(colleague.Page.Url).PathAndQuery))!.Status);
    }

    [Theory]
    [InlineData(Script.On)]
    [InlineData(Script.Off)]
    public async Task What_is_wrong_is_said_at_its_field_and_kept_as_it_was_typed(Script script)
    {
        var barnsley = await At(Persona.Barnsley, script);
        await barnsley.StartAReferral();
        await barnsley.FillIn(patient, Persona.Sheffield);
        await barnsley.Write("NHS number", "999 000 0019");
        await barnsley.Press("Save and continue");
        await barnsley.SeesProblem("NHS number");
        await barnsley.SeesWritten("NHS number", "999 000 0019");

        await barnsley.Write("NHS number", patient.NhsNumber);
        await barnsley.SaveAndContinue("Contact and GP");
    }

    [Fact]
    public async Task What_is_missing_is_counted_while_one_types()
    {
        var barnsley = await At(Persona.Barnsley);
        await barnsley.StartAReferral();
        await barnsley.Sees("6 items are needed before it can be sent");
        await barnsley.Write("NHS number", patient.NhsNumber);
        await barnsley.Write("Family name", patient.FamilyName);
        await barnsley.Sees("5 items are needed before it can be sent");
    }

    [Theory]
    [InlineData(Script.On)]
    [InlineData(Script.Off)]
    public async Task A_draft_that_lacks_something_is_not_sent_and_leads_to_what_it_lacks(Script script)
    {
        var barnsley = await At(Persona.Barnsley, script);
        await barnsley.StartAReferral();
        await barnsley.FillIn(patient, Persona.Sheffield);
        await barnsley.Press("Save and come back later");
        await barnsley.OpenDraft(patient);
        await barnsley.Press("Send the referral");
        await barnsley.Sees("It cannot be sent yet. What is needed is shown below.");
        await barnsley.Follow("Receiving trust");
        await barnsley.SeesHeading("Referrer, receiver and transfer");
    }

    [Theory]
    [InlineData(Script.On)]
    [InlineData(Script.Off)]
    public async Task Two_who_type_into_one_draft_do_not_overwrite_each_other_unseen(Script script)
    {
        var (one, other) = (await At(Persona.Barnsley, script), await At(Persona.BarnsleyMdt, script));
        await one.StartAReferral();
        await other.GoTo(new Uri(one.Page.Url).PathAndQuery);
        await one.FillIn(patient, Persona.Sheffield);
        await one.SaveAndContinue("Contact and GP");

        await other.Write("Hospital number", "B 123");
        await other.Press("Save and continue");
        await other.Sees($"{Persona.Barnsley.Name} saved this draft");
        await other.SeesWritten("Hospital number", "B 123");
    }

    [Theory]
    [InlineData(Script.On)]
    [InlineData(Script.Off)]
    public async Task A_draft_is_thrown_away(Script script)
    {
        var barnsley = await At(Persona.Barnsley, script);
        await barnsley.StartAReferral();
        await barnsley.FillIn(patient, Persona.Sheffield);
        await barnsley.Press("Save and come back later");
        await barnsley.ThrowAway(patient);
        await barnsley.Sees("The draft was deleted.");
        await barnsley.SeesNoRow(patient);
    }

    [Theory]
    [InlineData(Script.On)]
    [InlineData(Script.Off)]
    public async Task What_was_rejected_is_corrected_and_sent_again(Script script)
    {
        var id = await Send(Persona.Barnsley, patient);
        (await (await SystemOf("RHQ")).Reject(id)).Is(200);
        var barnsley = await At(Persona.Barnsley, script);
        await barnsley.GoTo($"/referrals/{id}");
        await barnsley.Press("Send again, corrected");
        await barnsley.SeesWritten("Family name", patient.FamilyName);
        await barnsley.Write("Given name", "Zofia Maria");
        await barnsley.SaveAndContinue("Contact and GP");
        await barnsley.OpenDraft(patient with { GivenName = "Zofia Maria" });
        await barnsley.Press("Send the referral");
        await barnsley.SeesDone("Sent");
        await barnsley.SeesStatus("To receive");
    }

    [Theory]
    [InlineData(Script.On)]
    [InlineData(Script.Off)]
    public async Task The_data_of_a_referral_are_amended(Script script)
    {
        var id = await Send(Persona.Barnsley, patient);
        var barnsley = await At(Persona.Barnsley, script);
        await barnsley.GoTo($"/referrals/{id}");
        await barnsley.Press("Amend the data");
        await barnsley.Write("Hospital number", "F 99");
        await barnsley.SaveAndContinue("Contact and GP");
        await barnsley.Open("Send a referral");
        await barnsley.Follow(patient.DisplayName);
        await barnsley.Press("Send the new data");
        await barnsley.SeesDone("Data set amended");
        await barnsley.Sees("F 99");
        await barnsley.Sees("The data set was amended; changed: Hospital number.");
    }

    [Theory]
    [InlineData(Script.On)]
    [InlineData(Script.Off)]
    public async Task A_second_open_referral_asks_why(Script script)
    {
        var barnsley = await At(Persona.Barnsley, script);
        await Send(Persona.Barnsley, patient);
        await barnsley.WriteAReferral(patient, Persona.Sheffield);
        await barnsley.Press("Send the referral");
        await barnsley.SeesProblem("There is an open referral of this patient");
        await barnsley.Write("Why a second referral?", "A second primary in the other lung.");
        await barnsley.Press("Send the referral");
        await barnsley.SeesDone("Sent");
    }
}
