using InterTrust.Identity;
using Orleans.Placement;
using Orleans.Runtime.Placement;

namespace InterTrust.Organisations;

/// <summary>A trust's actors live at the site where it is at home while a silo there lives, and anywhere otherwise.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class HomeSitePlacementAttribute() : PlacementFilterAttribute(new HomeSiteFilter());

/// <summary>The filter by which Orleans knows it; all of what it does is in <see cref="HomeSite"/>.</summary>
public sealed class HomeSiteFilter() : PlacementFilterStrategy(order: 1);

/// <summary>
/// Knows which silos stand at the home site of an actor's trust, from what the silo has last heard; it never waits. A silo's name says
/// its site, because names come with the membership; metadata is asked for once, and where the answer is lost nobody asks again.
/// </summary>
public sealed class HomeSite(DirectoryCache directory, ILocalSiloDetails here, IClusterMembershipService members) : IPlacementFilterDirector
{
    /// <summary>The name of a silo that stands at a site.</summary>
    public static string Name(string site, string silo) => $"{site}/{silo}";

    /// <inheritdoc/>
    public IEnumerable<SiloAddress> Filter(PlacementFilterStrategy filterStrategy, PlacementTarget target, IEnumerable<SiloAddress> silos)
    {
        if (SiteOf(target.GrainIdentity.Key.ToString()!) is not { } home)
            return silos;
        var all = silos as IReadOnlyCollection<SiloAddress> ?? [.. silos];
        var there = all.Where(silo => members.CurrentSnapshot.Members.TryGetValue(silo, out var member) && IsAt(member.Name, home)).ToList();
        return there.Count > 0 ? there : all;
    }

    /// <summary>Whether an actor is away from a home that lives: it should go there.</summary>
    /// <param name="key">The actor's key.</param>
    public bool IsAwayFromHome(string key) => SiteOf(key) is { } home && !IsAt(here.Name, home)
        && members.CurrentSnapshot.Members.Values.Any(silo => silo.Status is SiloStatus.Active && IsAt(silo.Name, home));

    private string? SiteOf(string key) => TrustOf(key) is { } ods ? directory.LastRead?.HomeSiteOf(ods) : null;

    private static bool IsAt(string silo, string site) => silo.Length > site.Length && silo[site.Length] == '/' && silo.StartsWith(site, StringComparison.Ordinal);

    /// <summary>A referral's and a pathway's key say their trust; a patient's begins with it.</summary>
    private static OdsCode? TrustOf(string key) =>
        ReferralId.TryParse(key, null, out var referral) ? referral.Ods
        : PathwayId.TryParse(key, null, out var pathway) ? pathway.Ods
        : OdsCode.TryParse(key.Split('/')[0], null, out var ods) ? ods : null;
}
