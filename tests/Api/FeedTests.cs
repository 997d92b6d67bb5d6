using System.Diagnostics;
using InterTrust.Api.Hosting;

namespace InterTrust.Api;

public sealed class FeedTests(RealHub hub)
{
    [Fact]
    public async Task Both_sides_hear_what_happened_in_the_order_in_which_it_did()
    {
        var (sender, receiver) = (hub.NewTrust(), hub.NewTrust());
        var sent = await sender.Send(Patient.New(), receiver.Ods);
        (await receiver.Receive(sent.Id)).Is(200);
        (await sender.Withdraw(sent.Id)).Is(200);

        foreach (var trust in (TrustClient[])[sender, receiver])
        {
            var feed = (await trust.Feed()).Is(200);
            Assert.Equal(["referralSent", "referralReceived", "referralWithdrawn"], feed.Texts("/events", "type"));
            Assert.Equal(["1", "2", "3"], feed.Texts("/events", "version"));
            Assert.All(feed.Texts("/events", "referralId"), id => Assert.Equal(sent.Id, id));
            Assert.Equal([sender.Ods, receiver.Ods, sender.Ods], feed.List("/events").Select(e => $"{e["by"]!["ods"]}"));
            Assert.Equal(feed.Texts("/events", "seq").Select(long.Parse).Order(), feed.Texts("/events", "seq").Select(long.Parse));
        }
    }

    [Fact]
    public async Task A_reader_who_takes_one_at_a_time_misses_nothing_and_hears_nothing_twice()
    {
        var (sender, receiver) = (hub.NewTrust(), hub.NewTrust());
        for (var i = 0; i < 7; i++)
            await sender.Send(Patient.New(), receiver.Ods);
        var whole = (await receiver.Feed()).Texts("/events", "seq");
        var (read, after) = (new List<string>(), "0");
        while ((await receiver.Feed($"?after={after}&limit=1")).Is(200) is var page && page.List("/events") is [_])
        {
            read.AddRange(page.Texts("/events", "seq"));
            after = page["/next"]!;
        }
        Assert.Equal(whole, read);
        Assert.Equal(after, (await receiver.Feed($"?after={after}"))["/next"]);
    }

    [Fact]
    public async Task A_long_poll_ends_as_soon_as_something_happens()
    {
        var (sender, receiver) = (hub.NewTrust(), hub.NewTrust());
        var waiting = receiver.Feed("?after=0&wait=25");
        var waited = Stopwatch.StartNew();
        var sent = await sender.Send(Patient.New(), receiver.Ods);
        Assert.Equal([sent.Id], (await waiting).Is(200).Texts("/events", "referralId"));
        Assert.True(waited.Elapsed < TimeSpan.FromSeconds(20), "The poll did not end early.");
    }

    [Fact]
    public async Task A_long_poll_ends_with_its_time_when_nothing_happens()
    {
        var idle = (await hub.NewTrust().Feed("?after=0&wait=1")).Is(200);
        Assert.Empty(idle.List("/events"));
        Assert.Equal("0", idle["/next"]);
    }

    [Fact]
    public async Task A_trust_hears_of_no_other()
    {
        await hub.As("RFF").Send(Patient.New());
        Assert.Empty((await hub.NewTrust().Feed()).List("/events"));
    }

    [Theory]
    [InlineData("after=-1")]
    [InlineData("after=x")]
    [InlineData("after=99999999999999999999")]
    [InlineData("limit=0")]
    [InlineData("limit=1001")]
    [InlineData("wait=26")]
    [InlineData("wait=1.5")]
    [InlineData("since=0")]
    public async Task A_parameter_that_is_none_is_refused(string query) =>
        (await hub.As("RFF").Feed($"?{query}")).Is(400, "PARAMETER_INVALID");
}
