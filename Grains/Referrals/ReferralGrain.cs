using InterTrust.Calendar;
using InterTrust.Identity;
using InterTrust.Journal;
using InterTrust.Organisations;
using InterTrust.Pathways;
using Microsoft.Extensions.Logging;

namespace InterTrust.Referrals;

/// <summary>Hosts one referral.</summary>
[HomeSitePlacement, GrainType("referral")]
public sealed partial class ReferralGrain(
    IJournal journal, ReferralContextReader contexts, DirectoryCache directory, IPatientKeys patients, HubPolicy policy, TimeProvider time,
    ILogger<ReferralGrain> logger)
    : JournalledGrain<Referral, ReferralCommand, ReferralEvent, ReferralContext>(journal, new ReferralAggregate(), contexts, logger),
        IReferralGrain
{
    private ReferralId Id => ReferralId.Parse(this.GetPrimaryKeyString(), null);

    public async Task<CommandResult<ReferralView>> Execute(ReferralCommand command, CommandContext context)
    {
        // Read before the commit, because nothing may fail after it.
        var thresholds = await directory.ThresholdsOf(context.Author.Ods);
        var (decision, state) = await ExecuteCore(command, context);
        if (decision is Decision<ReferralEvent>.Apply && command is not HubCommand)
            state = await RunProcess(state);
        return decision.ToResult(View(state, context.Author.Ods, thresholds));
    }

    public async Task<ReferralView?> Read(OdsCode ods) => View(await Current(), ods, await directory.ThresholdsOf(ods));

    public async Task<IReadOnlyList<HistoryEvent>?> History(OdsCode ods) => (await Current()).IsVisibleTo(ods) ? await ReadHistory() : null;

    public async Task ProcessDue()
    {
        if (await Current() is not Referral.Existing { Data.Version: var version })
            return;
        var (_, state) = await ExecuteCore(new RaiseOverdue(), OwnContext($"overdue-{version}"));
        await RunProcess(state);
    }

    /// <summary>The context of a hub command. Its id says what the command does, so that a repeat is recognised.</summary>
    internal static CommandContext OwnContext(string commandId) => new(Author.Hub, $"hub-{commandId}");

    /// <summary>
    /// Runs the remaining steps. After a fault it returns the committed state, and <see cref="ProcessDue"/> runs them later.
    /// </summary>
    private async Task<Referral> RunProcess(Referral committed)
    {
        var runner = new ReferralProcessRunner(GrainFactory, patients);
        try
        {
            ReferralStep? last = null;
            while (ReferralProcess.Next(await Current()) is { } step && step.GetType() != last?.GetType())
            {
                var (command, commandId) = await runner.Run(last = step);
                await ExecuteCore(command, OwnContext(commandId));
            }
            return await Current();
        }
        catch (Exception e) when (e is StorageUncertainException or StorageUnavailableException or TimeoutException or OrleansException)
        {
            LogUnfinished(logger, Id, e.GetType().Name);
            return committed;
        }
    }

    private ReferralView? View(Referral state, OdsCode viewer, ClockThresholds thresholds) =>
        state.ViewIfVisible(viewer, LondonTime.Today(time), policy.TransferDating, thresholds);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Referral {Id} is not finished yet ({Fault}); it will be resumed")]
    private static partial void LogUnfinished(ILogger logger, ReferralId id, string fault);
}
