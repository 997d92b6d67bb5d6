using InterTrust.Api.Hosting;
using InterTrust.Identity;

namespace InterTrust.Api;

public sealed class HealthTests(RealHub hub)
{
    private TrustClient Anyone => hub.Nobody;

    [Fact]
    public async Task A_hub_that_keeps_its_promises_is_ready()
    {
        Assert.Equal("true", (await Anyone.Request(HttpMethod.Get, "/health/live")).Is(200)["/ready"]);
        Assert.Equal("true", (await Anyone.Request(HttpMethod.Get, "/health/ready")).Is(200)["/ready"]);
    }

    [Theory]
    [InlineData("/health/live")]
    [InlineData("/health/ready")]
    public async Task Health_names_the_version(string path) =>
        Assert.Equal(Repository.Version, (await Anyone.Request(HttpMethod.Get, path)).Is(200)["/version"]);

    [Fact]
    public async Task A_hub_that_cannot_keep_its_promises_says_why_and_lives_on()
    {
        hub.Storage.Problems = ["The database does not answer."];
        try
        {
            var ready = (await Anyone.Request(HttpMethod.Get, "/health/ready")).Is(503);
            Assert.Equal(("false", "The database does not answer."), (ready["/ready"], ready["/reasons/0"]));
            (await Anyone.Request(HttpMethod.Get, "/health/live")).Is(200);
        }
        finally
        {
            hub.Storage.Problems = [];
        }
        (await Anyone.Request(HttpMethod.Get, "/health/ready")).Is(200);
    }

    [Fact]
    public async Task While_the_database_is_gone_reads_are_unavailable_and_then_they_are_served()
    {
        var trust = hub.NewTrust();
        hub.Storage.UnavailableTo = OdsCode.Parse(trust.Ods);
        Func<Task<Answer>>[] reads =
        [
            () => trust.Worklist("incoming"), () => trust.Search("pathways", new { q = "x" }), () => trust.Summary(), () => trust.Feed(),
        ];
        foreach (var read in reads)
            (await read()).Is(503, "UNAVAILABLE");
        hub.Storage.UnavailableTo = null;
        (await trust.Worklist("incoming")).Is(200);
    }

    [Theory]
    [InlineData("/health/live")]
    [InlineData("/health/ready")]
    [InlineData("/docs/problems.md")]
    [InlineData("/openapi/v1.json")]
    [InlineData("/swagger/index.html")]
    [InlineData("/api/v1/worklists/summary")]
    [InlineData("/nothing/here")]
    public async Task Ids_are_echoed_on_every_response_and_made_when_absent(string path)
    {
        var given = await Anyone.Request(HttpMethod.Get, path, null, ("X-Request-ID", "request-1"), ("X-Correlation-ID", "correlation-1"));
        Assert.Equal(("request-1", "correlation-1"), (given.Header("X-Request-ID"), given.Header("X-Correlation-ID")));
        var made = await Anyone.Request(HttpMethod.Get, path);
        Assert.True(Guid.TryParse(made.Header("X-Request-ID"), out _) && Guid.TryParse(made.Header("X-Correlation-ID"), out _));
    }

    [Fact]
    public async Task A_trace_that_the_caller_began_goes_on()
    {
        var refused = await hub.As("RFF").Get(
            "/referrals/none", ("traceparent", "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01"));
        Assert.Equal("4bf92f3577b34da6a3ce929d0e0e4736", refused["/traceId"]);
    }

    [Fact]
    public async Task What_the_API_answers_may_not_be_kept_framed_or_sniffed()
    {
        var answer = (await hub.As("RFF").Summary()).Is(200);
        Assert.Equal(
            ("no-store", "default-src 'none'; frame-ancestors 'none'", "no-referrer"),
            (answer.Header("Cache-Control"), answer.Header("Content-Security-Policy"), answer.Header("Referrer-Policy")));
    }
}
