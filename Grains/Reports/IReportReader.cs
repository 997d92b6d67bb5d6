using InterTrust.Identity;
using InterTrust.Journal;
using InterTrust.Pathways;

namespace InterTrust.Reports;

/// <summary>
/// Counts across referrals and pathways. Every method throws <see cref="StorageUnavailableException"/> when the database does not answer.
/// </summary>
public interface IReportReader
{
    /// <summary>First treatments of a period in which the trust investigated or treated.</summary>
    Task<IReadOnlyList<TreatedCases>> Treated(OdsCode ods, Period period);

    /// <summary>Hand-overs of a period by the trust or to it.</summary>
    Task<IReadOnlyList<HandedOver>> HandOvers(OdsCode ods, Period period);

    /// <summary>Decisions of a period on referrals by the trust or to it.</summary>
    Task<IReadOnlyList<Decided>> Decisions(OdsCode ods, Period period);

    /// <summary>Rejections of a period of referrals by the trust or to it.</summary>
    Task<IReadOnlyList<Rejections>> Rejections(OdsCode ods, Period period);

    /// <summary>The trust's open pathways by their band of days on a day.</summary>
    Task<IReadOnlyList<OpenPathways>> OpenPathways(OdsCode ods, DateOnly on);

    /// <summary>The trust's pathways that may have waiting-times records in a period, by the last reported day, then by id.</summary>
    Task<IReadOnlyList<(CwtPlace Place, StoredState Pathway)>> CwtPathways(OdsCode ods, Period period, CwtPlace? after, int limit);

    /// <summary>The trust's accepted referrals that may have waiting-times records in a period, by decision, then by id.</summary>
    Task<IReadOnlyList<(CwtPlace Place, StoredState Referral)>> CwtReferrals(OdsCode ods, Period period, CwtPlace after, int limit);
}

/// <summary>First treatments of a day with the same allocation.</summary>
public sealed record TreatedCases(
    DateOnly On, OdsCode Investigating, OdsCode Treating, string TumourGroup, AllocationBasis Basis, int? Scenario, bool InTime, int Count);

/// <summary>Hand-overs on the same day of the pathway.</summary>
public sealed record HandedOver(OdsCode From, OdsCode To, string TumourGroup, int Day, int Count);

/// <summary>One decision, and how long it took from Send.</summary>
public sealed record Decided(DateTimeOffset At, OdsCode From, OdsCode To, int MinutesToReceive, int MinutesToDecide);
