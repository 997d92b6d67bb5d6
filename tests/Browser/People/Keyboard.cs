using Microsoft.Playwright;

namespace InterTrust.Browser;

/// <summary>A person without a mouse. Wherever Tab takes them, they can see where they are.</summary>
public sealed class Keyboard(IPage page)
{
    /// <summary>No page has so many stops before the one that is looked for.</summary>
    private const int Most = 400;

    /// <summary>Of the focused element's first line a part is on the screen, and nothing covers its middle (WCAG 2.4.11).</summary>
    private const string Hidden = """
        () => {
            const focused = document.activeElement;
            if (!focused || focused === document.body) return 'nowhere';
            const box = focused.getClientRects()[0];
            if (!box || box.width === 0 || box.height === 0) return 'has no box';
            let [left, top] = [Math.max(0, box.left), Math.max(0, box.top)];
            let [right, bottom] = [Math.min(innerWidth, box.right), Math.min(innerHeight, box.bottom)];
            for (let around = focused.parentElement; around && around !== document.body; around = around.parentElement)
                if (getComputedStyle(around).overflowX !== 'visible') {
                    const window = around.getBoundingClientRect();
                    [left, top] = [Math.max(left, window.left), Math.max(top, window.top)];
                    [right, bottom] = [Math.min(right, window.right), Math.min(bottom, window.bottom)];
                }
            if (right - left < 1 || bottom - top < 1) return `is off the screen at ${box.left}, ${box.top}`;
            const there = document.elementFromPoint((left + right) / 2, (top + bottom) / 2);
            const mine = there && (focused.contains(there) || there.contains(focused)
                || [...(focused.labels ?? [])].some(label => label.contains(there)));
            return mine ? null : `is covered by ${there?.outerHTML.slice(0, 120)}`;
        }
        """;

    private readonly HashSet<string> marked = [];

    /// <summary>Presses Tab until the focus is on what has this role and name, and sees it there.</summary>
    public Task TabTo(AriaRole role, string name) =>
        TabTo(page.GetByRole(role, new() { Name = name, Exact = true }), $"the {role} “{name}”");

    /// <summary>Presses Tab until the focus is there, and sees it.</summary>
    public async Task TabTo(ILocator looked, string what)
    {
        for (int stops = 0, rounds = 0; stops < Most && rounds < 2; stops++)
        {
            await page.Keyboard.PressAsync("Tab");
            if (!await SeesTheFocus())
                rounds++;
            else if (await page.Locator(":focus").And(looked).CountAsync() > 0)
            {
                await SeesAMark();
                return;
            }
        }
        Assert.Fail($"No Tab leads to {what} on {page.Url}");
    }

    /// <summary>Goes by Tab from the page's first stop to its last, and sees each of them.</summary>
    public async Task WalkThrough()
    {
        await page.EvaluateAsync("() => { document.activeElement.blur(); getSelection().removeAllRanges(); scrollTo(0, 0) }");
        for (var stops = 0; stops < Most; stops++)
        {
            await page.Keyboard.PressAsync("Tab");
            if (!await SeesTheFocus())
                return;
        }
        Assert.Fail($"{page.Url} has more than {Most} stops");
    }

    public Task Press(string key) => page.Keyboard.PressAsync(key);

    public Task Type(string text) => page.Keyboard.InsertTextAsync(text);

    public async Task Follow(string link)
    {
        await TabTo(AriaRole.Link, link);
        await Enter();
    }

    /// <summary>Presses a button that leads elsewhere.</summary>
    public async Task Push(string button)
    {
        await TabTo(AriaRole.Button, button);
        await Enter();
    }

    public async Task Write(string label, string text)
    {
        await TabTo(AriaRole.Textbox, label);
        await Type(text);
    }

    /// <summary>Goes to the next day that is asked for, and types it.</summary>
    public async Task WriteDay(DateOnly day)
    {
        foreach (var (part, number) in new[] { ("Day", day.Day), ("Month", day.Month), ("Year", day.Year) })
            await Write(part, $"{number}");
    }

    /// <summary>Picks the first thing of a list that begins with these letters, by typing them.</summary>
    public async Task Pick(string label, string letters)
    {
        await TabTo(AriaRole.Combobox, label);
        await page.Keyboard.TypeAsync(letters);
    }

    public async Task Choose(string radio)
    {
        await TabTo(AriaRole.Radio, radio);
        await Press("Space");
    }

    /// <summary>Enter on a link or a button that leads elsewhere.</summary>
    public Task Enter() => page.Arrive(() => Press("Enter"));

    /// <returns>False behind the page's last stop, where the focus is in the browser's own bars.</returns>
    private async Task<bool> SeesTheFocus()
    {
        var hidden = await page.EvaluateAsync<string?>(Hidden);
        if (hidden is not (null or "nowhere"))
            Assert.Fail($"The focus {hidden}: {await page.EvaluateAsync<string>("() => document.activeElement.outerHTML.slice(0, 200)")}");
        return hidden is null;
    }

    /// <summary>
    /// With the focus and without it, the place does not look the same. What one has seen marked is known for all of its kind.
    /// </summary>
    private async Task SeesAMark()
    {
        var focused = page.Locator(":focus");
        if (!marked.Add(await focused.EvaluateAsync<string>("element => `${element.tagName} ${element.type ?? ''} ${element.className}`")))
            return;
        var box = (await focused.BoundingBoxAsync())!;
        var clip = new Clip { X = Math.Max(0, box.X - 6), Y = Math.Max(0, box.Y - 6), Width = box.Width + 12, Height = box.Height + 12 };
        var with = await page.ScreenshotAsync(new() { Clip = clip });
        var element = await focused.ElementHandleAsync();
        await element.EvaluateAsync("element => element.blur()");
        var without = await page.ScreenshotAsync(new() { Clip = clip });
        await element.FocusAsync();
        Assert.False(
            with.AsSpan().SequenceEqual(without),
            "Nothing shows that the focus is on "
            + await element.EvaluateAsync<string>("element => element.outerHTML.slice(0, 200)"));
    }
}
