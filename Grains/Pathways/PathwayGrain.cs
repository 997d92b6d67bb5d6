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
[LivesAtHome, GrainType("pathway")]
public sealed class PathwayGrain(IJournal journal, IHubReader reader, DirectoryCache directory, TimeProvider time, HubPolicy policy, ILogger<PathwayGrain> logger)
    : JournalledGrain<Pathway, PathwayEvent>(journal, PathwayRow.Table.Shape, logger), IPathwayGrain
{
    private PathwayId Id => PathwayId.Parse(this.GetPrimaryKeyString(), null);

    protected override Pathway Unborn => new Pathway.Unopened(Id);

    public async Task<Answer<PathwayView>> Tell(PathwayCommand command, Said said)
    {
        if (command is Register { Patient: var patient } && policy.TestNumbersOnly && !patient.NhsNumber.IsTestNumber)
            return new Refused<PathwayView>(NotATestNumber, null);
        if (command is Register register)
        {
            var open = await reader.Pathways(said.By.Ods, register.Patient.NhsNumber);
            if (open.FirstOrDefault(p => p.Id != Id && p.TumourGroup == register.TumourGroup && p.PeriodStart == register.PeriodStart) is { } same)
                return await Registered(same.Id, said.By.Ods);
            command = register with { Slot = Matching.NextSlot([.. open.Where(p => p.TumourGroup == register.TumourGroup)]) };
        }

        // Looked up before anything is written: what comes after a commit must not fail.
        var thresholds = await ThresholdsOf(said.By.Ods);
        var told = await Tell(command, said, creates: command is Register or Admit { Slot: not null }, state => new((Decision)Pathway.Decide(state, command, said.By, time.Now())));
        // A hundred thousand come in one file, and few are asked for soon: they do not wait in memory for it.
        if (command is Register)
            DeactivateOnIdle();
        return (told.Outcome, told.State) switch
        {
            (Outcome<PathwayEvent>.Happens, Pathway.Known known) => new Happened<PathwayView>(Seen(known, said.By.Ods, thresholds)!),
            (Outcome<PathwayEvent>.AlreadySo, Pathway.Known known) => new AlreadySo<PathwayView>(Seen(known, said.By.Ods, thresholds)!),
            (Outcome<PathwayEvent>.No no, var state) => new Refused<PathwayView>(no.Refusal, state is Pathway.Known known ? Seen(known, said.By.Ods, thresholds) : null),
            _ => throw new InvalidOperationException("Nothing can be so before a pathway was opened."),
        };
    }

    public async Task<PathwayView?> Read(OdsCode ods) => await Current() is Pathway.Known known ? Seen(known, ods, await ThresholdsOf(ods)) : null;

    public async Task<ClocksView?> Clocks(OdsCode ods, DateOnly? asOf) =>
        await Current() is Pathway.Known known && known.Facts.Concerns(ods)
            ? known.On(asOf ?? London.Day(time.Now()), policy.TransferDating, await ThresholdsOf(ods))
            : null;

    public async Task<OnwardReferral?> Onward(OdsCode ods)
    {
        if (await Current() is not Pathway.Known { Facts: var facts } || facts.Ods != ods)
            return null;
        var referred = facts.Referrals is [.., var latest] ? await GrainFactory.GetGrain<IReferralGrain>(latest.Value).Read(ods) : null;
        var dataSet = new EnfDocument(Pathways.Onward.DataSet(facts, referred is null ? null : new EnfDocument(referred.Dataset.Utf8).Value));
        return new(new(dataSet.Json), [.. facts.Way.Select(hop => hop.By(TransferDating.Sent))]);
    }

    public async Task<IReadOnlyList<HistoryEvent>?> History(OdsCode ods) =>
        await Current() is Pathway.Known known && known.Facts.Ods == ods ? await History() : null;

    /// <summary>A patient whom the trust registers again under another key: same tumour group, same day 0.</summary>
    private async Task<Answer<PathwayView>> Registered(PathwayId same, OdsCode ods) =>
        await GrainFactory.GetGrain<IPathwayGrain>(same.Value).Read(ods) is { } view
            ? new AlreadySo<PathwayView>(view)
            : new Refused<PathwayView>(Pathway.NoSuchPathway, null);

    private PathwayView? Seen(Pathway.Known known, OdsCode ods, ClockThresholds thresholds) =>
        known.SeenBy(ods, London.Day(time.Now()), policy.TransferDating, thresholds);

    private async ValueTask<ClockThresholds> ThresholdsOf(OdsCode ods) => (await directory.Read()).ThresholdsOf(ods);

    protected override int VersionOf(Pathway state) => state is Pathway.Known known ? known.Facts.Version : 0;

    protected override IEnumerable<KeyValuePair<string, object?>> TagsOf(Pathway state) => state is Pathway.Known known
        ? [new("intertrust.status", known.GetType().Name), new("intertrust.ods", known.Facts.Ods.Value)]
        : [];

    protected override Pathway Apply(Pathway state, PathwayEvent e) => Pathway.Evolve(state, e);

    protected override Pathway Restore(Stored stored) => JsonSerializer.Deserialize(stored.State, StoredJson.Default.Pathway)!;

    protected override IReadOnlyList<NewEvent> Written(Pathway before, IReadOnlyList<PathwayEvent> events, Said said) =>
        PathwayRecord.Of(events, said.By, before is Pathway.Known known ? known.Facts.Sides : [said.By.Ods]);

    protected override ValueTask<IReadOnlyList<object?>> RowOf(Pathway state) => new(PathwayRow.Table.Row(new((Pathway.Known)state)));

    /// <summary>The place among the patient's pathways is taken: whoever brings a referral looks again.</summary>
    protected override Task<Refusal?> InTheWay(Pathway refused) =>
        Task.FromResult<Refusal?>(new(RefusalCode.OutOfTurn, "Another pathway of the patient in this tumour group stands at its place. If it was opened this moment, say it again; if this one was closed before, record on the open one."));

    private static readonly Refusal NotATestNumber = Refusals.Invalid(
        "/patient/nhsNumber", RefusalCode.NotATestNumber, "Demo mode takes only NHS numbers of the 999 range, which are never issued.");
}
