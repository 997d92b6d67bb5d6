using System.Globalization;
using Microsoft.Playwright;

namespace InterTrust.Browser;

/// <summary>Sending a referral by hand, page by page.</summary>
public sealed partial class Coordinator
{
    /// <summary>The pages of the form, in their order.</summary>
    public static readonly IReadOnlyList<string> FormPages =
    [
        "Patient",
        "Contact and GP",
        "Referrer, receiver and transfer",
        "Waiting times",
        "Tumour and stage",
        "Fitness",
        "Imaging",
        "Diagnostic procedures",
        "What you ask",
    ];

    /// <summary>Begins a referral; the form's first page is open then.</summary>
    public async Task StartAReferral()
    {
        await Open("Send a referral");
        await Press("Start a referral");
        await SeesHeading(FormPages[0]);
    }

    /// <summary>Fills in the page of the form that is open, as far as a referral needs it.</summary>
    public async Task FillIn(Patient patient, Persona to)
    {
        switch (await page.GetByRole(AriaRole.Heading, new() { Level = 1 }).InnerTextAsync())
        {
            case "Patient":
                await Write("NHS number", patient.NumberShown);
                await Write("Family name", patient.FamilyName);
                await Write("Given name", patient.GivenName);
                await WriteDay("Date of birth", DateOnly.ParseExact(patient.BirthDate, "yyyy-MM-dd", CultureInfo.InvariantCulture));
                break;
            case "Referrer, receiver and transfer":
                await Pick("Receiving trust", to.Trust);
                break;
            case "Waiting times":
                await Write("Patient pathway identifier", $"P{patient.NhsNumber}");
                await Pick("Referral to treatment status", "");
                await WriteDay("Referral to treatment clock start", ReferralBodies.Today.AddDays(-20));
                break;
            case "Tumour and stage":
                await Pick("Tumour group", "Lung");
                break;
            case "What you ask":
                await Write("Reason for referral", "Consideration of radical treatment.\nSecond line.");
                break;
        }
    }

    /// <summary>Saves the page, and sees the one that comes then.</summary>
    public async Task SaveAndContinue(string nextPage)
    {
        await Press("Save and continue");
        await SeesHeading(nextPage);
    }

    /// <summary>A whole referral, as far as the check before it is sent.</summary>
    public async Task WriteAReferral(Patient patient, Persona to)
    {
        await StartAReferral();
        foreach (var next in FormPages.Skip(1).Append("Check the referral"))
        {
            await FillIn(patient, to);
            await SaveAndContinue(next);
        }
    }

    public async Task SendByHand(Patient patient, Persona to)
    {
        await WriteAReferral(patient, to);
        await Press("Send the referral");
        await SeesDone("Sent");
    }

    /// <summary>The draft of a patient, from the list of drafts.</summary>
    public async Task OpenDraft(Patient patient)
    {
        await Open("Send a referral");
        await RowOf(patient).GetByRole(AriaRole.Link).ClickAsync();
        await SeesHeading("Check the referral");
    }

    public Task ThrowAway(Patient patient) => RowOf(patient).GetByRole(AriaRole.Button).ClickAsync();

    public async Task WriteDay(string label, DateOnly day)
    {
        var date = Main.GetByRole(AriaRole.Group, new() { Name = label, Exact = true });
        foreach (var (part, number) in new[] { ("Day", day.Day), ("Month", day.Month), ("Year", day.Year) })
            await date.GetByLabel(part).FillAsync($"{number}");
    }

    /// <summary>Picks what contains this from a list; the first thing that is one, when it is empty.</summary>
    public async Task Pick(string label, string what)
    {
        var list = Main.GetByLabel(label, new() { Exact = true });
        var options = await list.GetByRole(AriaRole.Option).AllInnerTextsAsync();
        await list.SelectOptionAsync(new SelectOptionValue
        {
            Label = options.Skip(1).First(option => option.Contains(what, StringComparison.Ordinal)),
        });
    }
}
