using InterTrust.Organisations;

namespace InterTrust.Pathways;

/// <summary>What the rules of a pathway may read.</summary>
public sealed record PathwayContext(DateTimeOffset Now, OrganisationDirectory Directory, bool TestNumbersOnly)
    : DecisionContext(Now, Directory, TestNumbersOnly)
{
    /// <summary>For a Register: the patient's open pathways at the trust.</summary>
    public IReadOnlyList<TrackedPathway> OpenPathways { get; init; } = [];
}
