namespace InterTrust.Organisations;

/// <summary>The directory as a silo last read it: a few seconds old at the most, since it changes a few times a year.</summary>
public sealed class DirectoryCache(IGrainFactory grains, TimeProvider time)
{
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(5);
    // One reference, replaced as a whole: the grains of a silo read it from many threads.
    private volatile Known? lastRead;

    /// <summary>As it was read last, however long ago; null where it never was.</summary>
    public OrganisationDirectory? LastRead => lastRead?.Directory;

    public async ValueTask<OrganisationDirectory> Read()
    {
        if (lastRead is { } last && time.GetElapsedTime(last.ReadAt) < Fresh)
            return last.Directory;

        var readAt = time.GetTimestamp();
        try
        {
            var list = await grains.GetGrain<IDirectoryGrain>(DirectoryGrain.Key).All();
            var directory = lastRead is { } known && known.Version == list.Version ? known.Directory : new OrganisationDirectory(list);
            lastRead = new(directory, list.Version, readAt);
            return directory;
        }
        catch (Exception) when (lastRead is { } stale)
        {
            return stale.Directory;
        }
        catch (Exception e) when (e is not StorageUnavailableException)
        {
            throw new StorageUnavailableException();
        }
    }

    private sealed record Known(OrganisationDirectory Directory, int Version, long ReadAt);
}
