using System.Text.Json;
using InterTrust.Calendar;
using InterTrust.DataSet;
using InterTrust.Identity;
using InterTrust.Journal;
using InterTrust.Organisations;
using InterTrust.Pathways;
using Microsoft.Extensions.Logging;

namespace InterTrust.Referrals;

/// <summary>Hosts one referral: gathers what the rules need to know, writes what they decide, and finishes what was begun.</summary>
[HomeSitePlacement, GrainType("referral")]
public sealed partial class ReferralGrain(
    IJournal journal, IHubReader reader, DirectoryCache directory, IPatientKeys patients, HubPolicy policy, TimeProvider time, ILogger<ReferralGrain> logger)
    : JournalledGrain<Referral, ReferralEvent>(journal, ReferralRow.Table.Shape, logger), IReferralGrain
{
    private ReferralId Id => ReferralId.Parse(this.GetPrimaryKeyString(), null);

    protected override Referral Initial => new Referral.None(Id);

    public async Task<CommandResult<ReferralView>> Execute(ReferralCommand command, CommandContext said)
    {
        // Looked up before anything is written: what comes after a commit must not fail.
        var thresholds = await ThresholdsOf(said.Author.Ods);
        var told = await ExecuteCommand(command, said, creates: command is Send or SendRedirected, state => Decide(state, command, said.Author));
        if (told.Outcome is Decision<ReferralEvent>.Apply && command is not HubCommand)
            told = told with { State = await ResumeProcess(told.State) };

        return (told.Outcome, told.State) switch
        {
            (Decision<ReferralEvent>.Apply, Referral.Existing known) => new Applied<ReferralView>(View(known, said.Author.Ods, thresholds)),
            (Decision<ReferralEvent>.Unchanged, Referral.Existing known) => new Unchanged<ReferralView>(View(known, said.Author.Ods, thresholds)),
            (Decision<ReferralEvent>.Refuse no, var state) => new Refused<ReferralView>(no.Refusal, ViewIfParty(state, said.Author.Ods, thresholds)),
            _ => throw new InvalidOperationException("Nothing can be so before a referral was sent."),
        };
    }

    public async Task<ReferralView?> Read(OdsCode ods) => ViewIfParty(await Current(), ods, await ThresholdsOf(ods));

    public async Task<IReadOnlyList<HistoryEvent>?> History(OdsCode ods) => IsParty(await Current(), ods) ? await History() : null;

    public async Task ProcessDue()
    {
        if (await Current() is not Referral.Existing { Data.Version: var looked })
            return;
        var limits = await ExecuteOwn(new RaiseOverdue(), $"overdue-{looked}");
        await ResumeProcess(limits.State);
    }

    private async ValueTask<CommittedDecision> Decide(Referral state, ReferralCommand command, Author by)
    {
        var around = await CreateContext(state, command, by);
        var outcome = Referral.Decide(state, command, by, around);
        return outcome is Decision<ReferralEvent>.Apply accepting && around.Match is CreatePathway create
            ? WithPathway(state, accepting, create, around)
            : outcome;
    }

    /// <summary>A pathway that nobody knows yet is opened in the acceptance's own transaction; one that is there is joined by its own actor.</summary>
    private static CommittedDecision WithPathway(Referral state, Decision<ReferralEvent>.Apply accepting, CreatePathway create, DecisionContext around)
    {
        var accepted = (Referral.Accepted)accepting.Events.Aggregate(state, Referral.Evolve);
        var arrival = AcceptedReferrals.From(accepted);
        var link = accepted.Acceptance.Plan.ResolveLink(new(arrival.Own, true, create.MatchedOn));
        var settling = (Decision<ReferralEvent>.Apply)Referral.Decide(accepted, new RecordPathway(link), Author.Hub, around);
        return new(new Decision<ReferralEvent>.Apply([.. accepting.Events, .. settling.Events]), StoredPathwayEvents.CreateOpeningCommit(arrival, create, around.Now));
    }

    private async ValueTask<DecisionContext> CreateContext(Referral state, ReferralCommand command, Author by)
    {
        var to = command switch { Send send => send.To, Redirect redirect => redirect.To, _ => null };
        var around = new DecisionContext(time.Now(), await directory.Read(about: to), policy.TestNumbersOnly);
        return command switch
        {
            Send { Replaces: { } predecessor } when predecessor != Id =>
                around with { Predecessor = await GrainFactory.GetGrain<IReferralGrain>(predecessor.Value).Read(by.Ods) },
            Send { OnwardFrom: { } pathway } => around with { Onward = await GrainFactory.GetGrain<IPathwayGrain>(pathway.Value).Onward(by.Ods) },
            Accept accept when state is Referral.Undecided { Data: var facts } && by.Ods == facts.To => around with
            {
                Match = Matching.Find(
                    AcceptedReferrals.From(facts, LondonTime.Day(around.Now), accept.Mode, accept.Pathway, accept.IdentityConfirmedReason is not null, accept.Owner, accept.Note),
                    await reader.Pathways(facts.To, facts.DataSet.Value.Patient.NhsNumber)),
            },
            _ => around,
        };
    }

    /// <summary>
    /// What was begun is finished: an accepted referral reaches its pathway, and its transfer the pathway from which the patient went on;
    /// a redirected one reaches its third trust, and an undone match leaves its pathway. Each step can be repeated, so that a crash in between costs nothing but the time to the next nudge.
    /// </summary>
    /// <returns>How it stands then; <paramref name="told"/>, which is committed, where a fault came in between.</returns>
    private async Task<Referral> ResumeProcess(Referral told)
    {
        try
        {
            if (await Current() is Referral.Existing { Data: { PathwayToDetach: { } clearing } facts })
                await DetachPathway(facts, clearing);
            if (await Current() is Referral.Accepted accepted)
                await AssignPathway(accepted);
            if (await Current() is Referral.OnPathway { Data: { OnwardTransferPending: true, OnwardFrom: { } before } } settled)
                await Forward(settled, before);
            if (await Current() is Referral.Redirected { Arrived: false } redirected)
                await Forward(redirected);
            return await Current();
        }
        catch (Exception e) when (e is StorageUncertainException or StorageUnavailableException or TimeoutException or OrleansException)
        {
            LogUnfinished(logger, Id, e.GetType().Name);
            return told;
        }
    }

    private async Task AssignPathway(Referral.Accepted accepted)
    {
        var arrival = AcceptedReferrals.From(accepted);
        var link = await PatientOf(accepted.Data).AssignPathway(arrival, accepted.Acceptance.Plan.Join);
        await ExecuteOwn(new RecordPathway(accepted.Acceptance.Plan.ResolveLink(link)), $"pathway-{accepted.Data.Attempt}");
    }

    private async Task Forward(Referral.OnPathway settled, PathwayId before)
    {
        var facts = settled.Data;
        await GrainFactory.GetGrain<IPathwayGrain>(before.Value)
            .Execute(new RecordOnwardTransfer(ClinicalEvents.OnwardTransfer(settled)), new(new(facts.From, Author.Hub.Actor), $"onward-{facts.Id}-{facts.Attempt}"));
        await ExecuteOwn(new ConfirmOnwardTransfer(), $"onward-{facts.Attempt}");
    }

    private async Task Forward(Referral.Redirected redirected)
    {
        var (facts, to) = (redirected.Data, redirected.Redirection.Ods);
        var arrive = new SendRedirected(facts.From, to, facts.DataSet.Json, facts.ClientReference, facts.Id, facts.ReceivedDate, facts.Transfers, facts.Assessment);
        var answer = await GrainFactory.GetGrain<IReferralGrain>(redirected.Redirection.Id.Value).Execute(arrive, OwnContext("arrive"));
        var there = answer is Refused<ReferralView> { Refusal: { Code: RefusalCode.OpenReferralExists, Choices: [{ Id: { } open }, ..] } }
            ? ReferralId.Parse(open, null)
            : redirected.Redirection.Id;
        await ExecuteOwn(new RecordRedirection(there), "arrived");
    }

    private async Task DetachPathway(ReferralData facts, PathwayDetachment clearing)
    {
        await GrainFactory.GetGrain<IPathwayGrain>(clearing.Pathway.Value)
            .Execute(new RemoveReferral(facts.Id, clearing.Reason), new(new(facts.To, Author.Hub.Actor), $"dismiss-{facts.Id}-{facts.Attempt}"));
        if (facts.OnwardFrom is { } before)
            await GrainFactory.GetGrain<IPathwayGrain>(before.Value)
                .Execute(new CancelOnwardTransfer(facts.Id, clearing.Reason), new(new(facts.From, Author.Hub.Actor), $"back-{facts.Id}-{facts.Attempt}"));
        await ExecuteOwn(new RecordPathwayDetached(clearing.Pathway), $"cleared-{facts.Attempt}");
    }

    private Task<Execution> ExecuteOwn(HubCommand command, string commandId) =>
        ExecuteCommand(command, OwnContext(commandId), creates: false, state => Decide(state, command, Author.Hub));

    /// <summary>The hub's own commands are told apart by what they do, so that a repeat is known as one.</summary>
    private static CommandContext OwnContext(string commandId) => new(Author.Hub, $"hub-{commandId}");

    private IPatientGrain PatientOf(ReferralData facts) =>
        GrainFactory.GetGrain<IPatientGrain>(patients.KeyOf(facts.To, facts.DataSet.Value.Patient.NhsNumber));

    private static bool IsParty(Referral state, OdsCode ods) =>
        state is Referral.Existing { Data: var facts } && (ods == facts.From || ods == facts.To || ods == Author.Hub.Ods);

    private ReferralView? ViewIfParty(Referral state, OdsCode ods, ClockThresholds thresholds) => IsParty(state, ods) ? View((Referral.Existing)state, ods, thresholds) : null;

    private ReferralView View(Referral.Existing known, OdsCode ods, ClockThresholds thresholds) =>
        known.ViewFor(ods, LondonTime.Day(time.Now()), policy.TransferDating, thresholds);

    private async ValueTask<ClockThresholds> ThresholdsOf(OdsCode ods) => (await directory.Read()).ThresholdsOf(ods);

    protected override int VersionOf(Referral state) => state is Referral.Existing known ? known.Data.Version : 0;

    protected override IEnumerable<KeyValuePair<string, object?>> TagsOf(Referral state) => state is Referral.Existing known
        ? [new("intertrust.status", $"{known.Status()}"), new("intertrust.from", known.Data.From.Value), new("intertrust.to", known.Data.To.Value)]
        : [];

    protected override Referral Evolve(Referral state, ReferralEvent e) => Referral.Evolve(state, e);

    protected override Referral Restore(StoredState stored)
    {
        var known = (Referral.Existing)JsonSerializer.Deserialize(stored.State, StoredJson.Default.Referral)!;
        return known with { Data = known.Data with { DataSet = new EnfDocument(stored.DataSet!) } };
    }

    protected override IReadOnlyList<NewEvent> Serialize(Referral before, IReadOnlyList<ReferralEvent> events, CommandContext said)
    {
        var attempt = before is Referral.Existing known ? known.Data.Attempt : 0;
        var feeds = events[0] is ReferralSent sent ? new[] { sent.From, sent.To } : [((Referral.Existing)before).Data.From, ((Referral.Existing)before).Data.To];
        return [.. events.Select(e => StoredReferralEvents.Serialize(e, e is PathwayCreated or PathwayJoined ? Author.Hub : said.Author, attempt, feeds))];
    }

    protected override async ValueTask<IReadOnlyList<object?>> RowOf(Referral state)
    {
        var known = (Referral.Existing)state;
        return ReferralRow.Table.Row(new(known, OverdueRules.NextDue(known, await directory.Read())));
    }

    protected override async Task<Refusal?> ExplainConflict(Referral refused)
    {
        // Only the undecided hold a place; whoever was accepted found its pathway's place taken, and looks again.
        if (refused is not Referral.Undecided { Data: var facts })
            return null;
        var open = await reader.OpenReferral(facts.From, facts.To, facts.DataSet.Value.Patient.NhsNumber, facts.Assessment.TumourGroup);
        return open is null || open == Id ? null : Refusals.OpenExists(open);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Referral {Id} is not finished yet ({Fault}); it will be nudged")]
    private static partial void LogUnfinished(ILogger logger, ReferralId id, string fault);
}
