using Microsoft.Playwright;

namespace InterTrust.Browser;

/// <summary>A page that is as narrow as a phone, or as a desktop at 400 %, is read by scrolling down alone (WCAG 1.4.10).</summary>
public static class Reflow
{
    /// <summary>What sticks out on the right, but for what scrolls by itself: only tables may be wider than the screen.</summary>
    private const string Wide = """
        () => {
            if (document.documentElement.scrollWidth <= innerWidth) return [];
            const scrolls = element => element && element !== document.body
                && (['auto', 'scroll', 'hidden'].includes(getComputedStyle(element).overflowX) || scrolls(element.parentElement));
            return [...document.body.querySelectorAll('*')]
                .filter(element => element.getBoundingClientRect().right > innerWidth + 1 && !scrolls(element.parentElement))
                .map(element => element.outerHTML.slice(0, 160)).concat(`the page is ${document.documentElement.scrollWidth} px wide`);
        }
        """;

    public static async Task Check(IPage page)
    {
        var wide = await page.EvaluateAsync<string[]>(Wide);
        Assert.True(wide is [], $"{page.Url} does not fit into {page.ViewportSize!.Width} px:\n{string.Join('\n', wide)}");
    }
}
