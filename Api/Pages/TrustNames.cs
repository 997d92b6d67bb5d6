using InterTrust.Identity;
using InterTrust.Organisations;

namespace InterTrust.Pages;

/// <summary>The organisations as the screens name them.</summary>
public sealed class TrustNames(IReadOnlyList<Organisation> organisations)
{
    private readonly Dictionary<OdsCode, Organisation> known = organisations.ToDictionary(organisation => organisation.Ods);

    public IReadOnlyList<Organisation> All => organisations;

    public string Name(OdsCode ods) => known.GetValueOrDefault(ods)?.Name ?? ods.Value;

    /// <summary>The first word of the name, where it says enough: Barnsley, Sheffield.</summary>
    public string Short(OdsCode ods) => Name(ods).Split(' ') is [var first, ..] && organisations.Count(other => other.Name.StartsWith(first, StringComparison.Ordinal)) == 1 ? first : Name(ods);
}
