using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace InterTrust.Browser;

/// <summary>What one says to a referral whose page is open.</summary>
public sealed partial class Coordinator
{
    public const string SamePatient = "Yes, it is the same patient";
    public const string NewPathway = "Create a new pathway";

    private ILocator Done => Main.GetByRole(AriaRole.Status).GetByRole(AriaRole.Heading);

    /// <summary>Picks the referral up.</summary>
    public async Task Receive()
    {
        await Press("Pick up");
        await SeesDone("Picked up");
    }

    /// <summary>Accepts, as the page proposes or to this pathway.</summary>
    /// <param name="pathway">How the choice of the pathway begins.</param>
    /// <param name="madeSure">How one made sure that it is the same person, where details differ.</param>
    public async Task Accept(string? pathway = null, string? madeSure = null)
    {
        await BeginToAccept(pathway, madeSure);
        await Press("Accept this referral");
        await SeesDone("Accepted");
    }

    /// <summary>Accepts as far as the check, and says nothing yet.</summary>
    public async Task BeginToAccept(string? pathway = null, string? madeSure = null)
    {
        await Follow("Accept");
        await SeesHeading("Is it the same patient?");
        await Choose(SamePatient);
        if (madeSure is not null)
            await Write("How did you make sure?", madeSure);
        await Press("Continue");
        await SeesHeading("Which pathway?");
        if (pathway is not null)
            await Main.GetByRole(AriaRole.Radio, new() { Name = pathway }).CheckAsync();
        await Press("Continue");
        await SeesHeading("Accept the referral");
    }

    public async Task Reject(string reason, string explanation, string? nextStep = null)
    {
        await BeginToReject(reason, explanation, nextStep);
        await Press("Reject this referral");
        await SeesDone("Rejected");
    }

    /// <summary>Rejects as far as the check, and says nothing yet.</summary>
    public async Task BeginToReject(string reason, string explanation, string? nextStep = null)
    {
        await Follow("Reject");
        await Choose(reason);
        await Write("Explanation", explanation);
        if (nextStep is not null)
            await Write("What the sender should do (optional)", nextStep);
        await Press("Continue");
        await Sees("Check before you send");
        await Sees(explanation);
    }

    public async Task Ask(string question)
    {
        await Follow("Ask for information");
        await Write("Question", question);
        await Press("Continue");
        await Sees(question);
        await Press("Send the questions");
        await SeesDone("Questions sent");
    }

    public async Task Answer(string question, string text)
    {
        await Follow("Answer the questions");
        await Write(question, text);
        await Press("Continue");
        await Sees(text);
        await Press("Send the answers");
        await SeesDone("Answers sent");
    }

    public async Task Withdraw(string reason, string explanation)
    {
        await Follow("Withdraw");
        await Choose(reason);
        await Write("Explanation", explanation);
        await Press("Continue");
        await Press("Withdraw this referral");
        await SeesDone("Withdrawn");
    }

    public async Task Redirect(Persona to, string reason)
    {
        await Follow("Pass to another trust");
        var trusts = Main.GetByLabel("Trust", new() { Exact = true });
        var name = (await trusts.GetByRole(AriaRole.Option).AllInnerTextsAsync())
            .Single(trust => trust.Contains(to.Trust, StringComparison.Ordinal));
        await trusts.SelectOptionAsync(new SelectOptionValue { Label = name });
        await Write("Reason", reason);
        await Press("Continue");
        await Press("Pass it on");
        await SeesDone("Passed on");
    }

    public async Task UndoTheMatch(string reason)
    {
        await Follow("Undo the match");
        await Write("Why was it the wrong pathway?", reason);
        await Press("Continue");
        await Press("Undo the match");
        await SeesDone("Match undone");
    }

    /// <summary>Says that the rejection was looked at.</summary>
    public async Task Acknowledge()
    {
        await Press("Seen: take off our list");
        await SeesDone("Taken off your list");
    }

    public async Task GiveReferralTo(string owner)
    {
        await Write("Owner", owner);
        await Press("Change owner");
        await SeesDone("Owner changed");
    }

    public Task SeesDone(string what) => Expect(Done.First).ToHaveTextAsync(what);

    /// <summary>Waits until what was said is answered.</summary>
    /// <returns>True when it was done, false when somebody was quicker.</returns>
    public async Task<bool> WasDone()
    {
        await Expect(Done.Or(Main.GetByRole(AriaRole.Alert)).First).ToBeVisibleAsync();
        return await Done.CountAsync() > 0;
    }

    /// <summary>Somebody was quicker: the page says what was not done, and who did what instead.</summary>
    public Task SeesThatSomebodyWasQuicker(string command, string instead, Persona who) =>
        Expect(Main.GetByRole(AriaRole.Alert)).ToContainTextAsync(new System.Text.RegularExpressions.Regex(
            $"“{command}” was not done.*{instead}.*{who.Name}",
            System.Text.RegularExpressions.RegexOptions.Singleline));

    /// <summary>Whose page it is stands on top of it.</summary>
    public async Task SeesPatient(Patient patient)
    {
        var banner = page.GetByRole(AriaRole.Region, new() { Name = "Patient", Exact = true });
        await Expect(banner).ToContainTextAsync(patient.DisplayName);
        await Expect(banner).ToContainTextAsync(patient.NumberShown);
    }

    public Task SeesStatus(string status) => SeesHeading($"Referral {status}");

    /// <summary>These commands are offered and no others.</summary>
    public async Task MayDo(params string[] commands)
    {
        var offered = page.GetByRole(AriaRole.Region, new() { Name = "What you can do" });
        var names = await offered.GetByRole(AriaRole.Link).Or(offered.GetByRole(AriaRole.Button)).AllInnerTextsAsync();
        Assert.Equal(commands.Order(), names.Select(name => name.Trim()).Where(name => name is not "Print").Order());
    }

    /// <summary>The page says what is wrong in its summary, and the link there leads to the field.</summary>
    public async Task SeesProblem(string sentence)
    {
        var problems = Main.GetByRole(AriaRole.Alert).Filter(new() { HasText = "There is a problem" });
        var link = problems.GetByRole(AriaRole.Link, new() { Name = sentence });
        var field = await link.GetAttributeAsync("href");
        await link.ClickAsync();
        await Expect(page.Locator($"{field}:focus")).ToHaveCountAsync(1);
        Assert.StartsWith("Error: ", await page.TitleAsync(), StringComparison.Ordinal);
    }
}
