using InterTrust.Identity;
using InterTrust.Organisations;

namespace InterTrust.Pages;

/// <summary>The names of organisations on screens.</summary>
public sealed class TrustNames(IReadOnlyList<Organisation> organisations)
{
    private readonly Dictionary<OdsCode, Organisation> byOds = organisations.ToDictionary(organisation => organisation.Ods);

    public IReadOnlyList<Organisation> All => organisations;

    public string Name(OdsCode ods) => byOds.GetValueOrDefault(ods)?.Name ?? ods.Value;

    /// <summary>The first word of the name if no other trust shares it: Barnsley, Rotherham, Sheffield.</summary>
    public string Short(OdsCode ods) =>
        First(Name(ods)) is var first && organisations.Count(organisation => First(organisation.Name) == first) == 1 ? first : Name(ods);

    private static string First(string name) => (name.StartsWith("The ", StringComparison.Ordinal) ? name[4..] : name).Split(' ')[0];
}
