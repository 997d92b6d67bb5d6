using InterTrust.Identity;
using InterTrust.Pathways;

namespace InterTrust.Organisations;

/// <summary>The directory, indexed for the rules.</summary>
public sealed class OrganisationDirectory(OrganisationList list)
{
    private static readonly OverdueLimits DefaultLimits = new();
    private static readonly ClockThresholds DefaultThresholds = new();
    private readonly Dictionary<OdsCode, Organisation> byCode = list.Organisations.ToDictionary(o => o.Ods);

    public bool Contains(OdsCode ods) => byCode.ContainsKey(ods);

    /// <summary>The home site of the trust; null where it has none.</summary>
    public string? HomeSiteOf(OdsCode ods) => byCode.GetValueOrDefault(ods)?.Site;

    public ClockThresholds ThresholdsOf(OdsCode ods) => byCode.GetValueOrDefault(ods)?.Thresholds ?? DefaultThresholds;

    public OverdueLimits LimitsOf(OdsCode ods) => byCode.GetValueOrDefault(ods)?.Limits ?? DefaultLimits;
}
