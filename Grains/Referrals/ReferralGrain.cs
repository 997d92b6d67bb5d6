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
    IJournal journal, IReferralReader referrals, IPathwayReader pathways, DirectoryCache directory, IPatientKeys patients, HubPolicy policy,
    TimeProvider time, ILogger<ReferralGrain> logger)
    : JournalledGrain<Referral, ReferralCommand, ReferralEvent, ReferralContext>(journal, new ReferralAggregate(), logger), IReferralGrain
{
    private ReferralId Id => ReferralId.Parse(this.GetPrimaryKeyString(), null);

    public async Task<CommandResult<ReferralView>> Execute(ReferralCommand command, CommandContext context)
    {
        // Read before the commit, because nothing may fail after it.
        var thresholds = await ThresholdsOf(context.Author.Ods);
        var (decision, state) = await Run(command, context, mayCreate: command is Send or SendRedirected);
        if (decision is Decision<ReferralEvent>.Apply && command is not HubCommand)
            state = await ResumeProcess(state);
        return decision.ToResult(View(state, context.Author.Ods, thresholds));
    }

    public async Task<ReferralView?> Read(OdsCode ods) => View(await Current(), ods, await ThresholdsOf(ods));

    public async Task<IReadOnlyList<HistoryEvent>?> History(OdsCode ods) => (await Current()).IsVisibleTo(ods) ? await ReadHistory() : null;

    public async Task ProcessDue()
    {
        if (await Current() is not Referral.Existing { Data.Version: var version })
            return;
        var (_, state) = await Run(new RaiseOverdue(), OwnContext($"overdue-{version}"));
        await ResumeProcess(state);
    }

    /// <summary>The context of a hub command. Its id says what the command does, so that a repeat is recognised.</summary>
    internal static CommandContext OwnContext(string commandId) => new(Author.Hub, $"hub-{commandId}");

    /// <summary>
    /// Runs the remaining steps. After a fault it returns the committed state, and <see cref="ProcessDue"/> runs them later.
    /// </summary>
    private async Task<Referral> ResumeProcess(Referral committed)
    {
        var runner = new ReferralProcessRunner(GrainFactory, patients);
        try
        {
            ReferralStep? last = null;
            while (ReferralProcess.Next(await Current()) is { } step && step.GetType() != last?.GetType())
            {
                var (command, commandId) = await runner.Run(last = step);
                await Run(command, OwnContext(commandId));
            }
            return await Current();
        }
        catch (Exception e) when (e is StorageUncertainException or StorageUnavailableException or TimeoutException or OrleansException)
        {
            LogUnfinished(logger, Id, e.GetType().Name);
            return committed;
        }
    }

    protected override async ValueTask<ReferralContext> CreateContext(Referral state, ReferralCommand command, Author author)
    {
        var to = command switch { Send send => send.To, Redirect redirect => redirect.To, _ => null };
        var context = new ReferralContext(time.Now(), await directory.Read(about: to), policy.TestNumbersOnly);
        return command switch
        {
            Send { Replaces: { } predecessor } when predecessor != Id =>
                context with { Predecessor = await GrainFactory.GetGrain<IReferralGrain>(predecessor.Value).Read(author.Ods) },
            Send { OnwardFrom: { } pathway } =>
                context with { Onward = await GrainFactory.GetGrain<IPathwayGrain>(pathway.Value).Onward(author.Ods) },
            Accept accept when state is Referral.Undecided { Data: var data } && author.Ods == data.To => context with
            {
                Match = Matching.Find(
                    AcceptedReferrals.From(data, accept, context.Today),
                    await pathways.Pathways(data.To, data.DataSet.Value.Patient.NhsNumber)),
            },
            _ => context,
        };
    }

    protected override async Task<Refusal?> ExplainConflict(Referral refused)
    {
        if (refused is not Referral.Undecided { Data: var data })
            return null; // Only an undecided referral holds a unique key; an acceptance whose pathway's slot was taken is decided again.
        var open = await referrals.OpenReferral(data.From, data.To, data.DataSet.Value.Patient.NhsNumber, data.Assessment.TumourGroup);
        return open is null || open == Id ? null : Refusals.OpenExists(open);
    }

    private ReferralView? View(Referral state, OdsCode viewer, ClockThresholds thresholds) =>
        state.ViewIfVisible(viewer, LondonTime.Today(time), policy.TransferDating, thresholds);

    private async ValueTask<ClockThresholds> ThresholdsOf(OdsCode ods) => (await directory.Read()).ThresholdsOf(ods);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Referral {Id} is not finished yet ({Fault}); it will be resumed")]
    private static partial void LogUnfinished(ILogger logger, ReferralId id, string fault);
}
