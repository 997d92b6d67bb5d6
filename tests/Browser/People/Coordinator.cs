using System.Text.RegularExpressions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace InterTrust.Browser;

/// <summary>Somebody at a screen: what they do, in their words. Things are found as they find them, by what is written on them.</summary>
public sealed partial class Coordinator(IPage page, Watch watch)
{
    public IPage Page => page;

    public Watch Watch => watch;

    public Keyboard Keyboard { get; } = new(page);

    private ILocator Main => page.GetByRole(AriaRole.Main);

    private ILocator Menu => page.GetByRole(AriaRole.Navigation, new() { Name = "Menu" });

    private ILocator Account => page.GetByRole(AriaRole.Navigation, new() { Name = "Account" });

    /// <summary>Becomes one of the demonstration's people, from wherever a page asks who is there.</summary>
    public async Task SignIn(Persona persona)
    {
        if (page.Url is "about:blank")
            await GoTo("/");
        await Being(persona).ClickAsync();
        await SeesThatTheyAre(persona);
    }

    /// <summary>Becomes one of the demonstration's people, without a mouse.</summary>
    public async Task SignInByKeyboard(Persona persona)
    {
        await GoTo("/");
        await Keyboard.TabTo(Being(persona), persona.Name);
        await Keyboard.Enter();
        await SeesThatTheyAre(persona);
    }

    private ILocator Being(Persona persona) =>
        Main.GetByRole(AriaRole.Button, new() { NameRegex = new($"^{Regex.Escape(persona.Name)} of ") });

    public async Task SignOut()
    {
        await Account.GetByRole(AriaRole.Button, new() { Name = "Sign out", Exact = true }).ClickAsync();
        await Sees("You have signed out.");
    }

    /// <summary>Is who somebody else is, in a browser that has never been here.</summary>
    public async Task TakeSessionOf(Coordinator other) => await page.Context.AddCookiesAsync((await other.Page.Context.CookiesAsync())
        .Select(cookie => new Cookie { Name = cookie.Name, Value = cookie.Value, Domain = cookie.Domain, Path = cookie.Path }));

    public async Task SeesThatTheyAre(Persona persona)
    {
        await Expect(Account).ToContainTextAsync(persona.Name);
        await Expect(Account).ToContainTextAsync(persona.Trust);
    }

    public Task SeesThatNobodyIsSignedIn() => Expect(Account).ToHaveCountAsync(0);

    /// <summary>Types an address.</summary>
    public Task<IResponse?> GoTo(string path) => page.GotoAsync(path);

    public Task Reload() => page.ReloadAsync();

    /// <summary>Goes to a place of the menu, and is there.</summary>
    public async Task Open(string place)
    {
        await Menu.GetByRole(AriaRole.Link, new() { Name = place, Exact = true }).ClickAsync();
        await Expect(Menu.GetByRole(AriaRole.Link, new() { Name = place, Exact = true })).ToHaveAttributeAsync("aria-current", "page");
    }

    public Task SeesHeading(string text) => Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync(text);

    /// <summary>Follows a link of the page.</summary>
    public Task Follow(string link) => Main.GetByRole(AriaRole.Link, new() { Name = link, Exact = true }).ClickAsync();

    public Task Press(string button) => Main.GetByRole(AriaRole.Button, new() { Name = button, Exact = true }).ClickAsync();

    /// <summary>Clicks twice, as people do who are used to desktops.</summary>
    public Task PressTwice(string button) => Main.GetByRole(AriaRole.Button, new() { Name = button, Exact = true }).DblClickAsync();

    /// <summary>Presses, and as soon as that is on its way to the hub this happens.</summary>
    public async Task PressWhile(string button, Action happens)
    {
        void OnItsWay(object? sender, IRequest request)
        {
            page.Request -= OnItsWay;
            happens();
        }
        page.Request += OnItsWay;
        await Main.GetByRole(AriaRole.Button, new() { Name = button, Exact = true }).ClickAsync();
    }

    public Task Choose(string radio) => Main.GetByRole(AriaRole.Radio, new() { Name = radio, Exact = true }).CheckAsync();

    public Task Write(string label, string text) => Main.GetByLabel(label, new() { Exact = true }).FillAsync(text);

    public Task SeesChosen(string radio) => Expect(Main.GetByRole(AriaRole.Radio, new() { Name = radio, Exact = true })).ToBeCheckedAsync();

    public Task SeesWritten(string label, string text) => Expect(Main.GetByLabel(label, new() { Exact = true })).ToHaveValueAsync(text);

    /// <summary>The text stands on the page, where it can be seen.</summary>
    public Task Sees(string text) => Expect(Main.GetByText(text).First).ToBeVisibleAsync();

    public Task DoesNotSee(string text) => Expect(Main.GetByText(text)).ToHaveCountAsync(0);

    /// <summary>Every page says that it is about nobody real.</summary>
    public async Task SeesTheDemonstrationsBanner()
    {
        var banner = page.GetByRole(AriaRole.Region, new() { Name = "About this demonstration" });
        await Expect(banner).ToContainTextAsync("Demonstration: no real patients");
        await Expect(banner).ToHaveCSSAsync("background-color", "rgb(213, 40, 27)");
    }

    /// <summary>
    /// On paper stands who printed it and when; neither the menu nor a link's address does, and a table goes on over the page.
    /// </summary>
    public async Task IsPrintedBy(Persona persona)
    {
        await Expect(Main.GetByText(new Regex($"Printed by {persona.Name} on .*Confidential patient information", RegexOptions.Singleline)))
            .ToBeVisibleAsync();
        await Expect(page.GetByRole(AriaRole.Banner)).ToBeHiddenAsync();
        Assert.Equal("none auto", await page.EvaluateAsync<string>(
            "() => `${getComputedStyle(document.querySelector('main a'), '::after').content} "
            + "${getComputedStyle(document.querySelector('.it-list')).breakInside}`"));
    }

    /// <summary>Closes the browser.</summary>
    public Task Leave() => page.Context.CloseAsync();
}
