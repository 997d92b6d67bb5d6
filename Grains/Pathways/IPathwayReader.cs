using InterTrust.Identity;

namespace InterTrust.Pathways;

/// <summary>
/// Reads across pathways. Every method throws <see cref="StorageUnavailableException"/> when the database does not answer.
/// </summary>
public interface IPathwayReader
{
    /// <summary>The open pathways of a patient at a trust, oldest first.</summary>
    Task<IReadOnlyList<TrackedPathway>> Pathways(OdsCode ods, NhsNumber nhsNumber);
}
