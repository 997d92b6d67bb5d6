using System.Net;
using System.Text.RegularExpressions;
using InterTrust.Api.Hosting;
using InterTrust.Identity;
using InterTrust.Pages;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace InterTrust.Api;

public sealed partial class ChartsPageTests(RealHub hub)
{
    private static readonly string[] Charts =
    [
        "hand-overs-by-trust", "hand-over-days", "decisions", "decisions-of-others", "open-pathways", "rejections",
    ];

    [GeneratedRegex(" id=\"([^\"]*)\"")]
    private static partial Regex Id { get; }

    [GeneratedRegex("name=\"__RequestVerificationToken\"[^>]* value=\"([^\"]*)\"")]
    private static partial Regex Token { get; }

    [Fact]
    public async Task Whoever_signs_in_finds_the_charts()
    {
        using var client = new HttpClient(new SocketsHttpHandler { CookieContainer = new() }) { BaseAddress = hub.Address };
        var form = await client.GetStringAsync("/sign-in?next=/charts", RealHub.Stop);

        var answers = new Dictionary<string, string>
        {
            ["persona"] = "rhq-coordinator",
            ["next"] = "/charts",
            ["__RequestVerificationToken"] = Token.Match(form).Groups[1].Value,
        };
        using var signedIn = await client.PostAsync("/sign-in", new FormUrlEncodedContent(answers), RealHub.Stop);

        Assert.Equal((HttpStatusCode.OK, "/charts"), (signedIn.StatusCode, signedIn.RequestMessage!.RequestUri!.AbsolutePath));
        var page = await signedIn.Content.ReadAsStringAsync(RealHub.Stop);
        Assert.All(Charts, chart => Assert.Contains($"<h2 class=\"nhsuk-heading-m\" id=\"{chart}\">", page, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Both_sides_see_what_came_of_two_referrals_each_from_its_own_side()
    {
        var (sender, receiver) = (hub.NewTrust(), hub.NewTrust());
        (await receiver.Accept((await sender.Send(Patient.New(), receiver.Ods)).Id)).Is(200);
        (await receiver.Reject((await sender.Send(Patient.New(), receiver.Ods)).Id)).Is(200);

        var received = WebUtility.HtmlDecode(await Page(receiver));
        Assert.Contains("The only hand-over came by day 38</h2>", received, StringComparison.Ordinal);
        Assert.Contains("The only hand-over came on day 25</h2>", received, StringComparison.Ordinal);
        Assert.Contains("Half of your trust’s decisions took less than an hour, in every week</h2>", received, StringComparison.Ordinal);
        Assert.Contains("The only open pathway is not past day 62</h2>", received, StringComparison.Ordinal);
        Assert.Contains("The only rejection was for “Not enough information”</h2>", received, StringComparison.Ordinal);
        Assert.Contains("No other trust decided on your referrals in this period</h2>", received, StringComparison.Ordinal);
        // The receiver must not see the sender's small numbers; the sender may.
        Assert.Equal(
            $"Trust that handed over,By day 38,After day 38\r\nTest trust {sender.Ods},fewer than 5,0\r\n",
            await Csv(receiver, "hand-overs-by-trust"));
        Assert.Equal(
            $"Trust that handed over,By day 38,After day 38\r\nTest trust {sender.Ods},1,0\r\n", await Csv(sender, "hand-overs-by-trust"));
        Assert.Equal(
            "Reason,Your trust rejected,\"Yours, rejected by others\"\r\nNot enough information,0,1\r\n", await Csv(sender, "rejections"));
        Assert.Contains("Your trust tracks no open pathway</h2>", await Page(sender), StringComparison.Ordinal);
        Assert.Contains(",fewer than 5,,\r\n", await Csv(sender, "decisions-of-others"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_page_with_every_picture_has_each_id_once_and_no_style_or_script_of_its_own()
    {
        var (sender, receiver) = (hub.NewTrust(), hub.NewTrust());
        (await receiver.Accept((await sender.Send(Patient.New(), receiver.Ods)).Id)).Is(200);
        (await receiver.Reject((await sender.Send(Patient.New(), receiver.Ods)).Id)).Is(200);

        var page = await Page(receiver);

        var ids = Id.Matches(page).Select(id => id.Groups[1].Value).ToList();
        Assert.Equal(ids.Order(), ids.Distinct().Order());
        Assert.Equal(4, page.Split("<svg ").Length - 1);
        Assert.DoesNotContain(" style=", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<script>", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_has_nothing_yet_is_told_so_without_pictures_tables_or_files()
    {
        var newcomer = hub.NewTrust();

        var page = await Page(newcomer);

        Assert.Contains("No hand-over to your trust or from it came in this period</h2>", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<svg", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<table", page, StringComparison.Ordinal);
        Assert.DoesNotContain("handler=Csv", page, StringComparison.Ordinal);
        await Assert.AllAsync(
            Charts,
            async chart => Assert.Equal(HttpStatusCode.NotFound, (await Get(newcomer, $"/charts?handler=Csv&chart={chart}")).StatusCode));
    }

    [Theory]
    [InlineData("?from=yesterday&to=2026-01-01", "from", "The first day must be a date, such as 27 11 2026")]
    [InlineData("?from=2026-01-01&to=31/01/2026", "to", "The last day must be a date, such as 27 11 2026")]
    [InlineData("?from.Day=30&from.Month=2&from.Year=2026&to=2026-03-01", "from", "The first day must be a date, such as 27 11 2026")]
    [InlineData("?from=2026-02-01&to=2026-01-31", "to", "The last day is not before the first day")]
    [InlineData("?from=2025-01-01&to=2026-01-02", "to", "The last day is at most a year after the first day")]
    [InlineData("?handler=Csv&chart=rejections&from=%3Cb%3E&to=2026-01-02", "from", "The first day must be a date, such as 27 11 2026")]
    public async Task A_period_that_is_none_is_said_beside_its_field_and_above(string query, string field, string message)
    {
        using var answer = await Get(hub.NewTrust(), $"/charts{query}");
        var page = await answer.Content.ReadAsStringAsync(RealHub.Stop);

        Assert.Equal((HttpStatusCode.BadRequest, "text/html"), (answer.StatusCode, answer.Content.Headers.ContentType!.MediaType));
        Assert.Contains($"<a href=\"#{field}\">{message}</a>", page, StringComparison.Ordinal);
        Assert.Contains($"id=\"{field}-error\"", page, StringComparison.Ordinal);
        Assert.Contains($"id=\"{field}\"", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<b>", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_ends_of_the_calendar_are_a_period_and_an_empty_field_is_the_last_twelve_weeks()
    {
        var trust = hub.NewTrust();
        string[] queries =
        [
            "?from.Day=3&from.Month=Nov&from.Year=2026&to.Day=27&to.Month=11&to.Year=2026",
            "?from=0001-01-01&to=0001-12-31",
            "?from=9999-01-01&to=9999-12-31",
            "?from=&to=",
            "?from=%20&to=%20",
        ];
        foreach (var query in queries)
            Assert.Equal(HttpStatusCode.OK, (await Get(trust, $"/charts{query}")).StatusCode);

        Assert.Matches($"name=\"to.Day\"[^>]* value=\"{ReferralBodies.Day(0)[^2..].TrimStart('0')}\"", await Page(trust));
    }

    private async Task<string> Page(TrustClient trust) => await Is(HttpStatusCode.OK, await Get(trust, "/charts"));

    private async Task<string> Csv(TrustClient trust, string chart)
    {
        using var answer = await Get(trust, $"/charts?handler=Csv&chart={chart}&from={ReferralBodies.Day(-7)}&to={ReferralBodies.Day(0)}");
        Assert.Equal(
            ($"{chart} {ReferralBodies.Day(-7)} {ReferralBodies.Day(0)}.csv", "text/csv"),
            (answer.Content.Headers.ContentDisposition?.FileName?.Trim('"'), answer.Content.Headers.ContentType?.MediaType));
        return await Is(HttpStatusCode.OK, answer);
    }

    private static async Task<string> Is(HttpStatusCode status, HttpResponseMessage answer)
    {
        Assert.Equal(status, answer.StatusCode);
        return await answer.Content.ReadAsStringAsync(RealHub.Stop);
    }

    private async Task<HttpResponseMessage> Get(TrustClient trust, string address)
    {
        using var client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false })
        {
            BaseAddress = hub.Address,
        };
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        request.Headers.Add("Cookie", SessionOf(trust));
        return await client.SendAsync(request, RealHub.Stop);
    }

    /// <summary>The session cookie of a user of a trust without a persona.</summary>
    private string SessionOf(TrustClient trust)
    {
        var (ods, now) = (OdsCode.Parse(trust.Ods, null), DateTimeOffset.UtcNow);
        var options = hub.Services.GetRequiredService<IOptionsMonitor<CookieAuthenticationOptions>>().Get(Screens.Scheme);
        var ticket = new AuthenticationTicket(
            InterTrust.Pages.Session.CreatePrincipal("test", "Test Person", [ods], ods, now.ToUnixTimeSeconds()),
            new() { IssuedUtc = now, ExpiresUtc = now.AddMinutes(30) },
            Screens.Scheme);
        return $"{options.Cookie.Name}={options.TicketDataFormat.Protect(ticket)}";
    }
}
