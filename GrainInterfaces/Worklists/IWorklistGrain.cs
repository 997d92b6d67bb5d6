using InterTrust.Identity;
using InterTrust.Pathways;

namespace InterTrust.Worklists;

/// <summary>Reads a trust's worklists. Key: the ODS code. Stateless; every call reads the database.</summary>
[Alias("worklist"), GrainInterfaceType("worklist")]
public interface IWorklistGrain : IGrainWithStringKey
{
    /// <summary>One page.</summary>
    /// <param name="query">Which worklist, its filters and order, and where the page starts.</param>
    [Alias("page")]
    Task<WorklistPage> Page(WorklistQuery query);

    /// <summary>The number of rows on all pages together.</summary>
    /// <param name="query">Which worklist and its filters; limit and position are ignored.</param>
    [Alias("count")]
    Task<int> Count(WorklistQuery query);

    /// <summary>
    /// Changes whenever any of the trust's worklists changes; costs one index read. Null while an older transaction is in flight,
    /// because it may change them yet.
    /// </summary>
    [Alias("version")]
    Task<long?> Version();

    /// <summary>The totals.</summary>
    [Alias("summary")]
    Task<IReadOnlyList<WorklistCount>> Summary();

    /// <summary>The trust's event feed, in commit order and without gaps.</summary>
    /// <param name="after">The last sequence number that the reader has; 0 from the start.</param>
    /// <param name="limit">The most events to return, 1 to 1,000.</param>
    [Alias("feed")]
    Task<IReadOnlyList<FeedEvent>> Feed(long after, int limit);
}

/// <summary>The number of rows of a worklist with the same status, tumour group and clock status.</summary>
/// <param name="Kind">The worklist.</param>
/// <param name="Status">The status, in camelCase.</param>
/// <param name="TumourGroup">A code of the list tumourGroup.</param>
/// <param name="Count">The number of rows.</param>
/// <param name="Overdue">The number of these rows that are overdue.</param>
/// <param name="ClockStatus">The worst status of their running clocks; <c>stopped</c> if none is running.</param>
[GenerateSerializer, Immutable, Alias("worklist.count")]
public sealed record WorklistCount(
    [property: Id(0)] WorklistKind Kind,
    [property: Id(1)] string Status,
    [property: Id(2)] string TumourGroup,
    [property: Id(3)] int Count,
    [property: Id(4)] int Overdue,
    [property: Id(5)] ClockStatus ClockStatus = ClockStatus.Stopped);

/// <summary>An entry of a trust's event feed: an event, and the id of its referral or pathway.</summary>
/// <param name="Seq">The sequence number. It grows with every commit; not every number is used.</param>
/// <param name="Type">The type of the event; a fixed name.</param>
/// <param name="At">When the hub stored it.</param>
/// <param name="ReferralId">The referral that it belongs to.</param>
/// <param name="PathwayId">The pathway that it belongs to.</param>
/// <param name="Version">The version of the referral or pathway after the event.</param>
/// <param name="By">Who gave the command.</param>
[GenerateSerializer, Immutable, Alias("feedEvent")]
public sealed record FeedEvent(
    [property: Id(0)] long Seq,
    [property: Id(1)] string Type,
    [property: Id(2)] DateTimeOffset At,
    [property: Id(3)] ReferralId? ReferralId,
    [property: Id(4)] PathwayId? PathwayId,
    [property: Id(5)] int Version,
    [property: Id(6)] Author By);
