using Microsoft.Playwright;

namespace InterTrust.Browser;

/// <summary>What looks for faults is itself shown some, on a page that was made wrong.</summary>
public sealed class CheckedTests(SharedHub shared) : IAsyncLifetime
{
    private IBrowserContext context = null!;
    private IPage page = null!;
    private Watch watch = null!;

    public async ValueTask InitializeAsync()
    {
        context = await shared.Chromium.Open(shared.Hub.Address, Script.On, Screen.Desktop);
        watch = new(context, shared.Hub.Address);
        page = await context.NewPageAsync();
    }

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        await context.CloseAsync();
    }

    [Fact]
    public async Task A_good_page_has_nothing_wrong()
    {
        await Show("<h1>Good</h1><p><button>Accept</button>");

        await Axe.Check(page);
        await new Keyboard(page).TabTo(AriaRole.Button, "Accept");
        Assert.Empty(watch.Wrong);
    }

    [Fact]
    public async Task Axe_sees_what_it_is_to_see()
    {
        await Show(
            """<h1>Bad</h1><img src="data:image/gif;base64,R0lGODlhAQABAAAAACw=">"""
            + """<p><a href="a" class="tiny">a</a><a href="b" class="tiny">b</a>""");

        Assert.Equal(["image-alt", "target-size"], (await Axe.Broken(page)).Select(rule => rule.Id).Order().ToArray());
    }

    [Theory]
    [InlineData("""<img src="http://example.invalid/pixel.gif" alt="">""", "Another host was asked")]
    [InlineData("""<p style="color: red">Red""", "Content Security Policy")]
    [InlineData("<script>0</script>", "Content Security Policy")]
    [InlineData("""<img src="/there-is-no-such-picture.png" alt="">""", "/there-is-no-such-picture.png: 404")]
    [InlineData("""<script src="/throws.js"></script>""", "A script failed")]
    public async Task The_watch_hears_what_it_is_to_hear(string body, string heard)
    {
        await Show($"<h1>Bad</h1>{body}");

        Assert.Contains(watch.Wrong, wrong => wrong.Contains(heard, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("""<p><button>Accept</button><div class="over"></div>""", "is covered by")]
    [InlineData("""<p><button class="away">Accept</button>""", "is off the screen")]
    [InlineData("""<p><button class="unmarked">Accept</button>""", "Nothing shows that the focus is on")]
    [InlineData("<p><button>Reject</button>", "No Tab leads to")]
    public async Task The_keyboard_finds_what_is_not_to_be_seen(string body, string told)
    {
        await Show($"<h1>Bad</h1>{body}");

        var failed = await Assert.ThrowsAnyAsync<Xunit.Sdk.XunitException>(() => new Keyboard(page).TabTo(AriaRole.Button, "Accept"));
        Assert.Contains(told, failed.Message, StringComparison.Ordinal);
    }

    /// <summary>A page as if the hub had made it, under the hub's own policy.</summary>
    private async Task Show(string body)
    {
        await context.RouteAsync("**/shown*", route => route.FulfillAsync(new()
        {
            ContentType = "text/html",
            Headers = new Dictionary<string, string> { ["Content-Security-Policy"] = "default-src 'self'; img-src 'self' data: http:" },
            Body = """<!doctype html><html lang="en"><title>Shown</title><link rel="stylesheet" href="/shown.css">"""
                + $"<main>{body}</main></html>",
        }));
        await context.RouteAsync("**/shown.css", route => route.FulfillAsync(new() { ContentType = "text/css", Body = Css }));
        await context.RouteAsync("**/throws.js", route => route.FulfillAsync(new()
        {
            ContentType = "text/javascript",
            Body = "throw new Error('on purpose')",
        }));
        await page.GotoAsync("/shown");
    }

    private const string Css = """
        .tiny { display: inline-block; width: 8px; height: 8px; font-size: 8px }
        .over { position: fixed; inset: 0; background: white }
        .away { position: fixed; left: -200px }
        .unmarked { outline: 0 }
        """;
}
