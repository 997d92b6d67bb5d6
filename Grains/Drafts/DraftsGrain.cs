using InterTrust.Identity;
using Orleans.Concurrency;

namespace InterTrust.Drafts;

/// <summary>Stores a trust's drafts. A stateless worker: a silo activates as many as it needs.</summary>
[StatelessWorker, Reentrant, GrainType("drafts")]
public sealed class DraftsGrain(IDraftTable table, TimeProvider time) : Grain, IDraftsGrain
{
    private const int MaxSummaries = 200;

    private OdsCode Ods => OdsCode.Parse(this.GetPrimaryKeyString(), null);

    public Task<IReadOnlyList<DraftSummary>> All() => table.Newest(Ods, MaxSummaries);

    public Task<Draft?> Read(DraftId id) => table.Read(Ods, id);

    public async Task<Draft?> Save(Draft draft)
    {
        if (!draft.Fits)
            throw new ArgumentException(
                $"A draft holds at most {Draft.MostFields} fields and {Draft.MostBytes} bytes of text.", nameof(draft));
        if (draft.Id.Ods != Ods)
            return null;
        var saved = draft with { Version = draft.Version + 1, SavedAt = time.GetUtcNow() };
        if (await table.Write(saved, saved.Summary()))
            return saved;
        // A caller that got no answer repeats the save: the draft is already stored.
        return await table.Read(Ods, draft.Id) is { } stored && stored.HasSameContent(saved) ? stored : null;
    }

    public Task Discard(DraftId id) => table.Delete(Ods, id);
}
