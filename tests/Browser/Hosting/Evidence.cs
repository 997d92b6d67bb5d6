using System.Globalization;
using Microsoft.Playwright;

namespace InterTrust.Browser;

/// <summary>What the people of a failed journey saw last: a picture and the page's HTML.</summary>
internal static class Evidence
{
    private static readonly string Folder = Path.Combine(Path.GetTempPath(), "intertrust-browser", $"{Environment.ProcessId}");
    private static int last;

    internal static async Task<IReadOnlyList<string>> Keep(IEnumerable<Coordinator> people)
    {
        Directory.CreateDirectory(Folder);
        var kept = new List<string>();
        foreach (var page in people.SelectMany(person => person.Page.Context.Pages))
            kept.Add(await Keep(page));
        return kept;
    }

    private static async Task<string> Keep(IPage page)
    {
        var name = Path.Combine(Folder, Interlocked.Increment(ref last).ToString(CultureInfo.InvariantCulture));
        try
        {
            await File.WriteAllTextAsync($"{name}.html", $"<!-- {page.Url} -->\n{await page.ContentAsync()}");
            await page.ScreenshotAsync(new() { Path = $"{name}.png", FullPage = true });
            return $"{name}.png and .html, of {page.Url}";
        }
        catch (PlaywrightException gone)
        {
            return $"nothing of {page.Url}: {gone.Message}";
        }
    }
}
