using InterTrust.Identity;

namespace InterTrust.Drafts;

/// <summary>Where drafts are kept: beside the journal, because nothing has happened yet. Every method throws <see cref="StorageUnavailableException"/> when the database does not answer.</summary>
public interface IDraftTable
{
    /// <summary>A trust's drafts, the newest first.</summary>
    Task<IReadOnlyList<DraftSummary>> Newest(OdsCode ods, int limit);

    /// <summary>One of the trust's drafts.</summary>
    Task<Draft?> Read(OdsCode ods, DraftId id);

    /// <summary>Writes this version where the version before it is there: of version 1, where there is none.</summary>
    /// <param name="draft">The draft.</param>
    /// <param name="shown">What the list shows of it.</param>
    /// <returns>Whether it was written.</returns>
    /// <exception cref="StorageUncertainException">It may be written.</exception>
    Task<bool> Write(Draft draft, DraftSummary shown);

    /// <summary>Deletes one of the trust's drafts, if it is there.</summary>
    /// <exception cref="StorageUncertainException">It may be gone.</exception>
    Task Delete(OdsCode ods, DraftId id);

    /// <summary>Deletes every trust's drafts that were last saved before this moment.</summary>
    /// <returns>How many.</returns>
    /// <exception cref="StorageUncertainException">They may be gone.</exception>
    Task<int> DeleteSavedBefore(DateTimeOffset savedBefore);
}
