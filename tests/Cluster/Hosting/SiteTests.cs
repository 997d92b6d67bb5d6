using InterTrust.Identity;
using InterTrust.Journal;
using InterTrust.TestKit;
using Xunit;

namespace InterTrust.Hosting;

/// <summary>Where a trust's grains run.</summary>
public sealed class SiteTests(Postgres postgres) : IAsyncLifetime
{
    private TestHub hub = null!;

    public async ValueTask InitializeAsync()
    {
        hub = await TestHub.StartAt(await new PostgreSqlDatabases(postgres).New(), "sheffield", "barnsley", null);
        await SetHomeSite(hub.Barnsley.Ods, "barnsley");
        await SetHomeSite(hub.Sheffield.Ods, "sheffield");
        // Silos cache the directory for seconds.
        hub.Clock.Advance(TimeSpan.FromSeconds(6));
        foreach (var (trust, site) in new[] { (hub.Barnsley, "barnsley"), (hub.Sheffield, "sheffield") })
            await Eventually.Sees(
                "every silo knows the homes", () => Task.FromResult(hub.HomesOf(trust.Ods)), homes => homes.All(home => home == site));
    }

    public ValueTask DisposeAsync() => hub.DisposeAsync();

    [Fact]
    public async Task A_trusts_actors_live_at_its_home_site()
    {
        var id = await hub.Barnsley.Sends(hub.Sheffield, new());
        var accepted = await hub.Sheffield.Apply(id, new Referrals.Accept());
        await hub.Sheffield.Sees(accepted.Pathway!.Id);

        Assert.Equal("barnsley", hub.SiteOf(hub.Referral(id)));
        Assert.Equal("sheffield", hub.SiteOf(hub.Pathway(accepted.Pathway.Id)));
    }

    [Fact]
    public async Task What_has_no_home_lives_anywhere()
    {
        var sites = new HashSet<string?>();
        while (sites.Count < 3)
            sites.Add(hub.SiteOf(hub.Referral(await hub.Doncaster.Sends(hub.Sheffield, new()))));
    }

    [Fact]
    public async Task While_its_home_is_down_an_actor_lives_elsewhere_and_comes_home_when_it_is_back()
    {
        var id = await hub.Barnsley.Sends(hub.Sheffield, new());

        await hub.KillSilo("barnsley");
        await Eventually.Sees("the referral elsewhere", async () =>
        {
            await Reads(id);
            return hub.SiteOf(hub.Referral(id));
        }, site => site != "barnsley");
        await hub.Barnsley.Sends(hub.Sheffield, new());

        await hub.StartSilo("barnsley");
        await Eventually.Sees("the referral at home, although it is read all the time", async () =>
        {
            await Reads(id);
            return hub.SiteOf(hub.Referral(id));
        }, site => site == "barnsley");
    }

    /// <summary>Reads as an Api host does: again if a silo stops during the call.</summary>
    private Task<bool> Reads(ReferralId id) => Eventually.Sees("an answer", async () =>
    {
        try
        {
            return await hub.Barnsley.Sees(id).WaitAsync(TimeSpan.FromSeconds(2)) is not null;
        }
        catch (Exception e) when (e is Orleans.Runtime.OrleansException or TimeoutException)
        {
            return false;
        }
    }, answered => answered);

    private async Task SetHomeSite(OdsCode ods, string site)
    {
        var organisation = (await hub.Directory.All()).Organisations.Single(o => o.Ods == ods);
        await hub.Directory.Put(organisation with { Site = site });
    }
}
