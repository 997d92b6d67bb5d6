using Microsoft.Playwright;

namespace InterTrust.Browser;

/// <summary>From signing in to the decision, without a mouse.</summary>
public sealed class KeyboardTests(SharedHub shared) : Journey(shared)
{
    [Theory]
    [InlineData(Script.On, 1280, 900)]
    [InlineData(Script.Off, 1280, 900)]
    [InlineData(Script.On, 320, 800)]
    public async Task A_referral_is_accepted_by_keyboard_alone(Script script, int width, int height)
    {
        var (sheffield, keys, patient) = await SheffieldLooksAtAReferral(script, new(width, height));

        await keys.TabTo(AriaRole.Link, "Accept");
        await keys.Enter();
        await keys.TabTo(AriaRole.Radio, Coordinator.SamePatient);
        await keys.Press("Space");
        await keys.TabTo(AriaRole.Button, "Continue");
        await keys.Enter();
        await keys.TabTo(AriaRole.Radio, Coordinator.NewPathway);
        await keys.TabTo(AriaRole.Textbox, "Who tracks the patient from here on");
        await keys.Press("Control+A");
        await keys.Type("Lung CNS team");
        await keys.TabTo(AriaRole.Button, "Continue");
        await keys.Enter();
        await keys.TabTo(AriaRole.Button, "Accept this referral");
        await keys.Enter();

        await sheffield.SeesDone("Accepted");
        await sheffield.Open("Pathways");
        await sheffield.Find(patient.NhsNumber);
        await sheffield.SeesInRow(patient, "Lung CNS team");
    }

    [Theory]
    [InlineData(Script.On)]
    [InlineData(Script.Off)]
    public async Task A_referral_is_rejected_by_keyboard_alone(Script script)
    {
        var (sheffield, keys, _) = await SheffieldLooksAtAReferral(script, Screen.Desktop);

        await keys.TabTo(AriaRole.Link, "Reject");
        await keys.Enter();
        await keys.TabTo(AriaRole.Radio, "Not enough information");
        await keys.Press("ArrowDown");
        await keys.TabTo(AriaRole.Textbox, "Explanation");
        await keys.Type("We have no such service.");
        await keys.TabTo(AriaRole.Button, "Continue");
        await keys.Enter();
        await sheffield.Sees("Wrong service");
        await keys.TabTo(AriaRole.Button, "Reject this referral");
        await keys.Enter();

        await sheffield.SeesDone("Rejected");
        await sheffield.SeesStatus("Rejected");
    }

    private async Task<(Coordinator, Keyboard, Patient)> SheffieldLooksAtAReferral(Script script, Screen screen)
    {
        var patient = Patient.New();
        await Send(Persona.Barnsley, patient);
        var sheffield = await Somebody(script, screen);
        await sheffield.SignIn(Persona.Sheffield);
        var keys = sheffield.Keyboard;
        await keys.TabTo(AriaRole.Link, "Incoming");
        await keys.Enter();
        await keys.TabTo(AriaRole.Textbox, "Find a patient by part of the name, NHS number or hospital number");
        await keys.Type(patient.NhsNumber);
        await keys.Enter();
        await keys.TabTo(AriaRole.Link, patient.Shown);
        await keys.Enter();
        return (sheffield, keys, patient);
    }
}
