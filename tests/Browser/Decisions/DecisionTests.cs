namespace InterTrust.Browser;

public sealed class DecisionTests(SharedHub shared) : Journey(shared)
{
    private readonly Patient patient = Patient.New();

    [Theory]
    [InlineData(Script.On)]
    [InlineData(Script.Off)]
    public async Task A_referral_is_picked_up_and_accepted_to_a_new_pathway(Script script)
    {
        var sheffield = await SheffieldHas(patient, script);
        await sheffield.SeesStatus("To receive");
        await sheffield.MayDo("Pick up", "Accept", "Reject", "Ask for information", "Pass to another trust", "Change owner");

        await sheffield.Receive();
        await sheffield.SeesStatus("To decide");
        await sheffield.Accept();
        await sheffield.SeesStatus("Accepted: new pathway");
        await sheffield.MayDo("Undo the match");

        await sheffield.Open("Incoming");
        await sheffield.Find(patient.NhsNumber);
        await sheffield.SeesNoRow(patient);
        await sheffield.Open("Pathways");
        await sheffield.Find(patient.NhsNumber);
        await sheffield.SeesInRow(patient, "Nasreen Akhtar");
    }

    [Theory]
    [InlineData(Script.On)]
    [InlineData(Script.Off)]
    public async Task A_second_referral_joins_the_pathway_that_is_there(Script script)
    {
        var sheffield = await SheffieldHas(patient, script);
        await sheffield.Accept();
        await Send(Persona.Rotherham, patient);
        await sheffield.Open("Incoming", patient);
        await sheffield.Accept("Join the Lung pathway");

        await sheffield.SeesStatus("Accepted: joined a pathway");
        await sheffield.Sees("The referral joined the pathway on your PTL.");
    }

    [Theory]
    [InlineData(Script.On)]
    [InlineData(Script.Off)]
    public async Task Somebody_of_another_birth_date_is_accepted_only_with_a_word_on_how_one_made_sure(Script script)
    {
        var sheffield = await SheffieldHas(patient, script);
        await sheffield.Accept();
        await Send(Persona.Rotherham, patient with { BirthDate = "1961-03-04" });
        await sheffield.Open("Incoming", patient);

        await sheffield.Follow("Accept");
        await sheffield.Sees("4 Mar 1961");
        await sheffield.Sees("Differs");
        await sheffield.Choose(Coordinator.SamePatient);
        await sheffield.Press("Continue");
        await sheffield.SeesProblem("Details differ: say how you made sure that it is the same person.");

        await sheffield.Open("Incoming", patient);
        await sheffield.Accept("Join the Lung pathway", madeSure: "Day and month were mixed up; asked the GP.");
        await sheffield.SeesStatus("Accepted: joined a pathway");
    }

    [Theory]
    [InlineData(Script.On)]
    [InlineData(Script.Off)]
    public async Task A_rejected_referral_is_seen_by_its_sender_with_the_reason_and_what_to_do(Script script)
    {
        var sheffield = await SheffieldHas(patient, script);
        await sheffield.Reject("Not enough information", "The staging CT is missing.", "Send again with the CT.");
        await sheffield.SeesStatus("Rejected");

        var barnsley = await At(Persona.Barnsley, script);
        await barnsley.Open("Sent", patient);
        await barnsley.SeesStatus("Rejected");
        await barnsley.Sees("The staging CT is missing.");
        await barnsley.Sees("Send again with the CT.");
        await barnsley.Acknowledge();

        await barnsley.Open("Sent");
        await barnsley.Find(patient.NhsNumber);
        await barnsley.SeesNoRow(patient);
    }

    [Theory]
    [InlineData(Script.On)]
    [InlineData(Script.Off)]
    public async Task A_question_is_asked_and_answered(Script script)
    {
        var sheffield = await SheffieldHas(patient, script);
        await sheffield.Ask("What is the performance status today?");
        await sheffield.SeesStatus("Question open");

        var barnsley = await At(Persona.Barnsley, script);
        await barnsley.Open("Sent", patient);
        await barnsley.Answer("What is the performance status today?", "1, seen yesterday.");
        await barnsley.SeesStatus("To decide");

        await sheffield.Reload();
        await sheffield.SeesStatus("To decide");
        await sheffield.Sees("Since you last looked:");
        await sheffield.Sees("1, seen yesterday.");
    }

    [Theory]
    [InlineData(Script.On)]
    [InlineData(Script.Off)]
    public async Task A_sender_takes_a_referral_back(Script script)
    {
        await Send(Persona.Barnsley, patient);
        var barnsley = await At(Persona.Barnsley, script);
        await barnsley.Open("Sent", patient);
        await barnsley.Withdraw("Sent in error", "It was for another patient.");
        await barnsley.SeesStatus("Withdrawn");

        var sheffield = await At(Persona.Sheffield, script);
        await sheffield.Open("Incoming");
        await sheffield.Find(patient.NhsNumber);
        await sheffield.SeesNoRow(patient);
    }

    [Theory]
    [InlineData(Script.On)]
    [InlineData(Script.Off)]
    public async Task A_referral_is_passed_to_a_third_trust_and_waits_there(Script script)
    {
        var sheffield = await SheffieldHas(patient, script);
        await sheffield.Redirect(Persona.Rotherham, "The surgeon is there.");
        await sheffield.SeesStatus("Redirected");

        var rotherham = await At(Persona.Rotherham, script);
        await rotherham.Open("Incoming", patient);
        await rotherham.SeesStatus("To receive");
    }

    [Theory]
    [InlineData(Script.On)]
    [InlineData(Script.Off)]
    public async Task A_wrong_match_is_undone_and_the_referral_decided_again(Script script)
    {
        var sheffield = await SheffieldHas(patient, script);
        await sheffield.Accept();
        await sheffield.UndoTheMatch("It was another patient's pathway.");
        await sheffield.SeesStatus("To decide");
        await sheffield.Accept();
        await sheffield.SeesStatus("Accepted: new pathway");
    }

    [Theory]
    [InlineData(Script.On)]
    [InlineData(Script.Off)]
    public async Task What_was_left_out_is_said_and_what_was_filled_in_stays(Script script)
    {
        var sheffield = await SheffieldHas(patient, script);
        await sheffield.Follow("Reject");
        await sheffield.Choose("Out of area");
        await sheffield.Press("Continue");
        await sheffield.SeesProblem("Explain the rejection, so that the sender knows what to do.");
        await sheffield.SeesChosen("Out of area");

        await sheffield.Write("Explanation", "Lives in Leeds.");
        await sheffield.Press("Continue");
        await sheffield.Sees("Check before you send");
        await sheffield.Press("Change");
        await sheffield.SeesWritten("Explanation", "Lives in Leeds.");
        await sheffield.Press("Continue");
        await sheffield.Press("Reject this referral");
        await sheffield.SeesDone("Rejected");
    }

    [Fact]
    public async Task Another_trusts_referral_is_not_there()
    {
        var id = await Send(Persona.Barnsley, patient);
        var rotherham = await At(Persona.Rotherham);
        foreach (var page in new[] { "", "/accept", "/reject" })
        {
            Assert.Equal(404, (await rotherham.GoTo($"/referrals/{id}{page}"))!.Status);
            await rotherham.SeesHeading("Not found");
        }
    }
}
