using Microsoft.Playwright;

namespace InterTrust.Browser;

public sealed class SignInTests(SharedHub shared) : Journey(shared)
{
    [Theory]
    [InlineData(Script.On)]
    [InlineData(Script.Off)]
    public async Task A_person_signs_in_as_somebody_of_a_trust_and_out_again(Script script)
    {
        var sheffield = await Somebody(script);
        await sheffield.GoTo("/");
        await sheffield.SeesTheDemonstrationsBanner();

        await sheffield.SignIn(Persona.Sheffield);
        await sheffield.SeesHeading("Today");
        await sheffield.SeesTheDemonstrationsBanner();

        await sheffield.SignOut();
        await sheffield.SeesThatNobodyIsSignedIn();
        await sheffield.GoTo("/incoming");
        await sheffield.SeesHeading("Sign in to InterTrust");
    }

    [Fact]
    public async Task Whoever_has_to_sign_in_first_then_stands_where_they_wanted_to_go()
    {
        var barnsley = await Somebody();
        await barnsley.GoTo("/sent?tumourGroup=lung");
        await barnsley.SignIn(Persona.Barnsley);

        Assert.Equal("/sent?tumourGroup=lung", new Uri(barnsley.Page.Url).PathAndQuery);
    }

    [Theory]
    [InlineData("https://example.invalid/")]
    [InlineData("//example.invalid/")]
    [InlineData("/\\example.invalid/")]
    public async Task Nobody_is_led_to_another_host_by_signing_in(string elsewhere)
    {
        var somebody = await Somebody();
        await somebody.GoTo($"/sign-in?next={Uri.EscapeDataString(elsewhere)}");
        await somebody.SignIn(Persona.Barnsley);

        Assert.Equal("/", new Uri(somebody.Page.Url).PathAndQuery);
    }

    [Fact]
    public async Task Half_an_hour_without_a_click_ends_a_session_and_a_click_in_time_goes_on_with_it()
    {
        using var clock = new Clock();
        using var hub = await Hub.Start(clock);
        var sheffield = await Somebody(hub: hub);
        await sheffield.SignIn(Persona.Sheffield);

        for (var clicks = 0; clicks < 3; clicks++)
        {
            clock.TurnOn(TimeSpan.FromMinutes(20));
            await sheffield.Reload();
            await sheffield.SeesThatTheyAre(Persona.Sheffield);
        }

        clock.TurnOn(TimeSpan.FromMinutes(31));
        await sheffield.Reload();
        await sheffield.SeesHeading("Sign in to InterTrust");
    }

    [Fact]
    public async Task A_session_ends_after_ten_hours_whatever_was_clicked()
    {
        using var clock = new Clock();
        using var hub = await Hub.Start(clock);
        var sheffield = await Somebody(hub: hub);
        await sheffield.SignIn(Persona.Sheffield);

        for (var minutes = 0; minutes < 9 * 60 + 40; minutes += 20)
        {
            clock.TurnOn(TimeSpan.FromMinutes(20));
            await sheffield.Reload();
        }
        await sheffield.SeesThatTheyAre(Persona.Sheffield);

        clock.TurnOn(TimeSpan.FromMinutes(25));
        await sheffield.Reload();
        await sheffield.SeesHeading("Sign in to InterTrust");
    }

    [Fact]
    public async Task A_session_outlives_the_hub()
    {
        using var hub = await Hub.Start();
        var sheffield = await Somebody(hub: hub);
        await sheffield.SignIn(Persona.Sheffield);

        hub.Kill();
        await hub.StartAgain();
        await sheffield.Reload();
        await sheffield.SeesThatTheyAre(Persona.Sheffield);
    }

    [Fact]
    public async Task A_form_that_no_page_of_ours_has_given_is_refused_in_words()
    {
        var somebody = await Somebody();
        await somebody.GoTo("/sign-in");
        var answer = await somebody.Page.Context.APIRequest.PostAsync("/sign-in", new()
        {
            Headers = new Dictionary<string, string> { ["Accept"] = "text/html", ["Content-Type"] = "application/x-www-form-urlencoded" },
            DataString = "persona=rhq-coordinator",
        });

        Assert.Equal((400, "text/html; charset=utf-8"), (answer.Status, answer.Headers["content-type"]));
        Assert.Contains("<h1>This page could not be used</h1>", await answer.TextAsync(), StringComparison.Ordinal);
        await somebody.GoTo("/");
        await somebody.SeesThatNobodyIsSignedIn();
    }

    [Fact]
    public async Task Cookies_are_for_this_host_and_no_script()
    {
        var sheffield = await Somebody();
        await sheffield.SignIn(Persona.Sheffield);

        var cookies = await sheffield.Page.Context.CookiesAsync();
        Assert.Equal(["intertrust-form", "intertrust-session"], cookies.Select(cookie => cookie.Name).Order());
        Assert.All(cookies, cookie => Assert.Equal(
            (true, "/", SameSiteAttribute.Lax, "127.0.0.1"),
            (cookie.HttpOnly, cookie.Path, cookie.SameSite, cookie.Domain)));
    }
}
