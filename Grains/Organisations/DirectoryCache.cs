using InterTrust.Identity;
using InterTrust.Pathways;

namespace InterTrust.Organisations;

/// <summary>
/// A silo's copy of the directory, at most a few seconds old. An organisation that is missing in the copy is looked up again, so that a
/// referral can be sent to a new organisation at once.
/// </summary>
public sealed class DirectoryCache(IGrainFactory grains, TimeProvider time)
{
    private static readonly TimeSpan MaxAge = TimeSpan.FromSeconds(5);

    // One reference, replaced as a whole: the grains of a silo read it from many threads.
    private volatile CachedDirectory? lastRead;

    /// <summary>The copy, of any age; null before the first read.</summary>
    public OrganisationDirectory? LastRead => lastRead?.Directory;

    /// <param name="about">The organisation that the caller is going to look up.</param>
    public async ValueTask<OrganisationDirectory> Read(OdsCode? about = null)
    {
        if (lastRead is { } last && Has(last) && time.GetElapsedTime(last.ReadAt) < MaxAge)
            return last.Directory;

        var readAt = time.GetTimestamp();
        try
        {
            var list = await grains.GetGrain<IDirectoryGrain>(DirectoryGrain.Key).All();
            var directory = lastRead is { } cached && cached.Version == list.Version ? cached.Directory : new OrganisationDirectory(list);
            lastRead = new(directory, list.Version, readAt);
            return directory;
        }
        catch (Exception) when (lastRead is { } stale && Has(stale))
        {
            return stale.Directory;
        }
        catch (Exception e) when (e is not StorageUnavailableException)
        {
            throw new StorageUnavailableException();
        }

        bool Has(CachedDirectory cached) => about is null || cached.Directory.Contains(about);
    }

    public async ValueTask<ClockThresholds> ThresholdsOf(OdsCode ods) => (await Read()).ThresholdsOf(ods);

    private sealed record CachedDirectory(OrganisationDirectory Directory, int Version, long ReadAt);
}
