using InterTrust.Identity;
using InterTrust.Pathways;
using InterTrust.Referrals;

namespace InterTrust.Worklists;

/// <summary>One page of a worklist.</summary>
/// <param name="Rows">The rows.</param>
/// <param name="Next">The position after which the next page starts; null on the last page.</param>
[GenerateSerializer, Immutable, Alias("worklist.page")]
public sealed record WorklistPage([property: Id(0)] IReadOnlyList<WorklistRow> Rows, [property: Id(1)] WorklistPlace? Next);

/// <summary>One row of a worklist: a referral, or a pathway.</summary>
[GenerateSerializer, Immutable, Alias("worklist.row")]
public sealed record WorklistRow
{
    /// <summary>The referral's or the pathway's id.</summary>
    [Id(0)] public required string Id { get; init; }

    /// <summary><c>referral</c> or <c>pathway</c>.</summary>
    [Id(1)] public required string Kind { get; init; }

    /// <summary>The status, in camelCase.</summary>
    [Id(2)] public required string Status { get; init; }

    /// <summary>What it is waiting for, and whose turn it is.</summary>
    [Id(3)] public WaitsFor? WaitsFor { get; init; }

    /// <summary>The patient.</summary>
    [Id(4)] public required Patient Patient { get; init; }

    /// <summary>A code of the list tumourGroup.</summary>
    [Id(5)] public required string TumourGroup { get; init; }

    /// <summary>The referring trust; on a pathway, the trust of the latest referral.</summary>
    [Id(6)] public OdsCode? From { get; init; }

    /// <summary>The receiving trust; on a pathway, the trust that tracks it.</summary>
    [Id(7)] public required OdsCode To { get; init; }

    /// <summary>When it was sent.</summary>
    [Id(8)] public DateTimeOffset? SentAt { get; init; }

    /// <summary>REFERRAL REQUEST RECEIVED DATE (INTER-PROVIDER TRANSFER).</summary>
    [Id(9)] public DateOnly? ReceivedDate { get; init; }

    /// <summary>The dates that the clocks run from and to.</summary>
    [Id(10)] public required ReferralDates Dates { get; init; }

    /// <summary>The limit that has passed without action; absent when none has.</summary>
    [Id(11)] public Overdue? Overdue { get; init; }

    /// <summary>Whether the minimum data set is complete, and how many items are missing.</summary>
    [Id(12)] public RowCompleteness? Completeness { get; init; }

    /// <summary>Who tracks the patient.</summary>
    [Id(13)] public string? Owner { get; init; }

    /// <summary>The version; it is the ETag of the referral or pathway.</summary>
    [Id(14)] public required int Version { get; init; }

    /// <summary>The pathway that the referral joined or that was created for it.</summary>
    [Id(15)] public PathwayId? PathwayId { get; init; }

    /// <summary>Days since the period start, or the consultant upgrade.</summary>
    [Id(16)] public int Day { get; init; }

    /// <summary>The running clocks; one that has stopped or has not started is absent.</summary>
    [Id(17)] public RowClocks? Clocks { get; init; }

    /// <summary>The worst status of the running clocks; absent if none is running.</summary>
    [Id(18)] public ClockStatus? ClockStatus { get; init; }

    /// <summary>For a pathway: the events still awaited before the first treatment, in clinical order.</summary>
    [Id(19)] public IReadOnlyList<string>? Awaits { get; init; }

    /// <summary>For a pathway: the day of the latest MDT discussion, which may be in the future.</summary>
    [Id(20)] public DateOnly? MdtDate { get; init; }

    /// <summary>For a pathway: the latest note, shortened to 60 characters.</summary>
    [Id(21)] public PathwayNote? LastNote { get; init; }

    /// <summary>Withheld: it is patient data.</summary>
    public override string ToString() => "Worklist row (withheld)";
}

/// <summary>How complete the minimum data set is.</summary>
/// <param name="Mode"><c>withClinicalLetter</c> or <c>standalone</c>.</param>
/// <param name="Complete">Whether nothing is missing.</param>
/// <param name="Missing">The number of missing items.</param>
[GenerateSerializer, Immutable, Alias("worklist.completeness")]
public sealed record RowCompleteness([property: Id(0)] string Mode, [property: Id(1)] bool Complete, [property: Id(2)] int Missing);
