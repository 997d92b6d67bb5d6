using System.Globalization;
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

        await keys.Follow("Accept");
        await keys.Choose(Coordinator.SamePatient);
        await keys.Push("Continue");
        await keys.TabTo(AriaRole.Radio, Coordinator.NewPathway);
        await keys.TabTo(AriaRole.Textbox, "Who tracks the patient from now on");
        await keys.Press("Control+A");
        await keys.Type("Lung CNS team");
        await keys.Push("Continue");
        await keys.Push("Accept this referral");

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

        await keys.Follow("Reject");
        await keys.TabTo(AriaRole.Radio, "Not enough information");
        await keys.Press("ArrowDown");
        await keys.Write("Explanation", "We have no such service.");
        await keys.Push("Continue");
        await sheffield.Sees("Wrong service");
        await keys.Push("Reject this referral");

        await sheffield.SeesDone("Rejected");
        await sheffield.SeesStatus("Rejected");
    }

    /// <summary>What the hub is for, as two people live it who use neither a mouse nor a script.</summary>
    [Fact]
    public async Task A_referral_is_sent_by_hand_questioned_answered_accepted_and_followed_by_keyboard_alone()
    {
        var patient = Patient.New();
        var barnsley = await Somebody(Script.Off);
        await barnsley.SignInByKeyboard(Persona.Barnsley);
        await SendsByHand(barnsley, patient);

        var sheffield = await Somebody(Script.Off);
        await sheffield.SignInByKeyboard(Persona.Sheffield);
        var keys = sheffield.Keyboard;
        await keys.Follow("Incoming");
        await Finds(keys, patient);
        await keys.Push("Pick up");
        await sheffield.SeesDone("Picked up");
        await keys.Follow("Ask for information");
        await keys.Write("Question", "What is the performance status today?");
        await keys.Push("Continue");
        await keys.Push("Send the questions");
        await sheffield.SeesStatus("Question open");

        await barnsley.Keyboard.Follow("Sent");
        await Finds(barnsley.Keyboard, patient);
        await barnsley.Keyboard.Follow("Answer the questions");
        await barnsley.Keyboard.Write("What is the performance status today?", "1, seen yesterday.");
        await barnsley.Keyboard.Push("Continue");
        await barnsley.Keyboard.Push("Send the answers");
        await barnsley.SeesStatus("To decide");

        await keys.Follow("Incoming");
        await Finds(keys, patient);
        await sheffield.Sees("1, seen yesterday.");
        await keys.Follow("Accept");
        await keys.Choose(Coordinator.SamePatient);
        await keys.Push("Continue");
        await keys.Push("Continue");
        await keys.Push("Accept this referral");
        await sheffield.SeesDone("Accepted");
        await keys.Follow("Pathways");
        await Finds(keys, patient);
        await sheffield.Sees("Breach allocation of the 62 days");
        await sheffield.Sees("Decided by the treatment. Still possible:");
    }

    private static async Task SendsByHand(Coordinator barnsley, Patient patient)
    {
        var keys = barnsley.Keyboard;
        await keys.Follow("Send a referral");
        await keys.Push("Start a referral");
        await keys.Write("NHS number", patient.NumberShown);
        await keys.Write("Family name", patient.FamilyName);
        await keys.Write("Given name", patient.GivenName);
        await keys.WriteDay(DateOnly.ParseExact(patient.BirthDate, "yyyy-MM-dd", CultureInfo.InvariantCulture));
        await keys.Push("Save and continue");
        await keys.Push("Save and continue");
        await keys.Pick("Receiving trust", "Sheffield");
        await keys.Push("Save and continue");
        await keys.Write("Patient pathway identifier", $"P{patient.NhsNumber}");
        await keys.Pick("Referral to treatment status", "Clock r");
        await keys.WriteDay(ReferralBodies.Today.AddDays(-20));
        await keys.Push("Save and continue");
        await keys.Pick("Tumour group", "Lung");
        foreach (var page in Coordinator.FormPages.Skip(5))
        {
            await keys.Push("Save and continue");
            await barnsley.SeesHeading(page);
        }
        await keys.Write("Reason for referral", "Consideration of radical treatment.");
        await keys.Push("Save and continue");
        await keys.Push("Send the referral");
        await barnsley.SeesDone("Sent");
    }

    private async Task<(Coordinator, Keyboard, Patient)> SheffieldLooksAtAReferral(Script script, Screen screen)
    {
        var patient = Patient.New();
        await Send(Persona.Barnsley, patient);
        var sheffield = await Somebody(script, screen);
        await sheffield.SignInByKeyboard(Persona.Sheffield);
        var keys = sheffield.Keyboard;
        await keys.Follow("Incoming");
        await Finds(keys, patient);
        return (sheffield, keys, patient);
    }

    private static async Task Finds(Keyboard keys, Patient patient)
    {
        await keys.Write("Find a patient by part of the name, NHS number or hospital number", patient.NhsNumber);
        await keys.Enter();
        await keys.Follow(patient.DisplayName);
    }
}
