using System.Text.RegularExpressions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace InterTrust.Browser;

/// <summary>What one does on the page of a pathway.</summary>
public sealed partial class Coordinator
{
    private ILocator Events => Main.GetByRole(AriaRole.Region, new() { Name = "Events", Exact = true });

    /// <summary>Records that something happened on a day.</summary>
    public async Task Record(string happened, DateOnly day, params (string Label, string Option)[] says)
    {
        await Follow("Record what happened");
        await Choose(happened);
        await Press("Continue");
        await SeesHeading(happened);
        await WriteDay("On which day", day);
        foreach (var (label, option) in says)
            await Pick(label, option);
        await Press("Record");
        await Sees("It was recorded.");
    }

    public async Task Correct(string happened, DateOnly day, string why)
    {
        await Events.GetByRole(AriaRole.Link, new() { Name = $"Correct {happened}", Exact = true }).ClickAsync();
        await WriteDay("On which day", day);
        await Write("Why was it wrong?", why);
        await Press("Correct");
        await Sees("It was recorded.");
    }

    public async Task Retract(string happened, string why)
    {
        await Events.GetByRole(AriaRole.Link, new() { NameRegex = new($"^Did not happen ?: {Regex.Escape(happened)}$") }).ClickAsync();
        await Write("Why was it wrong?", why);
        await Press("It did not happen");
        await Sees("It was removed from the pathway");
    }

    /// <summary>In the row of an event stands this.</summary>
    public Task SeesEvent(string happened, string says) => Expect(EventRow(happened).First).ToContainTextAsync(says);

    public Task SeesNoEvent(string happened) => Expect(EventRow(happened)).ToHaveCountAsync(0);

    private ILocator EventRow(string happened) => Events.GetByRole(AriaRole.Row).Filter(new()
    {
        Has = page.GetByRole(AriaRole.Rowheader, new() { Name = happened, Exact = true }),
    });
}
