using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace InterTrust.Browser;

public sealed partial class Coordinator
{
    private ILocator Rows => Main.GetByRole(AriaRole.Row).Filter(new() { Has = page.GetByRole(AriaRole.Rowheader) });

    /// <summary>The row of a patient, whatever stands in it.</summary>
    private ILocator RowOf(Patient patient) => Rows.Filter(new()
    {
        Has = page.GetByRole(AriaRole.Link, new() { Name = patient.DisplayName, Exact = true }),
    });

    /// <summary>Looks for a patient on a worklist, as one does who has the number on the telephone.</summary>
    public async Task Find(string text)
    {
        await Main.GetByRole(AriaRole.Search).GetByRole(AriaRole.Textbox).FillAsync(text);
        await Main.GetByRole(AriaRole.Search).GetByRole(AriaRole.Button, new() { Name = "Find" }).ClickAsync();
        await Expect(Main.GetByRole(AriaRole.Link, new() { Name = "Clear the search" })).ToBeVisibleAsync();
    }

    /// <summary>Finds a patient's row on a worklist and opens what it is about.</summary>
    public async Task Open(string place, Patient patient)
    {
        await Open(place);
        await Find(patient.NhsNumber);
        await RowOf(patient).GetByRole(AriaRole.Link).ClickAsync();
        await SeesPatient(patient);
    }

    /// <summary>Opens what the first row of a list is about.</summary>
    public async Task OpenFirst(string place)
    {
        await Open(place);
        await page.Arrive(() => Rows.First.GetByRole(AriaRole.Link).ClickAsync());
    }

    /// <summary>Loads a list again until it has so many rows: a demonstration fills while it runs.</summary>
    public async Task WaitsUntilRowsAre(string place, int atLeast)
    {
        await Open(place);
        await Eventually.Sees($"{atLeast} rows of {place}", async () =>
        {
            await Reload();
            return await Rows.CountAsync();
        }, seen => seen >= atLeast);
    }

    /// <summary>Sets one filter of the worklist.</summary>
    public async Task Filter(string by, string to)
    {
        if (!await Main.GetByLabel(by, new() { Exact = true }).IsVisibleAsync())
            await Main.GetByText("Filter", new() { Exact = true }).First.ClickAsync();
        await Main.GetByLabel(by, new() { Exact = true }).SelectOptionAsync(new SelectOptionValue { Label = to });
        await Press("Filter");
        await Expect(Main.GetByLabel(by, new() { Exact = true }).Locator("option:checked")).ToHaveTextAsync(to);
    }

    /// <summary>Clicks on a column's head, and hears how the column is sorted then.</summary>
    public async Task SortBy(string column, string order)
    {
        var head = Main.GetByRole(AriaRole.Columnheader, new() { Name = column, Exact = true });
        await head.GetByRole(AriaRole.Button).ClickAsync();
        await Expect(head).ToHaveAttributeAsync("aria-sort", order);
        await Expect(Main.Locator("[aria-sort=ascending], [aria-sort=descending]")).ToHaveCountAsync(1);
    }

    /// <summary>Ticks the first rows.</summary>
    /// <returns>What stands in their column Patient.</returns>
    public async Task<IReadOnlyList<string>> ChooseRows(int count)
    {
        for (var row = 0; row < count; row++)
            await Rows.Nth(row).GetByRole(AriaRole.Checkbox).CheckAsync();
        return [.. (await Column("Patient")).Take(count)];
    }

    /// <summary>Gives the ticked rows to somebody.</summary>
    public async Task GiveTo(string owner)
    {
        await Write("Give the selected rows to", owner);
        await Press("Change owner");
    }

    public async Task NextPage()
    {
        var next = Pages.GetByRole(AriaRole.Link, new() { Name = "Next page" })
            .Or(Pages.GetByRole(AriaRole.Button, new() { Name = "Next page" }));
        await page.Arrive(() => next.ClickAsync());
    }

    public Task SeesThatThisIsTheLastPage() => Expect(Pages.GetByText("Next page")).ToHaveCountAsync(0);

    /// <summary>A count of the page Today.</summary>
    public Task SeesTile(string what, int count) => Expect(Tile(what)).ToHaveTextAsync($"{count}{what}");

    public Task FollowTile(string what) => Tile(what).ClickAsync();

    private ILocator Tile(string what) => Main.GetByRole(AriaRole.Link).Filter(new() { HasText = what });

    private ILocator Pages => Main.GetByRole(AriaRole.Navigation, new() { Name = "Pages" });

    public Task SeesRow(Patient patient) => Expect(RowOf(patient)).ToHaveCountAsync(1);

    public Task SeesNoRow(Patient patient) => Expect(RowOf(patient)).ToHaveCountAsync(0);

    public Task SeesRows(int count) => Expect(Rows).ToHaveCountAsync(count);

    /// <summary>In a patient's row stands this.</summary>
    public Task SeesInRow(Patient patient, string text) => Expect(RowOf(patient)).ToContainTextAsync(text);

    /// <summary>What stands in a column, row by row.</summary>
    public async Task<IReadOnlyList<string>> Column(string name)
    {
        var heads = await Main.GetByRole(AriaRole.Columnheader).AllInnerTextsAsync();
        var place = heads.Index().Single(head => head.Item.Trim() == name).Index + 1;
        return await Rows.Locator($":scope > :nth-child({place})").AllInnerTextsAsync();
    }

    /// <summary>
    /// The days left on each row's nearest clock; those that are past count below nothing, and a row without a clock has none.
    /// </summary>
    public async Task<IReadOnlyList<int?>> DaysLeft() => [.. (await Column("Next clock")).Select(text =>
        DaysPast.Match(text) is { Success: true } past ? -Number(past)
        : Remaining.Match(text) is { Success: true } left ? Number(left)
        : text.Contains("Last day", StringComparison.Ordinal) ? 0 : (int?)null)];

    [GeneratedRegex(@"Breached by (\d+) day")]
    private static partial Regex DaysPast { get; }

    [GeneratedRegex(@"(\d+) days? left")]
    private static partial Regex Remaining { get; }

    private static int Number(Match match) => int.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture);
}
