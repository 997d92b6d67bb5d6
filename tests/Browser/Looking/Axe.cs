using System.Text.Json;
using Deque.AxeCore.Commons;
using Microsoft.Playwright;

namespace InterTrust.Browser;

/// <summary>Holds a page against WCAG 2.0, 2.1 and 2.2, levels A and AA.</summary>
public static class Axe
{
    private const string Run = """
        async () => (await axe.run(document, {
            runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'],
            resultTypes: ['violations'],
        })).violations.map(rule => ({
            id: rule.id,
            told: `${rule.id} (${rule.impact}): ${rule.help}\n${rule.nodes.map(node => `    ${node.html}`).join('\n')}`,
        }))
        """;

    // Once in each page; Deque's own runner brings it anew each time and reads the results in a second page, which takes twice as long.
    private static readonly string Bring = $"() => {{ if (!window.axe) {{ {new BundledAxeScriptProvider().GetScript()} }} }}";

    /// <summary>Nothing on the page breaks a rule; otherwise each rule is named, with what breaks it.</summary>
    public static async Task Check(IPage page)
    {
        var broken = await Broken(page);
        Assert.True(broken is [], $"{page.Url}\n{string.Join('\n', broken.Select(rule => rule.Description))}");
    }

    /// <summary>The rules that are broken, each with what breaks it.</summary>
    internal static async Task<IReadOnlyList<(string Id, string Description)>> Broken(IPage page)
    {
        await page.EvaluateAsync(Bring);
        var rules = await page.EvaluateAsync<JsonElement>(Run);
        return [.. rules.EnumerateArray().Select(rule => (rule.GetProperty("id").GetString()!, rule.GetProperty("told").GetString()!))];
    }
}
