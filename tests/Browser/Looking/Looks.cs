using Microsoft.Playwright;

namespace InterTrust.Browser;

/// <summary>What is asked of every page in every state: WCAG at both widths, no scrolling sideways, a focus that is never hidden.</summary>
public static class Looks
{
    private const string Doubles =
        "() => [...document.querySelectorAll('[id]')].map(e => e.id).filter((id, place, all) => all.indexOf(id) !== place)";

    public static async Task Check(Coordinator person)
    {
        var page = person.Page;
        Assert.Empty(await page.EvaluateAsync<string[]>(Doubles));
        Assert.Equal(1, await page.GetByRole(AriaRole.Heading, new() { Level = 1 }).CountAsync());
        Assert.EndsWith(" – InterTrust", await page.TitleAsync(), StringComparison.Ordinal);
        foreach (var screen in new[] { Screen.Narrow, Screen.Desktop })
        {
            await page.SetViewportSizeAsync(screen.Width, screen.Height);
            await Reflow.Check(page);
            await Axe.Check(page);
        }
        // Where there is least room, something is hidden soonest; the journeys by keyboard alone walk on a desktop.
        await page.SetViewportSizeAsync(Screen.Narrow.Width, Screen.Narrow.Height);
        await person.Keyboard.WalkThrough();
        await page.SetViewportSizeAsync(Screen.Desktop.Width, Screen.Desktop.Height);
    }
}
