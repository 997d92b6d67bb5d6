using System.Text.Json;
using InterTrust.DataSet;
using InterTrust.Journal;
using static InterTrust.Journal.ColumnType;

namespace InterTrust.Pathways;

/// <summary>A pathway's place on the worklist, written in the transaction of its events.</summary>
public static class PathwayRow
{
    /// <summary>The columns, and where each comes from.</summary>
    public static readonly Table<Pathway.Known> Table = new(
        "pathway",
        ("ods", Text, p => p.Facts.Ods.Value),
        ("status", Text, p => p is Pathway.Open ? "open" : "closed"),
        ("tumour_group", Text, p => p.Facts.TumourGroup),
        ("nhs_number", Text, p => p.Facts.Patient.NhsNumber.Value),
        ("family_name", Text, p => p.Facts.Patient.FamilyName),
        ("given_name", Text, p => p.Facts.Patient.GivenName),
        ("birth_date", Date, p => p.Facts.Patient.BirthDate),
        ("local_patient_id", Text, p => p.Facts.Patient.LocalPatientId),
        ("search_name", Text, p => NameFolding.Fold($"{p.Facts.Patient.FamilyName} {p.Facts.Patient.GivenName}")),
        ("period_start", Date, p => p.Facts.Dates.PeriodStart),
        ("treat_by", Date, p => p.Facts.Dates.TreatBy),
        ("waiting_since", Moment, p => p.Facts.OpenedAt),
        ("referred_from", Text, p => p.Facts.ReferredFrom?.Value),
        ("received_date", Date, p => p.Facts.ReceivedDate),
        ("owner", Text, p => p.Facts.Owner),
        ("open_slot", Integer, p => p is Pathway.Open ? p.Facts.Slot : null),
        ("open", ColumnType.Boolean, p => p is Pathway.Open),
        ("next_due", Moment, _ => null),
        ("state", Bytes, p => JsonSerializer.SerializeToUtf8Bytes(p, StoredJson.Default.Pathway)));
}
