using InterTrust.Calendar;
using InterTrust.DataSet;
using InterTrust.Identity;
using InterTrust.Journal;
using InterTrust.Organisations;
using InterTrust.Referrals;
using Microsoft.Extensions.Logging;

namespace InterTrust.Pathways;

/// <summary>Hosts one pathway.</summary>
[HomeSitePlacement, GrainType("pathway")]
public sealed class PathwayGrain(
    IJournal journal, PathwayContextReader contexts, DirectoryCache directory, TimeProvider time, HubPolicy policy,
    ILogger<PathwayGrain> logger)
    : JournalledGrain<Pathway, PathwayCommand, PathwayEvent, PathwayContext>(journal, new PathwayAggregate(), contexts, logger),
        IPathwayGrain
{
    public async Task<CommandResult<PathwayView>> Execute(PathwayCommand command, CommandContext context)
    {
        // Read before the commit, because nothing may fail after it.
        var thresholds = await directory.ThresholdsOf(context.Author.Ods);
        var (decision, state) = await ExecuteCore(command, context);
        // An import registers a hundred thousand pathways, and few of them are read soon: do not keep them in memory.
        if (command is Register)
            DeactivateOnIdle();
        var view = decision is Decision<PathwayEvent>.Unchanged { RecordedAs: { } existing }
            ? await GrainFactory.GetGrain<IPathwayGrain>(existing).Read(context.Author.Ods)
            : View(state, context.Author.Ods, thresholds);
        return decision.ToResult(view);
    }

    public async Task<PathwayView?> Read(OdsCode ods) => View(await Current(), ods, await directory.ThresholdsOf(ods));

    public async Task<ClocksView?> Clocks(OdsCode ods, DateOnly? asOf) =>
        await Current() is Pathway.Existing existing && existing.Data.IsParty(ods)
            ? existing.ClocksOn(asOf ?? LondonTime.Today(time), policy.TransferDating, await directory.ThresholdsOf(ods))
            : null;

    public async Task<OnwardReferral?> Onward(OdsCode ods)
    {
        if (await Current() is not Pathway.Existing { Data: var data } || data.Ods != ods)
            return null;
        var referred = data.Referrals is [.., var latest] ? await GrainFactory.GetGrain<IReferralGrain>(latest.Value).Read(ods) : null;
        return OnwardDataSet.Prepare(data, referred is null ? null : new EnfDocument(referred.Dataset.Utf8).Value);
    }

    public async Task<IReadOnlyList<HistoryEvent>?> History(OdsCode ods) =>
        await Current() is Pathway.Existing existing && existing.Data.Ods == ods ? await ReadHistory() : null;

    private PathwayView? View(Pathway state, OdsCode viewer, ClockThresholds thresholds) =>
        (state as Pathway.Existing)?.ViewFor(viewer, LondonTime.Today(time), policy.TransferDating, thresholds);
}
