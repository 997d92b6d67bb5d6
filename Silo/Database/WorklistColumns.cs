using InterTrust.Identity;
using InterTrust.Pathways;
using InterTrust.Worklists;

namespace InterTrust.Database;

/// <summary>The columns that a worklist reads, by name; null where only the other table has the column.</summary>
internal sealed record WorklistColumns
{
    private const string Both = """
        id, version, status, tumour_group, nhs_number, family_name, given_name, birth_date, local_patient_id, period_start, treat_by,
        waiting_since, owner, received_date
        """;

    public const string OfReferrals = $"""
        {Both}, from_ods, to_ods, sent_at, waits_for, waits_ods, overdue_stage, overdue_since,
        completeness_mode, complete, missing, pathway_id
        """;

    public const string OfPathways = $"""
        {Both}, referred_from as from_ods, ods as to_ods, id as pathway_id, mdt_date, awaits, note, note_at, note_by
        """;

    public required string Id { get; init; }
    public int Version { get; init; }
    public required string Status { get; init; }
    public required string TumourGroup { get; init; }
    public required NhsNumber NhsNumber { get; init; }
    public string? FamilyName { get; init; }
    public string? GivenName { get; init; }
    public DateOnly? BirthDate { get; init; }
    public string? LocalPatientId { get; init; }
    public DateOnly PeriodStart { get; init; }
    public DateOnly TreatBy { get; init; }
    public DateTimeOffset WaitingSince { get; init; }
    public string? Owner { get; init; }
    public DateOnly? ReceivedDate { get; init; }
    public OdsCode? FromOds { get; init; }
    public required OdsCode ToOds { get; init; }
    public DateTimeOffset? SentAt { get; init; }
    public string? WaitsFor { get; init; }
    public OdsCode? WaitsOds { get; init; }
    public string? OverdueStage { get; init; }
    public DateTimeOffset? OverdueSince { get; init; }
    public string? CompletenessMode { get; init; }
    public bool Complete { get; init; }
    public int Missing { get; init; }
    public PathwayId? PathwayId { get; init; }
    public DateOnly? MdtDate { get; init; }
    public string? Awaits { get; init; }
    public string? Note { get; init; }
    public DateTimeOffset? NoteAt { get; init; }
    public string? NoteBy { get; init; }

    /// <summary>The day by which the page is sorted.</summary>
    public DateOnly SortDay { get; init; }

    /// <summary>The text by which the page is sorted, if it is by a text.</summary>
    public string? SortText { get; init; }

    public WorklistPlace Place => new(SortDay, WaitingSince, Id, SortText);

    /// <param name="kind"><c>referral</c> or <c>pathway</c>.</param>
    /// <param name="today">The day in Europe/London for which clocks are calculated.</param>
    /// <param name="thresholds">The days left at which a clock's status changes.</param>
    /// <param name="dueDates">The last days of the running clocks; null for any other.</param>
    public WorklistRow ToRow(string kind, DateOnly today, ClockThresholds thresholds, IReadOnlyDictionary<ClockName, DateOnly?> dueDates)
    {
        var clocks = RowClocks.From(clock => dueDates.GetValueOrDefault(clock) is { } due && due.DayNumber - today.DayNumber is var daysLeft
            ? new(due, daysLeft, thresholds[clock].StatusWith(daysLeft))
            : null);
        return new()
        {
            Id = Id,
            Kind = kind,
            Version = Version,
            Status = Status,
            TumourGroup = TumourGroup,
            Patient = new(NhsNumber, FamilyName, GivenName, BirthDate, LocalPatientId),
            Dates = ReferralDates.From(PeriodStart) with { TreatBy = TreatBy },
            Owner = Owner,
            ReceivedDate = ReceivedDate,
            From = FromOds,
            To = ToOds,
            SentAt = SentAt,
            WaitsFor = WaitsFor is null || WaitsOds is null ? null : new(WaitsFor, WaitsOds, WaitingSince),
            Overdue = OverdueStage is null ? null : new(OverdueStage, OverdueSince!.Value),
            Completeness = CompletenessMode is null ? null : new(CompletenessMode, Complete, Missing),
            PathwayId = PathwayId,
            MdtDate = MdtDate,
            Awaits = Awaits?.Split(',', StringSplitOptions.RemoveEmptyEntries),
            LastNote = Note is null ? null : new(Note, NoteAt!.Value, NoteBy),
            Day = today.DayNumber - PeriodStart.DayNumber,
            Clocks = clocks,
            ClockStatus = clocks.Worst(),
        };
    }
}
