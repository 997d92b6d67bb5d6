using System.Text.Json;
using InterTrust.DataSet;
using InterTrust.Identity;
using InterTrust.Journal;
using InterTrust.Pathways;
using static InterTrust.Journal.ColumnType;

namespace InterTrust.Referrals;

/// <summary>A referral's place on the worklists, written in the transaction of its events.</summary>
/// <param name="State">The state of the referral.</param>
/// <param name="NextDue">When its next check is due.</param>
public sealed record ReferralRow(Referral.Existing State, DateTimeOffset? NextDue)
{
    /// <summary>The columns and their values.</summary>
    public static readonly Table<ReferralRow> Table = new("referral",
    [
        ("status", Text, r => JsonNamingPolicy.CamelCase.ConvertName(r.State.Status().ToString())),
        ("from_ods", Text, r => r.State.Data.From.Value),
        ("to_ods", Text, r => r.State.Data.To.Value),
        ("tumour_group", Text, r => r.State.Data.Assessment.TumourGroup),
        ("nhs_number", Text, r => r.Patient.NhsNumber.Value),
        ("family_name", Text, r => r.Patient.FamilyName),
        ("given_name", Text, r => r.Patient.GivenName),
        ("birth_date", Date, r => r.Patient.BirthDate),
        ("local_patient_id", Text, r => r.Patient.LocalPatientId),
        ("search_name", Text, r => NameFolding.Fold($"{r.Patient.FamilyName} {r.Patient.GivenName}")),
        ("sent_at", Moment, r => r.State.Data.SentAt),
        ("received_date", Date, r => r.State.Data.ReceivedDate),
        ("period_start", Date, r => r.State.Data.Assessment.Dates.PeriodStart),
        ("treat_by", Date, r => r.State.Data.Assessment.Dates.TreatBy),
        ("waits_for", Text, r => r.State.WaitsFor()?.Command),
        ("waits_ods", Text, r => r.State.WaitsFor()?.Ods.Value),
        ("waiting_since", Moment, r => r.State.WaitsFor()?.Since ?? r.State.DecidedAt() ?? r.State.Data.SentAt),
        ("overdue_stage", Text, r => OverdueRules.Find(r.State)?.Stage),
        ("overdue_since", Moment, r => OverdueRules.Find(r.State)?.Since),
        ("completeness_mode", Text, r => r.State.Data.Assessment.Completeness.Mode),
        ("complete", ColumnType.Boolean, r => r.State.Data.Assessment.Completeness.Complete),
        ("missing", Integer, r => r.State.Data.Assessment.Completeness.Missing.Count),
        ("owner", Text, r => r.State.Owner()),
        ("pathway_id", Text, r => (r.State as Referral.OnPathway)?.Link.Id.Value),
        ("open_slot", Text, r => r.OpenSlot),
        ("incoming", ColumnType.Boolean, r => r.IsOpen),
        ("outgoing", ColumnType.Boolean, r => r.IsOpen || r.State is Referral.Rejected { SeenAt: null }),
        ("dataset_version", Integer, r => r.State.Data.DatasetVersion),
        .. Clocks.Columns<ReferralRow>(Clocks.Rules.Where(rule => !rule.PathwaysOnly), r => r.ClockFacts),
        ("decided_at", Moment, r => r.ReceiverDecision?.At),
        ("minutes_to_receive", Integer,
            r => r.ReceiverDecision is { } decision ? Minutes((r.State.Data.ReceivedAt ?? decision.At) - r.State.Data.SentAt) : null),
        ("minutes_to_decide", Integer, r => r.ReceiverDecision is { } decision ? Minutes(decision.At - r.State.Data.SentAt) : null),
        ("rejected_for", Text, r => r.ReceiverDecision?.RejectedFor),
        ("next_due", Moment, r => r.NextDue),
        ("state", Bytes, r => JsonSerializer.SerializeToUtf8Bytes(r.State, StoredJson.Default.Referral)),
    ]);

    private EnfPatient Patient => State.Data.DataSet.Value.Patient;

    private ClockFacts? ClockFacts { get; } =
        State is Referral.Undecided or Referral.Accepted ? ReferralViews.ToClockFacts(State.Data, default) : null;

    /// <summary>The receiver's decision; a withdrawal by the referrer is none.</summary>
    private (DateTimeOffset At, string? RejectedFor)? ReceiverDecision => State switch
    {
        Referral.Accepted accepted => (accepted.Acceptance.At, null),
        Referral.OnPathway settled => (settled.Acceptance.At, null),
        Referral.Rejected rejected => (rejected.At, rejected.Rejection.ReasonCode),
        Referral.Redirected redirected => (redirected.At, null),
        _ => null,
    };

    private static int Minutes(TimeSpan time) => (int)time.TotalMinutes;

    private bool IsOpen => State is Referral.Undecided or Referral.Accepted;

    /// <summary>
    /// Part of a unique key that allows one open referral for a patient, tumour group, referrer and receiver. An additional referral has
    /// its own id here; a decided one has null, which frees the key.
    /// </summary>
    private string? OpenSlot => State is not Referral.Undecided ? null : State.Data.AdditionalReason is null ? "" : State.Data.Id.Value;
}
