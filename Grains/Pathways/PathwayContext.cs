namespace InterTrust.Pathways;

/// <summary>What the rules of a pathway may know besides its state and the command.</summary>
/// <param name="Now">The time in UTC.</param>
/// <param name="TestNumbersOnly">Demo mode: only NHS numbers that are never issued.</param>
public sealed record PathwayContext(DateTimeOffset Now, bool TestNumbersOnly)
{
    /// <summary>For a Register: the patient's open pathways at the trust.</summary>
    public IReadOnlyList<TrackedPathway> OpenPathways { get; init; } = [];
}
