using InterTrust.Identity;
using InterTrust.Pathways;

namespace InterTrust.Organisations;

/// <summary>The organisations that the hub knows, as the rules look them up.</summary>
public sealed class OrganisationDirectory(OrganisationList list)
{
    private static readonly OverdueLimits DefaultLimits = new();
    private static readonly ClockThresholds DefaultThresholds = new();
    private readonly Dictionary<OdsCode, Organisation> byCode = list.Organisations.ToDictionary(o => o.Ods);

    public bool Contains(OdsCode ods) => byCode.ContainsKey(ods);

    /// <summary>The site where the trust is at home; null where none is said.</summary>
    public string? HomeSiteOf(OdsCode ods) => byCode.GetValueOrDefault(ods)?.Site;

    public ClockThresholds ThresholdsOf(OdsCode ods) => byCode.GetValueOrDefault(ods)?.Thresholds ?? DefaultThresholds;

    public OverdueLimits LimitsOf(OdsCode ods) => byCode.GetValueOrDefault(ods)?.Limits ?? DefaultLimits;
}
