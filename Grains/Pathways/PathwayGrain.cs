using System.Text.Json;
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
public sealed class PathwayGrain(IJournal journal, IHubReader reader, DirectoryCache directory, TimeProvider time, HubPolicy policy, ILogger<PathwayGrain> logger)
    : JournalledGrain<Pathway, PathwayEvent>(journal, PathwayRow.Table.Shape, logger), IPathwayGrain
{
    private PathwayId Id => PathwayId.Parse(this.GetPrimaryKeyString(), null);

    protected override Pathway Initial => new Pathway.None(Id);

    public async Task<CommandResult<PathwayView>> Execute(PathwayCommand command, CommandContext said)
    {
        if (command is Register { Patient: var patient } && policy.TestNumbersOnly && !patient.NhsNumber.IsTestNumber)
            return new Refused<PathwayView>(NotATestNumber, null);
        if (command is Register register)
        {
            var open = await reader.Pathways(said.Author.Ods, register.Patient.NhsNumber);
            if (open.FirstOrDefault(p => p.Id != Id && p.TumourGroup == register.TumourGroup && p.PeriodStart == register.PeriodStart) is { } same)
                return await ReadRegistered(same.Id, said.Author.Ods);
            command = register with { Slot = Matching.NextSlot([.. open.Where(p => p.TumourGroup == register.TumourGroup)]) };
        }

        // Looked up before anything is written: what comes after a commit must not fail.
        var thresholds = await ThresholdsOf(said.Author.Ods);
        var told = await ExecuteCommand(command, said, creates: command is Register or AddReferral { Slot: not null }, state => new((CommittedDecision)Pathway.Decide(state, command, said.Author, time.Now())));
        // A hundred thousand come in one file, and few are asked for soon: they do not wait in memory for it.
        if (command is Register)
            DeactivateOnIdle();
        return (told.Outcome, told.State) switch
        {
            (Decision<PathwayEvent>.Apply, Pathway.Existing known) => new Applied<PathwayView>(View(known, said.Author.Ods, thresholds)!),
            (Decision<PathwayEvent>.Unchanged, Pathway.Existing known) => new Unchanged<PathwayView>(View(known, said.Author.Ods, thresholds)!),
            (Decision<PathwayEvent>.Refuse no, var state) => new Refused<PathwayView>(no.Refusal, state is Pathway.Existing known ? View(known, said.Author.Ods, thresholds) : null),
            _ => throw new InvalidOperationException("Nothing can be so before a pathway was opened."),
        };
    }

    public async Task<PathwayView?> Read(OdsCode ods) => await Current() is Pathway.Existing known ? View(known, ods, await ThresholdsOf(ods)) : null;

    public async Task<ClocksView?> Clocks(OdsCode ods, DateOnly? asOf) =>
        await Current() is Pathway.Existing known && known.Data.IsParty(ods)
            ? known.ClocksOn(asOf ?? LondonTime.Day(time.Now()), policy.TransferDating, await ThresholdsOf(ods))
            : null;

    public async Task<OnwardReferral?> Onward(OdsCode ods)
    {
        if (await Current() is not Pathway.Existing { Data: var facts } || facts.Ods != ods)
            return null;
        var referred = facts.Referrals is [.., var latest] ? await GrainFactory.GetGrain<IReferralGrain>(latest.Value).Read(ods) : null;
        var dataSet = new EnfDocument(Pathways.OnwardDataSet.Create(facts, referred is null ? null : new EnfDocument(referred.Dataset.Utf8).Value));
        return new(new(dataSet.Json), [.. facts.AllTransfers.Select(hop => hop.ToTransfer(TransferDatePolicy.Sent))]);
    }

    public async Task<IReadOnlyList<HistoryEvent>?> History(OdsCode ods) =>
        await Current() is Pathway.Existing known && known.Data.Ods == ods ? await History() : null;

    /// <summary>A patient whom the trust registers again under another key: same tumour group, same day 0.</summary>
    private async Task<CommandResult<PathwayView>> ReadRegistered(PathwayId same, OdsCode ods) =>
        await GrainFactory.GetGrain<IPathwayGrain>(same.Value).Read(ods) is { } view
            ? new Unchanged<PathwayView>(view)
            : new Refused<PathwayView>(Pathway.NoSuchPathway, null);

    private PathwayView? View(Pathway.Existing known, OdsCode ods, ClockThresholds thresholds) =>
        known.ViewFor(ods, LondonTime.Day(time.Now()), policy.TransferDating, thresholds);

    private async ValueTask<ClockThresholds> ThresholdsOf(OdsCode ods) => (await directory.Read()).ThresholdsOf(ods);

    protected override int VersionOf(Pathway state) => state is Pathway.Existing known ? known.Data.Version : 0;

    protected override IEnumerable<KeyValuePair<string, object?>> TagsOf(Pathway state) => state is Pathway.Existing known
        ? [new("intertrust.status", known.GetType().Name), new("intertrust.ods", known.Data.Ods.Value)]
        : [];

    protected override Pathway Evolve(Pathway state, PathwayEvent e) => Pathway.Evolve(state, e);

    protected override Pathway Restore(StoredState stored) => JsonSerializer.Deserialize(stored.State, StoredJson.Default.Pathway)!;

    protected override IReadOnlyList<NewEvent> Serialize(Pathway before, IReadOnlyList<PathwayEvent> events, CommandContext said) =>
        StoredPathwayEvents.Serialize(events, said.Author, before is Pathway.Existing known ? known.Data.Parties : [said.Author.Ods]);

    protected override ValueTask<IReadOnlyList<object?>> RowOf(Pathway state) => new(PathwayRow.Table.Row(new((Pathway.Existing)state)));

    /// <summary>The place among the patient's pathways is taken: whoever brings a referral looks again.</summary>
    protected override Task<Refusal?> ExplainConflict(Pathway refused) =>
        Task.FromResult<Refusal?>(new(RefusalCode.OutOfTurn, "Another pathway of the patient in this tumour group stands at its place. If it was opened this moment, say it again; if this one was closed before, record on the open one."));

    private static readonly Refusal NotATestNumber = Refusals.Invalid(
        "/patient/nhsNumber", RefusalCode.NotATestNumber, "Demo mode takes only NHS numbers of the 999 range, which are never issued.");
}
