using InterTrust.Identity;
using Orleans.Placement;
using Orleans.Runtime.Placement;

namespace InterTrust.Organisations;

/// <summary>Places the grains of a trust on silos of its home site while one of them runs, and on any silo otherwise.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class HomeSitePlacementAttribute() : PlacementFilterAttribute(new HomeSiteFilter());

/// <summary>The strategy that Orleans resolves to its director, <see cref="HomeSite"/>.</summary>
public sealed class HomeSiteFilter() : PlacementFilterStrategy(order: 1);

/// <summary>
/// Finds the silos at the home site of a grain's trust, from cached data only; it never waits. The site is part of a silo's name,
/// because names come with the membership. Silo metadata would be requested only once, and never again after a lost answer.
/// </summary>
public sealed class HomeSite(
    DirectoryCache directory, ILocalSiloDetails localSilo, IClusterMembershipService members) : IPlacementFilterDirector
{
    /// <summary>The name of a silo at a site.</summary>
    public static string Name(string site, string silo) => $"{site}/{silo}";

    /// <inheritdoc/>
    public IEnumerable<SiloAddress> Filter(PlacementFilterStrategy filterStrategy, PlacementTarget target, IEnumerable<SiloAddress> silos)
    {
        if (SiteOf(target.GrainIdentity.Key.ToString()!) is not { } home)
            return silos;
        var all = silos as IReadOnlyCollection<SiloAddress> ?? [.. silos];
        var atHome = all
            .Where(silo => members.CurrentSnapshot.Members.TryGetValue(silo, out var member) && IsAt(member.Name, home))
            .ToList();
        return atHome.Count > 0 ? atHome : all;
    }

    /// <summary>Whether this silo is not at the grain's home site and an active silo is.</summary>
    /// <param name="key">The grain's key.</param>
    public bool IsAwayFromHome(string key) => SiteOf(key) is { } home && !IsAt(localSilo.Name, home)
        && members.CurrentSnapshot.Members.Values.Any(silo => silo.Status is SiloStatus.Active && IsAt(silo.Name, home));

    private string? SiteOf(string key) => TrustOf(key) is { } ods ? directory.LastRead?.HomeSiteOf(ods) : null;

    private static bool IsAt(string silo, string site) =>
        silo.Length > site.Length && silo[site.Length] == '/' && silo.StartsWith(site, StringComparison.Ordinal);

    /// <summary>The ids of referrals and pathways contain their trust; the key of a patient starts with it.</summary>
    private static OdsCode? TrustOf(string key) =>
        ReferralId.TryParse(key, null, out var referral) ? referral.Ods
        : PathwayId.TryParse(key, null, out var pathway) ? pathway.Ods
        : OdsCode.TryParse(key.Split('/')[0], null, out var ods) ? ods : null;
}
