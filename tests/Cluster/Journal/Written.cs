using System.Globalization;
using System.Text;
using InterTrust.Identity;
using InterTrust.Pathways;
using InterTrust.Referrals;

namespace InterTrust.Journal;

/// <summary>Rows as the grains write them, with invented values.</summary>
public sealed record Written
{
    public static readonly Table Referrals = ReferralRow.Table.Definition;

    public static readonly Table Pathways = PathwayRow.Table.Definition;

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

    public Commit Commit(int expected = 0, string commandId = "first", int? decision = null, byte[]? dataSet = null) =>
        Commit(Referrals, expected, commandId, Event("referralSent", decision, dataSet), column => column switch
        {
            "status" => Status,
            "from_ods" => From,
            "to_ods" or "waits_ods" => To,
            "sent_at" => Noon,
            "received_date" => new DateOnly(2026, 3, 2),
            "waits_for" => "receive",
            "overdue_stage" => Overdue,
            "overdue_since" => Overdue is null ? null : Noon,
            "completeness_mode" => "standalone",
            "complete" => Complete,
            "missing" => Complete ? 0 : 3,
            "open_slot" => Slot,
            "incoming" => Incoming,
            "outgoing" => Outgoing,
            "dataset_version" => 1,
            _ => Value(column),
        });

    public Commit PathwayCommit(int expected = 0, string commandId = "first") =>
        Commit(Pathways, expected, commandId, Event("pathwayRegistered", null, null), column => column switch
        {
            "ods" => To,
            "status" => Incoming ? "open" : "closed",
            "referred_from" => From,
            "open_slot" => Slot is null ? null : int.Parse(Slot, CultureInfo.InvariantCulture),
            "open" => Incoming,
            "awaits" => "diagnosis,treatment",
            _ => Value(column),
        });

    public NewEvent Event(string type, int? decision, byte[]? dataSet) => new(
        type, Noon, new Author(OdsCode.Parse(From, null), "someone"), Encoding.UTF8.GetBytes("""{"is":"a fact"}"""), dataSet, decision,
        [OdsCode.Parse(From, null), OdsCode.Parse(To, null)]);

    private Commit Commit(Table table, int expected, string commandId, NewEvent happened, Func<string, object?> value) =>
        new(table, Id, expected, commandId, [happened], [.. table.Columns.Select(column => value(column.Name))]);

    /// <summary>The value of a column that both tables have; null for any other, so that a new column needs no line here.</summary>
    private object? Value(string column) => column switch
    {
        "tumour_group" => TumourGroup,
        "nhs_number" => NhsNumber,
        "family_name" => FamilyName,
        "given_name" => "Ann",
        "birth_date" => new DateOnly(1960, 2, 29),
        "local_patient_id" => LocalId,
        "search_name" => SearchName,
        "period_start" => PeriodStart,
        "treat_by" => PeriodStart.AddDays(62),
        "waiting_since" => WaitingSince,
        "owner" => Owner,
        "faster28_due" => Faster28,
        "handover38_due" => Handover38,
        "treat62_due" => Treat62,
        "nearest_due" => Nearest,
        "next_due" => NextDue,
        "state" => "{}"u8.ToArray(),
        _ => null,
    };
}
