using InterTrust.Identity;

namespace InterTrust.Drafts;

/// <summary>
/// The table of drafts. Drafts are not part of the journal, because they have no events. Every method throws
/// <see cref="StorageUnavailableException"/> when the database does not answer.
/// </summary>
public interface IDraftTable
{
    /// <summary>A trust's drafts, newest first.</summary>
    Task<IReadOnlyList<DraftSummary>> Newest(OdsCode ods, int limit);

    /// <summary>One of the trust's drafts.</summary>
    Task<Draft?> Read(OdsCode ods, DraftId id);

    /// <summary>Writes a version if the stored version is the one before it; version 1 if no draft is stored.</summary>
    /// <param name="draft">The draft.</param>
    /// <param name="summary">Its line in the list of drafts.</param>
    /// <returns>Whether it was written.</returns>
    /// <exception cref="StorageUncertainException">It may have been written.</exception>
    Task<bool> Write(Draft draft, DraftSummary summary);

    /// <summary>Deletes one of the trust's drafts, if it exists.</summary>
    /// <exception cref="StorageUncertainException">It may have been deleted.</exception>
    Task Delete(OdsCode ods, DraftId id);

    /// <summary>Deletes every trust's drafts that were last saved before this moment.</summary>
    /// <returns>How many were deleted.</returns>
    /// <exception cref="StorageUncertainException">They may have been deleted.</exception>
    Task<int> DeleteSavedBefore(DateTimeOffset savedBefore);
}
