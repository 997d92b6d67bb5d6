using Microsoft.Playwright;

namespace InterTrust.Browser;

/// <summary>The one Chromium of a run; each person has a context in it that shares nothing with another's.</summary>
public sealed class Chromium : IAsyncDisposable
{
    /// <summary>
    /// The system's own; none is downloaded. The shell has no window of its own to draw: a run takes a fraction of the time.
    /// </summary>
    private const string Program = "/usr/bin/chromium-headless-shell";

    private static readonly string[] Flags =
    [
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
    ];

    private readonly IPlaywright playwright;
    private readonly IBrowser browser;

    private Chromium(IPlaywright playwright, IBrowser browser) => (this.playwright, this.browser) = (playwright, browser);

    public static async Task<Chromium> Start()
    {
        Assertions.SetDefaultExpectTimeout(20_000);
        var playwright = await Playwright.CreateAsync();
        return new(playwright, await playwright.Chromium.LaunchAsync(new() { ExecutablePath = Program, Args = Flags }));
    }

    /// <summary>A person's own browser, as far as the hub can tell.</summary>
    public Task<IBrowserContext> Open(Uri hub, Script script, Screen screen) => browser.NewContextAsync(new()
    {
        BaseURL = $"{hub}",
        JavaScriptEnabled = script is not Script.Off,
        ViewportSize = new() { Width = screen.Width, Height = screen.Height },
        Locale = "en-GB",
        TimezoneId = "Europe/London",
        ReducedMotion = ReducedMotion.Reduce,
    });

    public async ValueTask DisposeAsync()
    {
        await browser.DisposeAsync();
        playwright.Dispose();
    }
}

/// <summary>Whether the browser runs scripts.</summary>
public enum Script
{
    On,
    Off,
}

/// <summary>What a person sees at once, in CSS pixels.</summary>
public sealed record Screen(int Width, int Height)
{
    public static readonly Screen Desktop = new(1280, 900);

    /// <summary>WCAG 1.4.10 asks for this width: 1280 at 400 %.</summary>
    public static readonly Screen Narrow = new(320, 800);
}
