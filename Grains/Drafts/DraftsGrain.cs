using InterTrust.Identity;
using Orleans.Concurrency;

namespace InterTrust.Drafts;

/// <summary>Keeps drafts; as many of them as a silo has use for, each without memory.</summary>
[StatelessWorker, Reentrant, GrainType("drafts")]
public sealed class DraftsGrain(IDraftTable table, TimeProvider time) : Grain, IDraftsGrain
{
    private const int Most = 200;

    private OdsCode Ods => OdsCode.Parse(this.GetPrimaryKeyString(), null);

    public Task<IReadOnlyList<DraftSummary>> All() => table.Newest(Ods, Most);

    public Task<Draft?> Read(DraftId id) => table.Read(Ods, id);

    public async Task<Draft?> Save(Draft draft)
    {
        if (!draft.Fits)
            throw new ArgumentException($"A draft holds at most {Draft.MostFields} fields and {Draft.MostBytes} bytes of text.", nameof(draft));
        if (draft.Id.Ods != Ods)
            return null;
        var saved = draft with { Version = draft.Version + 1, SavedAt = time.GetUtcNow() };
        if (await table.Write(saved, saved.Summary()))
            return saved;
        // Whoever heard no answer says it again, and it is already so.
        return await table.Read(Ods, draft.Id) is { } kept && kept.HasSameContent(saved) ? kept : null;
    }

    public Task Discard(DraftId id) => table.Delete(Ods, id);
}
