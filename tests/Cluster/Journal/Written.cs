using System.Globalization;
using System.Text;
using InterTrust.Identity;

namespace InterTrust.Journal;

/// <summary>Rows as the grains write them, with invented values.</summary>
public sealed record Written
{
    public static readonly Table Referrals = new("referral", Columns("""
        status text, from_ods text, to_ods text, tumour_group text, nhs_number text, family_name text, given_name text, birth_date date,
        local_patient_id text, search_name text, sent_at moment, received_date date, period_start date, treat_by date, waits_for text,
        waits_ods text, waiting_since moment, overdue_stage text, overdue_since moment, completeness_mode text, complete bool, missing int,
        owner text, pathway_id text, open_slot text, incoming bool, outgoing bool, dataset_version int, faster28_due date,
        handover38_due date, after24_due date, treat62_due date, nearest_due date, decided_at moment,
        minutes_to_receive int, minutes_to_decide int, rejected_for text, next_due moment, state bytes
        """));

    public static readonly Table Pathways = new("pathway", Columns("""
        ods text, status text, tumour_group text, nhs_number text, family_name text, given_name text, birth_date date,
        local_patient_id text, search_name text, period_start date, treat_by date, waiting_since moment, referred_from text,
        received_date date, owner text, open_slot int, open bool, faster28_due date, handover38_due date, after24_due date,
        treat31_due date, treat62_due date, nearest_due date, mdt_date date, awaits text, treated_on date, investigating text,
        allocation_basis text, scenario int, in_time bool, handed_over date, handed_over_by text, handover_day int, cwt_on date,
        note text, note_at moment, note_by text, next_due moment, state bytes
        """));

    public static readonly DateTimeOffset Noon = new(2026, 3, 2, 12, 0, 0, TimeSpan.Zero);

    public required string Id { get; init; }

    public string Status { get; init; } = "sent";

    public string From { get; init; } = "RFF";

    public string To { get; init; } = "RHQ";

    public string TumourGroup { get; init; } = "lung";

    public string NhsNumber { get; init; } = Number(1);

    public string FamilyName { get; init; } = "Testpatient";

    public string? LocalId { get; init; }

    public string SearchName => NameFolding.Fold($"{FamilyName} Ann");

    public DateOnly PeriodStart { get; init; } = new(2026, 2, 1);

    public DateTimeOffset WaitingSince { get; init; } = Noon;

    public string? Overdue { get; init; }

    public string? Owner { get; init; }

    public string? Slot { get; init; }

    public bool Complete { get; init; }

    public bool Incoming { get; init; } = true;

    public bool Outgoing { get; init; } = true;

    public DateTimeOffset? NextDue { get; init; }

    public DateOnly? Faster28 { get; init; }

    public DateOnly? Handover38 { get; init; }

    public DateOnly? Treat62 { get; init; }

    /// <summary>Absent in rows written by a silo of the previous version.</summary>
    public DateOnly? Nearest { get; init; }

    public static string ReferralId(int n) => Identity.ReferralId.For(OdsCode.Parse("RFF", null), $"key {n}").Value;

    public static string PathwayId(int n) => Identity.PathwayId.For(OdsCode.Parse("RHQ", null), $"key {n}").Value;

    /// <summary>The n-th number of the test range whose check digit exists.</summary>
    public static string Number(int n) =>
        Enumerable.Range(0, 10).Select(digit => string.Create(CultureInfo.InvariantCulture, $"999{n:D6}{digit}"))
            .FirstOrDefault(number => Identity.NhsNumber.TryParse(number, null, out _)) ?? Number(n + 500_000);

    public Commit Commit(int expected = 0, string commandId = "first", int? decision = null, byte[]? dataSet = null) => new(
        Referrals, Id, expected, commandId, [Event("referralSent", decision, dataSet)],
        [
            Status, From, To, TumourGroup, NhsNumber, FamilyName, "Ann", new DateOnly(1960, 2, 29), LocalId, SearchName,
            Noon, new DateOnly(2026, 3, 2), PeriodStart, PeriodStart.AddDays(62), "receive", To, WaitingSince, Overdue,
            Overdue is null ? null : Noon, "standalone", Complete, Complete ? 0 : 3, Owner, null, Slot, Incoming, Outgoing, 1, Faster28,
            Handover38, null, Treat62, Nearest,
            null, null, null, null, NextDue, "{}"u8.ToArray(),
        ]);

    public Commit PathwayCommit(int expected = 0, string commandId = "first") => new(
        Pathways, Id, expected, commandId, [Event("pathwayRegistered", null, null)],
        [
            To, Incoming ? "open" : "closed", TumourGroup, NhsNumber, FamilyName, "Ann", new DateOnly(1960, 2, 29), LocalId,
            SearchName, PeriodStart, PeriodStart.AddDays(62), WaitingSince, From, null, Owner,
            Slot is null ? null : int.Parse(Slot, CultureInfo.InvariantCulture), Incoming, Faster28, Handover38, null, null, Treat62,
            Nearest, null,
            "diagnosis,treatment", null, null, null, null, null, null, null, null, null, null, null, null, NextDue, "{}"u8.ToArray(),
        ]);

    public NewEvent Event(string type, int? decision, byte[]? dataSet) => new(
        type, Noon, new Author(OdsCode.Parse(From, null), "someone"), Encoding.UTF8.GetBytes("""{"is":"a fact"}"""), dataSet, decision,
        [OdsCode.Parse(From, null), OdsCode.Parse(To, null)]);

    private static Column[] Columns(string text) =>
    [
        .. text.Split(',', StringSplitOptions.TrimEntries)
            .Select(column => column.Split(' '))
            .Select(pair => new Column(pair[0], TypeOf(pair[1]))),
    ];

    private static ColumnType TypeOf(string name) => name switch
    {
        "text" => ColumnType.Text,
        "int" => ColumnType.Integer,
        "bool" => ColumnType.Boolean,
        "date" => ColumnType.Date,
        "moment" => ColumnType.Moment,
        _ => ColumnType.Bytes,
    };
}
