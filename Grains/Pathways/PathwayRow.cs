using System.Text.Json;
using InterTrust.Identity;
using InterTrust.Journal;
using static InterTrust.Journal.ColumnType;

namespace InterTrust.Pathways;

/// <summary>A pathway's place on the worklist, written in the transaction of its events.</summary>
/// <param name="State">The state of the pathway.</param>
public sealed record PathwayRow(Pathway.Existing State)
{
    private const int MostShown = 60;

    /// <summary>The columns and their values.</summary>
    public static readonly Table<PathwayRow> Table = new("pathway",
    [
        ("ods", Text, p => p.State.Data.Ods.Value),
        ("status", Text, p => p.State is Pathway.Open ? "open" : "closed"),
        ("tumour_group", Text, p => p.State.Data.TumourGroup),
        ("nhs_number", Text, p => p.State.Data.Patient.NhsNumber.Value),
        ("family_name", Text, p => p.State.Data.Patient.FamilyName),
        ("given_name", Text, p => p.State.Data.Patient.GivenName),
        ("birth_date", Date, p => p.State.Data.Patient.BirthDate),
        ("local_patient_id", Text, p => p.State.Data.Patient.LocalPatientId),
        ("search_name", Text, p => NameFolding.Fold($"{p.State.Data.Patient.FamilyName} {p.State.Data.Patient.GivenName}")),
        ("period_start", Date, p => p.State.Data.Dates.PeriodStart),
        ("treat_by", Date, p => p.clocks.Facts.Dates.TreatBy),
        ("waiting_since", Moment, p => p.State.Data.OpenedAt),
        ("referred_from", Text, p => p.State.Data.ReferredFrom?.Value),
        ("received_date", Date, p => p.State.Data.ReceivedDate),
        ("owner", Text, p => p.State.Data.Owner),
        ("open_slot", Integer, p => p.State is Pathway.Open ? p.State.Data.Slot : null),
        ("open", ColumnType.Boolean, p => p.State is Pathway.Open),
        .. Clocks.Columns<PathwayRow>(Clocks.Rules, p => p.clocks.Facts),
        ("mdt_date", Date, p => p.State.Data.OccurredEvents.Where(e => e.Type is ClinicalEventType.MdtDiscussion).Max(e => e.Date)),
        ("awaits", Text, p => string.Join(',', PathwayDates.Awaits(p.State.Data))),
        ("treated_on", Date, p => p.clocks.Decided is null ? null : p.clocks.Facts.TreatmentStart),
        ("investigating", Text, p => p.clocks.Decided is null ? null : p.clocks.Facts.Investigating.Value),
        ("allocation_basis", Text,
            p => p.clocks.Decided is { } decided ? JsonNamingPolicy.CamelCase.ConvertName(decided.Basis.ToString()) : null),
        ("scenario", Integer, p => p.clocks.Decided?.Scenario),
        ("in_time", ColumnType.Boolean, p => p.clocks.Decided is { } decided ? decided.Days.D62 <= Clocks.Treat62.Limit : null),
        ("handed_over", Date, p => p.clocks.Facts.HandedOverTo(p.State.Data.Ods)?.Date),
        ("handed_over_by", Text, p => p.clocks.Facts.HandedOverTo(p.State.Data.Ods)?.From.Value),
        ("handover_day", Integer, p => p.clocks.Facts.HandedOverTo(p.State.Data.Ods) is { } transfer
            ? transfer.Date.DayNumber - p.clocks.Facts.Start.DayNumber - p.clocks.Facts.EffectiveFirstSeenAdjustment
            : null),
        ("cwt_on", Date, p => PathwayCwt.LastDay(p.State.Data)),
        ("note", Text, p => p.State.Data.LastNote is { } note ? Shorten(note.Text) : null),
        ("note_at", Moment, p => p.State.Data.LastNote?.At),
        ("note_by", Text, p => p.State.Data.LastNote?.Actor),
        ("next_due", Moment, _ => null),
        ("state", Bytes, p => JsonSerializer.SerializeToUtf8Bytes(p.State, StoredJson.Default.Pathway)),
    ]);

    private readonly (ClockFacts Facts, Allocation? Decided) clocks = Read(PathwayDates.From(State.Data, default));

    private static (ClockFacts, Allocation?) Read(ClockFacts facts) =>
        (facts, facts.TreatmentStart is null ? null : BreachAllocation.Allocate(facts, DateOnly.MaxValue, ""));

    /// <summary>The part of a note that a worklist shows, cut between whole characters.</summary>
    private static string Shorten(string note) =>
        note.EnumerateRunes().Count() <= MostShown ? note : $"{string.Concat(note.EnumerateRunes().Take(MostShown - 1)).TrimEnd()}…";
}
