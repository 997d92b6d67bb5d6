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
[LivesAtHome, GrainType("referral")]
public sealed partial class ReferralGrain(
    IJournal journal, IHubReader reader, DirectoryCache directory, IPatientKeys patients, HubPolicy policy, TimeProvider time, ILogger<ReferralGrain> logger)
    : JournalledGrain<Referral, ReferralEvent>(journal, ReferralRow.Table.Shape, logger), IReferralGrain
{
    private ReferralId Id => ReferralId.Parse(this.GetPrimaryKeyString(), null);

    protected override Referral Unborn => new Referral.Unsent(Id);

    public async Task<Answer<ReferralView>> Tell(ReferralCommand command, Said said)
    {
        // Looked up before anything is written: what comes after a commit must not fail.
        var thresholds = await ThresholdsOf(said.By.Ods);
        var told = await Tell(command, said, creates: command is Send or Arrive, state => Decide(state, command, said.By));
        if (told.Outcome is Outcome<ReferralEvent>.Happens && command is not HubCommand)
            told = told with { State = await Finish(told.State) };

        return (told.Outcome, told.State) switch
        {
            (Outcome<ReferralEvent>.Happens, Referral.Known known) => new Happened<ReferralView>(SeenBy(known, said.By.Ods, thresholds)),
            (Outcome<ReferralEvent>.AlreadySo, Referral.Known known) => new AlreadySo<ReferralView>(SeenBy(known, said.By.Ods, thresholds)),
            (Outcome<ReferralEvent>.No no, var state) => new Refused<ReferralView>(no.Refusal, Seen(state, said.By.Ods, thresholds)),
            _ => throw new InvalidOperationException("Nothing can be so before a referral was sent."),
        };
    }

    public async Task<ReferralView?> Read(OdsCode ods) => Seen(await Current(), ods, await ThresholdsOf(ods));

    public async Task<IReadOnlyList<HistoryEvent>?> History(OdsCode ods) => IsOf(await Current(), ods) ? await History() : null;

    public async Task Nudge()
    {
        if (await Current() is not Referral.Known { Facts.Version: var looked })
            return;
        var limits = await Say(new NoteOverdue(), $"overdue-{looked}");
        await Finish(limits.State);
    }

    private async ValueTask<Decision> Decide(Referral state, ReferralCommand command, By by)
    {
        var around = await Gather(state, command, by);
        var outcome = Referral.Decide(state, command, by, around);
        return outcome is Outcome<ReferralEvent>.Happens accepting && around.Match is CreatePathway create
            ? WithPathway(state, accepting, create, around)
            : outcome;
    }

    /// <summary>A pathway that nobody knows yet is opened in the acceptance's own transaction; one that is there is joined by its own actor.</summary>
    private static Decision WithPathway(Referral state, Outcome<ReferralEvent>.Happens accepting, CreatePathway create, Circumstances around)
    {
        var accepted = (Referral.Accepted)accepting.Events.Aggregate(state, Referral.Evolve);
        var arrival = Arrivals.Of(accepted);
        var link = accepted.How.Plan.Explain(new(arrival.Own, true, create.MatchedOn));
        var settling = (Outcome<ReferralEvent>.Happens)Referral.Decide(accepted, new RecordPathway(link), By.Hub, around);
        return new(new Outcome<ReferralEvent>.Happens([.. accepting.Events, .. settling.Events]), PathwayRecord.Opening(arrival, create, around.Now));
    }

    private async ValueTask<Circumstances> Gather(Referral state, ReferralCommand command, By by)
    {
        var to = command switch { Send send => send.To, Redirect redirect => redirect.To, _ => null };
        var around = new Circumstances(time.Now(), await directory.Read(about: to), policy.TestNumbersOnly);
        return command switch
        {
            Send { Replaces: { } predecessor } when predecessor != Id =>
                around with { Predecessor = await GrainFactory.GetGrain<IReferralGrain>(predecessor.Value).Read(by.Ods) },
            Send { OnwardFrom: { } pathway } => around with { Onward = await GrainFactory.GetGrain<IPathwayGrain>(pathway.Value).Onward(by.Ods) },
            Accept accept when state is Referral.Undecided { Facts: var facts } && by.Ods == facts.To => around with
            {
                Match = Matching.Find(
                    Arrivals.Of(facts, London.Day(around.Now), accept.Mode, accept.Pathway, accept.IdentityConfirmedReason is not null, accept.Owner, accept.Note),
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
    private async Task<Referral> Finish(Referral told)
    {
        try
        {
            if (await Current() is Referral.Known { Facts: { ToClear: { } clearing } facts })
                await Clear(facts, clearing);
            if (await Current() is Referral.Accepted accepted)
                await Settle(accepted);
            if (await Current() is Referral.OnPathway { Facts: { ToPassOn: true, OnwardFrom: { } before } } settled)
                await PassOn(settled, before);
            if (await Current() is Referral.Redirected { Arrived: false } redirected)
                await PassOn(redirected);
            return await Current();
        }
        catch (Exception e) when (e is StorageUncertainException or StorageUnavailableException or TimeoutException or OrleansException)
        {
            LogUnfinished(logger, Id, e.GetType().Name);
            return told;
        }
    }

    private async Task Settle(Referral.Accepted accepted)
    {
        var arrival = Arrivals.Of(accepted);
        var link = await PatientOf(accepted.Facts).Settle(arrival, accepted.How.Plan.Join);
        await Say(new RecordPathway(accepted.How.Plan.Explain(link)), $"pathway-{accepted.Facts.Attempt}");
    }

    private async Task PassOn(Referral.OnPathway settled, PathwayId before)
    {
        var facts = settled.Facts;
        await GrainFactory.GetGrain<IPathwayGrain>(before.Value)
            .Tell(new GoOn(PathwayEntries.Onward(settled)), new(new(facts.From, By.Hub.Actor), $"onward-{facts.Id}-{facts.Attempt}"));
        await Say(new RecordPassedOn(), $"onward-{facts.Attempt}");
    }

    private async Task PassOn(Referral.Redirected redirected)
    {
        var (facts, to) = (redirected.Facts, redirected.Where.Ods);
        var arrive = new Arrive(facts.From, to, facts.DataSet.Json, facts.ClientReference, facts.Id, facts.ReceivedDate, facts.Transfers, facts.Reading);
        var answer = await GrainFactory.GetGrain<IReferralGrain>(redirected.Where.Id.Value).Tell(arrive, Hub("arrive"));
        var there = answer is Refused<ReferralView> { Refusal: { Code: RefusalCode.OpenReferralExists, Choices: [{ Id: { } open }, ..] } }
            ? ReferralId.Parse(open, null)
            : redirected.Where.Id;
        await Say(new RecordArrival(there), "arrived");
    }

    private async Task Clear(ReferralFacts facts, Clearing clearing)
    {
        await GrainFactory.GetGrain<IPathwayGrain>(clearing.Pathway.Value)
            .Tell(new Dismiss(facts.Id, clearing.Reason), new(new(facts.To, By.Hub.Actor), $"dismiss-{facts.Id}-{facts.Attempt}"));
        if (facts.OnwardFrom is { } before)
            await GrainFactory.GetGrain<IPathwayGrain>(before.Value)
                .Tell(new ComeBack(facts.Id, clearing.Reason), new(new(facts.From, By.Hub.Actor), $"back-{facts.Id}-{facts.Attempt}"));
        await Say(new RecordCleared(clearing.Pathway), $"cleared-{facts.Attempt}");
    }

    private Task<Told> Say(HubCommand command, string commandId) =>
        Tell(command, Hub(commandId), creates: false, state => Decide(state, command, By.Hub));

    /// <summary>The hub's own commands are told apart by what they do, so that a repeat is known as one.</summary>
    private static Said Hub(string commandId) => new(By.Hub, $"hub-{commandId}");

    private IPatientGrain PatientOf(ReferralFacts facts) =>
        GrainFactory.GetGrain<IPatientGrain>(patients.KeyOf(facts.To, facts.DataSet.Value.Patient.NhsNumber));

    private static bool IsOf(Referral state, OdsCode ods) =>
        state is Referral.Known { Facts: var facts } && (ods == facts.From || ods == facts.To || ods == By.Hub.Ods);

    private ReferralView? Seen(Referral state, OdsCode ods, ClockThresholds thresholds) => IsOf(state, ods) ? SeenBy((Referral.Known)state, ods, thresholds) : null;

    private ReferralView SeenBy(Referral.Known known, OdsCode ods, ClockThresholds thresholds) =>
        known.SeenBy(ods, London.Day(time.Now()), policy.TransferDating, thresholds);

    private async ValueTask<ClockThresholds> ThresholdsOf(OdsCode ods) => (await directory.Read()).ThresholdsOf(ods);

    protected override int VersionOf(Referral state) => state is Referral.Known known ? known.Facts.Version : 0;

    protected override IEnumerable<KeyValuePair<string, object?>> TagsOf(Referral state) => state is Referral.Known known
        ? [new("intertrust.status", $"{known.Status()}"), new("intertrust.from", known.Facts.From.Value), new("intertrust.to", known.Facts.To.Value)]
        : [];

    protected override Referral Apply(Referral state, ReferralEvent e) => Referral.Evolve(state, e);

    protected override Referral Restore(Stored stored)
    {
        var known = (Referral.Known)JsonSerializer.Deserialize(stored.State, StoredJson.Default.Referral)!;
        return known with { Facts = known.Facts with { DataSet = new EnfDocument(stored.DataSet!) } };
    }

    protected override IReadOnlyList<NewEvent> Written(Referral before, IReadOnlyList<ReferralEvent> events, Said said)
    {
        var attempt = before is Referral.Known known ? known.Facts.Attempt : 0;
        var feeds = events[0] is ReferralSent sent ? new[] { sent.From, sent.To } : [((Referral.Known)before).Facts.From, ((Referral.Known)before).Facts.To];
        return [.. events.Select(e => ReferralRecord.Of(e, e is PathwayCreated or PathwayJoined ? By.Hub : said.By, attempt, feeds))];
    }

    protected override async ValueTask<IReadOnlyList<object?>> RowOf(Referral state)
    {
        var known = (Referral.Known)state;
        return ReferralRow.Table.Row(new(known, NobodyActed.NextDue(known, await directory.Read())));
    }

    protected override async Task<Refusal?> InTheWay(Referral refused)
    {
        // Only the undecided hold a place; whoever was accepted found its pathway's place taken, and looks again.
        if (refused is not Referral.Undecided { Facts: var facts })
            return null;
        var open = await reader.OpenReferral(facts.From, facts.To, facts.DataSet.Value.Patient.NhsNumber, facts.Reading.TumourGroup);
        return open is null || open == Id ? null : Refusals.OpenExists(open);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Referral {Id} is not finished yet ({Fault}); it will be nudged")]
    private static partial void LogUnfinished(ILogger logger, ReferralId id, string fault);
}
