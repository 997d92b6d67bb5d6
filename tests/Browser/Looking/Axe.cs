using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace InterTrust.Browser;

/// <summary>Holds a page against WCAG 2.0, 2.1 and 2.2, levels A and AA.</summary>
public static class Axe
{
    private static readonly AxeRunOptions Rules = new()
    {
        RunOnly = RunOnlyOptions.Tags("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"),
        ResultTypes = [ResultType.Violations],
    };

    /// <summary>Nothing on the page breaks a rule; otherwise each rule is named, with what breaks it.</summary>
    public static async Task Check(IPage page)
    {
        var broken = await Broken(page);
        Assert.True(broken is [], $"{page.Url}\n{string.Join('\n', broken.Select(Told))}");
    }

    internal static async Task<IReadOnlyList<AxeResultItem>> Broken(IPage page) => (await page.RunAxe(Rules)).Violations;

    private static string Told(AxeResultItem rule) =>
        $"{rule.Id} ({rule.Impact}): {rule.Help}\n{string.Join('\n', rule.Nodes.Select(node => $"    {node.Html}"))}";
}
