using System.Text.Json.Serialization;
using InterTrust.Identity;
using InterTrust.Pathways;
using InterTrust.Referrals;

namespace InterTrust.Worklists;

/// <summary>Reads a trust's worklists from the database. Its key is the ODS code; it holds nothing that could be stale.</summary>
[Alias("worklist"), GrainInterfaceType("worklist")]
public interface IWorklistGrain : IGrainWithStringKey
{
    /// <summary>One page.</summary>
    /// <param name="query">Which worklist, filtered and sorted how, from where.</param>
    [Alias("page")]
    Task<WorklistPage> Page(WorklistQuery query);

    /// <summary>How many rows there are on all pages together.</summary>
    /// <param name="query">Which worklist, filtered how; its limit and its place say nothing here.</param>
    [Alias("count")]
    Task<int> Count(WorklistQuery query);

    /// <summary>
    /// Changes whenever any of the trust's worklists changes; costs one index read. Null where nothing can be said, because an
    /// older transaction is still in flight.
    /// </summary>
    [Alias("version")]
    Task<long?> Version();

    /// <summary>The totals.</summary>
    [Alias("summary")]
    Task<IReadOnlyList<WorklistCount>> Summary();

    /// <summary>The trust's own feed of events, in commit order, nothing skipped.</summary>
    /// <param name="after">The last sequence number that the reader has; 0 from the start.</param>
    /// <param name="limit">At most so many, 1 to 1,000.</param>
    [Alias("feed")]
    Task<IReadOnlyList<FeedEvent>> Feed(long after, int limit);
}

/// <summary>Which worklist.</summary>
[GenerateSerializer, Alias("worklist.kind")]
public enum WorklistKind
{
    /// <summary>Referrals sent to me, open.</summary>
    Incoming,

    /// <summary>Referrals I sent: open, or rejected and not looked at yet.</summary>
    Outgoing,

    /// <summary>My open pathways: the CPT worklist, also called the PTL.</summary>
    Pathways,
}

/// <summary>Days on the pathway, in the bands of the national return.</summary>
[GenerateSerializer, Alias("worklist.band")]
public enum PathwayBand
{
    /// <summary>Day 0 to 28.</summary>
    UpTo28,

    /// <summary>Day 29 to 62.</summary>
    From29To62,

    /// <summary>Day 63 to 104.</summary>
    From63To104,

    /// <summary>Day 105 and later.</summary>
    Over104,
}

/// <summary>How the clock of the hand-over stands, where it runs.</summary>
[GenerateSerializer, Alias("worklist.handOver")]
public enum HandOver
{
    /// <summary>Its last day is today or within ten days.</summary>
    Within10,

    /// <summary>Its last day has passed, and nobody has handed over.</summary>
    Past38,
}

/// <summary>How a worklist is sorted, in pairs: each order is followed by the same turned round. Ties go to the longest waiting, then by the id; what a row does not have comes last, whichever way round.</summary>
[GenerateSerializer, Alias("worklist.sort")]
public enum WorklistSort
{
    /// <summary>The 62-day date, nearest first; then the longest waiting.</summary>
    TreatBy,

    /// <summary>The 62-day date, furthest first.</summary>
    TreatByDescending,

    /// <summary>The longest waiting first.</summary>
    WaitingSince,

    /// <summary>The latest first.</summary>
    WaitingSinceDescending,

    /// <summary>The least days left on the nearest clock; then the longest waiting.</summary>
    Nearest,

    /// <summary>The most days left on the nearest clock.</summary>
    NearestDescending,

    /// <summary>Family name, then given name, however they are spelt.</summary>
    Name,

    /// <summary>Turned round.</summary>
    NameDescending,

    /// <summary>The code of the tumour group.</summary>
    TumourGroup,

    /// <summary>Turned round.</summary>
    TumourGroupDescending,

    /// <summary>The name of the status.</summary>
    Status,

    /// <summary>Turned round.</summary>
    StatusDescending,

    /// <summary>The ODS code of the trust on the other side.</summary>
    Partner,

    /// <summary>Turned round.</summary>
    PartnerDescending,

    /// <summary>Who has it.</summary>
    Owner,

    /// <summary>Turned round.</summary>
    OwnerDescending,

    /// <summary>The longest on the pathway first.</summary>
    PeriodStart,

    /// <summary>The shortest.</summary>
    PeriodStartDescending,

    /// <summary>The earliest received date.</summary>
    ReceivedDate,

    /// <summary>The latest.</summary>
    ReceivedDateDescending,

    /// <summary>The last day of Faster Diagnosis.</summary>
    Faster28,

    /// <summary>Turned round.</summary>
    Faster28Descending,

    /// <summary>The last day of the hand-over.</summary>
    Handover38,

    /// <summary>Turned round.</summary>
    Handover38Descending,

    /// <summary>The last day of the treatment after the hand-over.</summary>
    After24,

    /// <summary>Turned round.</summary>
    After24Descending,

    /// <summary>The last day of the treatment after the decision to treat; of pathways.</summary>
    Treat31,

    /// <summary>Turned round.</summary>
    Treat31Descending,

    /// <summary>The latest MDT discussion; of pathways.</summary>
    MdtDate,

    /// <summary>Turned round.</summary>
    MdtDateDescending,
}

/// <summary>What to show of a worklist.</summary>
[GenerateSerializer, Immutable, Alias("worklist.query")]
public sealed record WorklistQuery
{
    /// <summary>Which worklist.</summary>
    [Id(0)] public required WorklistKind Kind { get; init; }

    /// <summary>Only these statuses, in camelCase; empty for all that the worklist holds. A closed status asks for the past.</summary>
    [Id(1)] public IReadOnlyList<string> Statuses { get; init; } = [];

    /// <summary>Only this tumour group.</summary>
    [Id(2)] public string? TumourGroup { get; init; }

    /// <summary>Only with this trust on the other side.</summary>
    [Id(3)] public OdsCode? Partner { get; init; }

    /// <summary>Only those that are overdue, or only those that are not.</summary>
    [Id(4)] public bool? Overdue { get; init; }

    /// <summary>Only this owner's.</summary>
    [Id(5)] public string? Owner { get; init; }

    /// <summary>Part of a name, an NHS number or a local id. Patient data: never in a URL or a log.</summary>
    [Id(6)] public string? Text { get; init; }

    /// <summary>The order.</summary>
    [Id(7)] public WorklistSort Sort { get; init; }

    /// <summary>Rows on a page, 1 to 200.</summary>
    [Id(8)] public int Limit { get; init; } = 50;

    /// <summary>Where the page before ended.</summary>
    [Id(9)] public WorklistPlace? After { get; init; }

    /// <summary>Only those so many days on the pathway.</summary>
    [Id(10)] public PathwayBand? Band { get; init; }

    /// <summary>Only those of whose running clocks the worst stands so; <see cref="Pathways.ClockStatus.Stopped"/> for those without one.</summary>
    [Id(11)] public ClockStatus? ClockStatus { get; init; }

    /// <summary>Only those that nobody owns.</summary>
    /// <remarks>Not written where it is not asked for: a cursor is sealed to the query as it is written, and those of the version before go on.</remarks>
    [Id(12), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] public bool Unowned { get; init; }

    /// <summary>Only referrals whose minimum data set is complete, or only those where it lacks something. No pathway is either.</summary>
    [Id(13)] public bool? Complete { get; init; }

    /// <summary>Only those of which the clock of the hand-over runs and stands so.</summary>
    [Id(14)] public HandOver? HandOver { get; init; }

    /// <summary>Never what is searched for.</summary>
    public override string ToString() => "Worklist query (withheld)";
}

/// <summary>A place in a worklist: the sort key of a row.</summary>
/// <param name="TreatBy">The day by which it is sorted, such as the nearest clock's last day or the 62-day date.</param>
/// <param name="WaitingSince">Since when it waits.</param>
/// <param name="Id">Its id.</param>
/// <param name="Text">The text by which it is sorted; null where a day is.</param>
[GenerateSerializer, Immutable, Alias("worklist.place")]
public sealed record WorklistPlace(
    [property: Id(0)] DateOnly TreatBy, [property: Id(1)] DateTimeOffset WaitingSince, [property: Id(2)] string Id, [property: Id(3)] string? Text = null)
{
    /// <summary>Never whose it is.</summary>
    public override string ToString() => "Place (withheld)";
}

/// <summary>One page of a worklist.</summary>
/// <param name="Rows">The rows.</param>
/// <param name="Next">Where the next page starts after; null on the last.</param>
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

    /// <summary>Where it stands, in camelCase.</summary>
    [Id(2)] public required string Status { get; init; }

    /// <summary>What it waits for and for whom.</summary>
    [Id(3)] public WaitsFor? WaitsFor { get; init; }

    /// <summary>Whose it is.</summary>
    [Id(4)] public required Patient Patient { get; init; }

    /// <summary>A code of the list tumourGroup.</summary>
    [Id(5)] public required string TumourGroup { get; init; }

    /// <summary>The referring trust; on a pathway, the trust of the latest referral.</summary>
    [Id(6)] public OdsCode? From { get; init; }

    /// <summary>The receiving trust; on a pathway, the trust that tracks it.</summary>
    [Id(7)] public required OdsCode To { get; init; }

    /// <summary>The moment of Send.</summary>
    [Id(8)] public DateTimeOffset? SentAt { get; init; }

    /// <summary>REFERRAL REQUEST RECEIVED DATE (INTER-PROVIDER TRANSFER).</summary>
    [Id(9)] public DateOnly? ReceivedDate { get; init; }

    /// <summary>The dates that the clocks run from and to.</summary>
    [Id(10)] public required ReferralDates Dates { get; init; }

    /// <summary>Nobody acted.</summary>
    [Id(11)] public Overdue? Overdue { get; init; }

    /// <summary>Whether the minimum data set is complete, and how many items it lacks.</summary>
    [Id(12)] public RowCompleteness? Completeness { get; init; }

    /// <summary>Who tracks the patient.</summary>
    [Id(13)] public string? Owner { get; init; }

    /// <summary>The version; it is the ETag of the referral or pathway.</summary>
    [Id(14)] public required int Version { get; init; }

    /// <summary>The pathway that the referral ended at.</summary>
    [Id(15)] public PathwayId? PathwayId { get; init; }

    /// <summary>Days since the period started, or the consultant upgrade.</summary>
    [Id(16)] public int Day { get; init; }

    /// <summary>The clocks that run; one that has stopped or not begun is absent.</summary>
    [Id(17)] public RowClocks? Clocks { get; init; }

    /// <summary>The worst status among them; absent where none runs.</summary>
    [Id(18)] public ClockStatus? ClockStatus { get; init; }

    /// <summary>Of a pathway: what has not happened yet on the way to the first treatment, in clinical order.</summary>
    [Id(19)] public IReadOnlyList<string>? Awaits { get; init; }

    /// <summary>Of a pathway: the latest MDT discussion, which may lie ahead.</summary>
    [Id(20)] public DateOnly? MdtDate { get; init; }

    /// <summary>Never whose it is.</summary>
    public override string ToString() => "Worklist row (withheld)";
}

/// <summary>The clocks that run, as a worklist shows them.</summary>
/// <param name="Faster28">Faster Diagnosis.</param>
/// <param name="Handover38">Hand-over.</param>
/// <param name="After24">Treatment after the hand-over.</param>
/// <param name="Treat31">Treatment after the decision to treat.</param>
/// <param name="Treat62">Treatment.</param>
[GenerateSerializer, Immutable, Alias("worklist.clocks")]
public sealed record RowClocks(
    [property: Id(0)] RowClock? Faster28,
    [property: Id(1)] RowClock? Handover38,
    [property: Id(2)] RowClock? After24,
    [property: Id(3)] RowClock? Treat31,
    [property: Id(4)] RowClock? Treat62)
{
    /// <summary>The worst status of those that run; null where none does.</summary>
    public ClockStatus? Worst() => new[] { Faster28, Handover38, After24, Treat31, Treat62 }.Max(clock => clock?.Status);
}

/// <summary>A clock that runs.</summary>
/// <param name="Due">The last day on which its limit is met, adjustments counted.</param>
/// <param name="DaysLeft">Days until then; less than none when it has passed.</param>
/// <param name="Status">How it stands.</param>
[GenerateSerializer, Immutable, Alias("worklist.clock")]
public sealed record RowClock([property: Id(0)] DateOnly Due, [property: Id(1)] int DaysLeft, [property: Id(2)] ClockStatus Status);

/// <summary>How complete the minimum data set is.</summary>
/// <param name="Mode"><c>withClinicalLetter</c> or <c>standalone</c>.</param>
/// <param name="Complete">Nothing is missing.</param>
/// <param name="Missing">How many items it lacks.</param>
[GenerateSerializer, Immutable, Alias("worklist.completeness")]
public sealed record RowCompleteness([property: Id(0)] string Mode, [property: Id(1)] bool Complete, [property: Id(2)] int Missing);

/// <summary>How many rows of a worklist stand alike.</summary>
/// <param name="Kind">Which worklist.</param>
/// <param name="Status">In camelCase.</param>
/// <param name="TumourGroup">A code of the list tumourGroup.</param>
/// <param name="Count">How many.</param>
/// <param name="Overdue">How many of them are overdue.</param>
/// <param name="ClockStatus">The worst status among their running clocks; <see cref="Pathways.ClockStatus.Stopped"/> where none runs.</param>
[GenerateSerializer, Immutable, Alias("worklist.count")]
public sealed record WorklistCount(
    [property: Id(0)] WorklistKind Kind,
    [property: Id(1)] string Status,
    [property: Id(2)] string TumourGroup,
    [property: Id(3)] int Count,
    [property: Id(4)] int Overdue,
    [property: Id(5)] ClockStatus ClockStatus = ClockStatus.Stopped);

/// <summary>One entry of a trust's feed: that something happened, and where to read it.</summary>
/// <param name="Seq">Grows with every commit; not every number is used.</param>
/// <param name="Type">What happened; a fixed name.</param>
/// <param name="At">When the hub wrote it.</param>
/// <param name="ReferralId">The referral it happened to.</param>
/// <param name="PathwayId">The pathway it happened to.</param>
/// <param name="Version">The version that it made.</param>
/// <param name="By">Who said it.</param>
[GenerateSerializer, Immutable, Alias("feedEvent")]
public sealed record FeedEvent(
    [property: Id(0)] long Seq,
    [property: Id(1)] string Type,
    [property: Id(2)] DateTimeOffset At,
    [property: Id(3)] ReferralId? ReferralId,
    [property: Id(4)] PathwayId? PathwayId,
    [property: Id(5)] int Version,
    [property: Id(6)] By By);
