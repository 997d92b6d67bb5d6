namespace InterTrust.Browser;

/// <summary>Every page of a referral, in each of its states, can be used by everybody.</summary>
public sealed class ReferralPageTests(SharedHub shared) : Journey(shared)
{
    private readonly Patient patient = Patient.New();

    [Fact]
    public async Task A_referral_before_its_decision_and_after_it()
    {
        var sheffield = await SheffieldHas(patient);
        await Looks.Check(sheffield);
        await sheffield.Receive();
        await Looks.Check(sheffield);
        await sheffield.Accept();
        await Looks.Check(sheffield);
        await sheffield.Open("Pathways");
        await Looks.Check(sheffield);
    }

    [Fact]
    public async Task Accepting()
    {
        var sheffield = await SheffieldHas(patient);
        await sheffield.Follow("Accept");
        await Looks.Check(sheffield);
        await sheffield.Press("Continue");
        await sheffield.SeesProblem("Say whether it is the same patient.");
        await Looks.Check(sheffield);
        await sheffield.Choose(Coordinator.SamePatient);
        await sheffield.Press("Continue");
        await Looks.Check(sheffield);
        await sheffield.Press("Continue");
        await Looks.Check(sheffield);
    }

    [Fact]
    public async Task Accepting_somebody_whose_details_differ()
    {
        var sheffield = await SheffieldHas(patient);
        await sheffield.Accept();
        await Send(Persona.Rotherham, patient with { BirthDate = "1961-03-04" });
        await sheffield.Open("Incoming", patient);
        await sheffield.Follow("Accept");
        await Looks.Check(sheffield);
        await sheffield.Press("Continue");
        await Looks.Check(sheffield);
        await sheffield.Choose(Coordinator.SamePatient);
        await sheffield.Write("How did you make sure?", "Asked the GP.");
        await sheffield.Press("Continue");
        await Looks.Check(sheffield);
    }

    [Fact]
    public async Task Rejecting()
    {
        var sheffield = await SheffieldHas(patient);
        await sheffield.Follow("Reject");
        await Looks.Check(sheffield);
        await sheffield.Press("Continue");
        await sheffield.SeesProblem("Choose a reason.");
        await Looks.Check(sheffield);
        await sheffield.Open("Incoming", patient);
        await sheffield.BeginToReject("Not enough information", "The staging CT is missing.", "Send again with the CT.");
        await Looks.Check(sheffield);
        await sheffield.Press("Reject this referral");
        await sheffield.SeesStatus("Rejected");
        await Looks.Check(sheffield);

        var barnsley = await At(Persona.Barnsley);
        await barnsley.Open("Sent", patient);
        await Looks.Check(barnsley);
    }

    [Fact]
    public async Task Asking_and_answering()
    {
        var sheffield = await SheffieldHas(patient);
        await sheffield.Follow("Ask for information");
        await Looks.Check(sheffield);
        await sheffield.Press("Continue");
        await sheffield.SeesProblem("Ask at least one question.");
        await Looks.Check(sheffield);
        await sheffield.Open("Incoming", patient);
        await sheffield.Ask("What is the performance status today?");
        await Looks.Check(sheffield);

        var barnsley = await At(Persona.Barnsley);
        await barnsley.Open("Sent", patient);
        await Looks.Check(barnsley);
        await barnsley.Follow("Answer the questions");
        await Looks.Check(barnsley);
        await barnsley.Press("Continue");
        await barnsley.SeesProblem("Answer at least one question.");
        await Looks.Check(barnsley);
    }

    [Fact]
    public async Task Passing_on_taking_back_and_undoing()
    {
        var sheffield = await SheffieldHas(patient);
        await sheffield.Follow("Pass to another trust");
        await Looks.Check(sheffield);
        await sheffield.Press("Continue");
        await Looks.Check(sheffield);

        var barnsley = await At(Persona.Barnsley);
        await barnsley.Open("Sent", patient);
        await barnsley.Follow("Withdraw");
        await Looks.Check(barnsley);
        await barnsley.Press("Continue");
        await Looks.Check(barnsley);

        await sheffield.Open("Incoming", patient);
        await sheffield.Accept();
        await sheffield.Follow("Undo the match");
        await Looks.Check(sheffield);
        await sheffield.Press("Continue");
        await Looks.Check(sheffield);
    }
}
