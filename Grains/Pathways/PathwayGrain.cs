using InterTrust.Calendar;
using InterTrust.Identity;
using InterTrust.Journal;
using InterTrust.Organisations;
using Microsoft.Extensions.Logging;

namespace InterTrust.Pathways;

/// <summary>Hosts one pathway.</summary>
[HomeSitePlacement, GrainType("pathway")]
public sealed class PathwayGrain(
    IJournal journal, IPathwayReader reader, IReferredDataSets dataSets, DirectoryCache directory, TimeProvider time, HubPolicy policy,
    ILogger<PathwayGrain> logger)
    : JournalledGrain<Pathway, PathwayCommand, PathwayEvent, PathwayContext>(journal, new PathwayAggregate(), logger), IPathwayGrain
{
    public async Task<CommandResult<PathwayView>> Execute(PathwayCommand command, CommandContext context)
    {
        // Read before the commit, because nothing may fail after it.
        var thresholds = await ThresholdsOf(context.Author.Ods);
        var (decision, state) = await Run(command, context, mayCreate: command is Register or AddReferral { Slot: not null });
        // An import registers a hundred thousand pathways, and few of them are read soon: do not keep them in memory.
        if (command is Register)
            DeactivateOnIdle();
        var view = decision is Decision<PathwayEvent>.Unchanged { RecordedAs: { } existing }
            ? await GrainFactory.GetGrain<IPathwayGrain>(existing).Read(context.Author.Ods)
            : View(state, context.Author.Ods, thresholds);
        return decision.ToResult(view);
    }

    public async Task<PathwayView?> Read(OdsCode ods) => View(await Current(), ods, await ThresholdsOf(ods));

    public async Task<ClocksView?> Clocks(OdsCode ods, DateOnly? asOf) =>
        await Current() is Pathway.Existing existing && existing.Data.IsParty(ods)
            ? existing.ClocksOn(asOf ?? LondonTime.Today(time), policy.TransferDating, await ThresholdsOf(ods))
            : null;

    public async Task<OnwardReferral?> Onward(OdsCode ods)
    {
        if (await Current() is not Pathway.Existing { Data: var data } || data.Ods != ods)
            return null;
        return OnwardDataSet.Prepare(data, data.Referrals is [.., var latest] ? await dataSets.Read(latest, ods) : null);
    }

    public async Task<IReadOnlyList<HistoryEvent>?> History(OdsCode ods) =>
        await Current() is Pathway.Existing existing && existing.Data.Ods == ods ? await ReadHistory() : null;

    protected override async ValueTask<PathwayContext> CreateContext(Pathway state, PathwayCommand command, Author author)
    {
        var context = new PathwayContext(time.Now(), await directory.Read(), policy.TestNumbersOnly);
        return state is Pathway.None && command is Register register
            ? context with { OpenPathways = await reader.Pathways(author.Ods, register.Patient.NhsNumber) }
            : context;
    }

    protected override Task<Refusal?> ExplainConflict(Pathway refused) => Task.FromResult<Refusal?>(Pathway.SlotTaken);

    private PathwayView? View(Pathway state, OdsCode viewer, ClockThresholds thresholds) =>
        (state as Pathway.Existing)?.ViewFor(viewer, LondonTime.Today(time), policy.TransferDating, thresholds);

    private async ValueTask<ClockThresholds> ThresholdsOf(OdsCode ods) => (await directory.Read()).ThresholdsOf(ods);
}
