using InterTrust.Identity;
using InterTrust.Journal;
using InterTrust.Pathways;

namespace InterTrust.Reports;

/// <summary>What is counted across actors. Every method throws <see cref="StorageUnavailableException"/> when the database does not answer.</summary>
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

    /// <summary>The trust's open pathways by the band in which they stand on a day.</summary>
    Task<IReadOnlyList<OpenPathways>> OpenPathways(OdsCode ods, DateOnly on);

    /// <summary>The trust's pathways that may make waiting-times records of a period, by the last day that they report, then by id.</summary>
    Task<IReadOnlyList<(CwtPlace Place, StoredState Pathway)>> CwtPathways(OdsCode ods, Period period, CwtPlace? after, int limit);

    /// <summary>The trust's accepted referrals that may make waiting-times records of a period, by the moment of the decision, then by id.</summary>
    Task<IReadOnlyList<(CwtPlace Place, StoredState Referral)>> CwtReferrals(OdsCode ods, Period period, CwtPlace after, int limit);
}

/// <summary>First treatments of a day that stand alike.</summary>
public sealed record TreatedCases(
    DateOnly On, OdsCode Investigating, OdsCode Treating, string TumourGroup, AllocationBasis Basis, int? Scenario, bool InTime, int Count);

/// <summary>Hand-overs that came on the same day of the pathway.</summary>
public sealed record HandedOver(OdsCode From, OdsCode To, string TumourGroup, int Day, int Count);

/// <summary>One decision, and how long it took from Send.</summary>
public sealed record Decided(DateTimeOffset At, OdsCode From, OdsCode To, int MinutesToReceive, int MinutesToDecide);
