using InterTrust.Identity;

namespace InterTrust.Organisations;

/// <summary>
/// The directory as a silo last read it: a few seconds old at the most, since it changes a few times a year. Nobody is called unknown
/// from memory: whoever was just entered may be sent to at once.
/// </summary>
public sealed class DirectoryCache(IGrainFactory grains, TimeProvider time)
{
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(5);
    // One reference, replaced as a whole: the grains of a silo read it from many threads.
    private volatile CachedDirectory? lastRead;

    /// <summary>As it was read last, however long ago; null where it never was.</summary>
    public OrganisationDirectory? LastRead => lastRead?.Directory;

    /// <param name="about">Whom the caller is going to look up.</param>
    public async ValueTask<OrganisationDirectory> Read(OdsCode? about = null)
    {
        if (lastRead is { } last && Knows(last) && time.GetElapsedTime(last.ReadAt) < Fresh)
            return last.Directory;

        var readAt = time.GetTimestamp();
        try
        {
            var list = await grains.GetGrain<IDirectoryGrain>(DirectoryGrain.Key).All();
            var directory = lastRead is { } known && known.Version == list.Version ? known.Directory : new OrganisationDirectory(list);
            lastRead = new(directory, list.Version, readAt);
            return directory;
        }
        catch (Exception) when (lastRead is { } stale && Knows(stale))
        {
            return stale.Directory;
        }
        catch (Exception e) when (e is not StorageUnavailableException)
        {
            throw new StorageUnavailableException();
        }

        bool Knows(CachedDirectory known) => about is null || known.Directory.Contains(about);
    }

    private sealed record CachedDirectory(OrganisationDirectory Directory, int Version, long ReadAt);
}
