using System.Net;
using System.Security.Claims;
using System.Text.RegularExpressions;
using InterTrust.Http;
using InterTrust.Api.Hosting;
using InterTrust.DataSet;
using InterTrust.Identity;
using InterTrust.Pages;
using InterTrust.Pathways;
using InterTrust.Reference;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace InterTrust.Api;

/// <summary>The screens over HTTP; the Browser tests cover what a person does with them.</summary>
public sealed partial class ScreenTests(RealHub hub) : IDisposable
{
    private readonly HttpClient client = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false })
    {
        BaseAddress = hub.Address,
    };

    public void Dispose() => client.Dispose();

    [Fact]
    public async Task No_page_but_signing_in_is_shown_to_whoever_has_not_signed_in()
    {
        var pages = hub.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(endpoint => endpoint.Metadata.GetMetadata<PageActionDescriptor>() is { ViewEnginePath: not ("/SignIn" or "/Trust") })
            .Select(endpoint => Address(endpoint.RoutePattern.RawText!)).Distinct().ToList();

        Assert.True(pages.Count > 15, "Pages are missing.");
        foreach (var page in pages)
            Assert.Equal($"/sign-in?next={Uri.EscapeDataString(page)}", (await Get(page, null)).Headers.Location?.PathAndQuery);
    }

    [Fact]
    public async Task A_session_ends_after_ten_hours_whatever_was_clicked()
    {
        var now = DateTimeOffset.UtcNow;

        Assert.Equal(HttpStatusCode.OK, (await Get("/", Session(now.AddHours(-9.9), now))).StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, (await Get("/", Session(now.AddHours(-10.1), now))).StatusCode);
    }

    [Fact]
    public async Task A_session_ends_after_half_an_hour_without_a_click()
    {
        var now = DateTimeOffset.UtcNow;

        Assert.Equal(HttpStatusCode.OK, (await Get("/", Session(now.AddHours(-1), now.AddMinutes(-29)))).StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, (await Get("/", Session(now.AddHours(-1), now.AddMinutes(-31)))).StatusCode);
    }

    [Fact]
    public async Task A_page_says_what_a_browser_may_do_with_it_and_is_kept_nowhere()
    {
        var page = await Get("/", Session(DateTimeOffset.UtcNow, DateTimeOffset.UtcNow));

        Assert.StartsWith("default-src 'self';", page.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", page.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        Assert.True(page.Headers.CacheControl?.NoStore);
    }

    [Theory]
    [InlineData("/sign-in")]
    [InlineData("/sign-out")]
    [InlineData("/incoming")]
    [InlineData("/pathways?handler=Assign")]
    [InlineData("/drafts?handler=Discard&id=drf-rhq-00000000000000000000000000")]
    [InlineData("/referrals/ref-rff-00000000000000000000000000")]
    [InlineData("/referrals/ref-rff-00000000000000000000000000/accept")]
    [InlineData("/pathways/pwy-rhq-00000000000000000000000000/record")]
    public async Task A_post_without_the_form_that_it_came_from_is_refused_on_a_page_that_says_so(string address)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, address) { Content = new FormUrlEncodedContent([]) };
        request.Headers.Add("Cookie", Session(DateTimeOffset.UtcNow, DateTimeOffset.UtcNow));
        request.Headers.Add("Accept", "text/html");
        var refused = await client.SendAsync(request, RealHub.Stop);

        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        Assert.Contains("Nothing was changed", await refused.Content.ReadAsStringAsync(RealHub.Stop), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Characters_that_nobody_types_are_refused_before_anything_is_done_with_them()
    {
        var session = Session(DateTimeOffset.UtcNow, DateTimeOffset.UtcNow);
        var form = await Get("/drafts", session);
        var token = Token.Match(await form.Content.ReadAsStringAsync(RealHub.Stop)).Groups[1].Value;
        using var request = new HttpRequestMessage(HttpMethod.Post, "/pathways?handler=Assign")
        {
            Content = new FormUrlEncodedContent(
                new Dictionary<string, string>
                {
                    ["owner"] = "Lung\u0001team",
                    ["commandId"] = "1",
                    ["__RequestVerificationToken"] = token,
                }),
        };
        request.Headers.Add(
            "Cookie", string.Join("; ", form.Headers.GetValues("Set-Cookie").Select(cookie => cookie.Split(';')[0]).Prepend(session)));
        request.Headers.Add("Accept", "text/html");
        var refused = await client.SendAsync(request, RealHub.Stop);

        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        Assert.Contains(
            "The parameter owner holds characters that nobody types",
            await refused.Content.ReadAsStringAsync(RealHub.Stop),
            StringComparison.Ordinal);
        (await hub.As("RHQ").Worklist("pathways", "?owner=a%00b")).Is(400, "PARAMETER_INVALID");
    }

    [Fact]
    public async Task What_is_not_there_is_a_page_for_a_person_and_a_problem_for_a_program()
    {
        var session = Session(DateTimeOffset.UtcNow, DateTimeOffset.UtcNow);
        var page = await Get($"/referrals/{ReferralId.For(OdsCode.Parse("RFF"), "nowhere")}", session);

        Assert.Equal(HttpStatusCode.NotFound, page.StatusCode);
        Assert.Equal("text/html", page.Content.Headers.ContentType?.MediaType);
        Assert.Equal("application/problem+json", (await Get("/nowhere", null)).Content.Headers.ContentType?.MediaType);
    }

    [Theory]
    [InlineData("//elsewhere.example")]
    [InlineData("/\\elsewhere.example")]
    [InlineData("https://elsewhere.example")]
    public void Nobody_is_sent_elsewhere_after_signing_in(string next) => Assert.Equal("/", ScreenRequest.Within(next));

    [Fact]
    public void Every_field_of_the_data_set_stands_on_one_page_under_a_label_of_its_own() => Assert.All(EnfFields.All, field =>
    {
        var group = Assert.Single(DataSetLabels.Groups, group => group.Fields.Contains(field));
        Assert.Single(group.Fields, other => DataSetLabels.Label(other) == DataSetLabels.Label(field));
    });

    [Fact]
    public void Every_event_that_can_be_recorded_has_a_form() =>
        Assert.Equal(
            CodeLists.Find("pathwayEventType")!.Codes.Select(code => code.Code).Order(),
            ClinicalEventType.All.Select(type => type.Type).Order());

    [GeneratedRegex("name=\"__RequestVerificationToken\"[^>]* value=\"([^\"]*)\"")]
    private static partial Regex Token { get; }

    private Task<HttpResponseMessage> Get(string address, string? cookie)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, address);
        if (cookie is not null)
            request.Headers.Add("Cookie", cookie);
        return client.SendAsync(request, RealHub.Stop);
    }

    /// <summary>The cookie of a session with these times of sign-in and last use.</summary>
    private string Session(DateTimeOffset signedIn, DateTimeOffset used)
    {
        var cookies = hub.Services.GetRequiredService<IOptionsMonitor<CookieAuthenticationOptions>>().Get(Screens.Scheme);
        ClaimsPrincipal person = InterTrust.Pages.Session.CreatePrincipal(
            "test", "Test Person", [OdsCode.Parse("RHQ")], OdsCode.Parse("RHQ"), signedIn.ToUnixTimeSeconds());
        var ticket = new AuthenticationTicket(
            person, new() { IssuedUtc = used, ExpiresUtc = used + cookies.ExpireTimeSpan }, Screens.Scheme);
        return $"{cookies.Cookie.Name}={cookies.TicketDataFormat.Protect(ticket)}";
    }

    /// <summary>An address that fits a page's route.</summary>
    private static string Address(string route) =>
        "/" + string.Join('/', route.Split('/').Where(part => part.Length > 0).Select(Segment));

    private static string Segment(string part) => part switch
    {
        "{id:referral}" => ReferralId.For(OdsCode.Parse("RFF"), "route").Value,
        "{id:pathway}" => PathwayId.For(OdsCode.Parse("RFF"), "route").Value,
        "{id:draft}" => DraftId.For(OdsCode.Parse("RFF"), "route").Value,
        _ when part.StartsWith("{list", StringComparison.Ordinal) => "incoming",
        _ when part.StartsWith("{group", StringComparison.Ordinal) => "patient",
        ['{', ..] => "some",
        _ => part,
    };
}
