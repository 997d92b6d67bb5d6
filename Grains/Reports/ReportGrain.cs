using InterTrust.Calendar;
using InterTrust.Identity;
using InterTrust.Pathways;
using InterTrust.Referrals;
using Orleans.Concurrency;

namespace InterTrust.Reports;

/// <summary>Reads a trust's reports. A stateless worker: a silo activates as many as it needs.</summary>
[StatelessWorker, Reentrant, GrainType("reports")]
public sealed class ReportGrain(IReportReader reader) : Grain, IReportGrain
{
    /// <summary>The number of pathways or referrals read for one page of records.</summary>
    private const int PageSize = 250;

    private static readonly ReferralAggregate Referrals = new();
    private static readonly PathwayAggregate Pathways = new();

    private OdsCode Ods => OdsCode.Parse(this.GetPrimaryKeyString(), null);

    public async Task<IReadOnlyList<AllocatedCases>> BreachAllocation(Period period) =>
        ReportCounts.Allocations(await reader.Treated(Ods, period));

    public async Task<IReadOnlyList<HandOvers>> HandOvers(Period period) => ReportCounts.HandOvers(await reader.HandOvers(Ods, period));

    public async Task<IReadOnlyList<ResponseTimes>> ResponseTimes(Period period) =>
        ReportCounts.ResponseTimes(await reader.Decisions(Ods, period));

    public Task<IReadOnlyList<Rejections>> Rejections(Period period) => reader.Rejections(Ods, period);

    public async Task<IReadOnlyList<ResponseWeek>> ResponseWeeks(Period period) =>
        ReportCounts.ResponseWeeks(Ods, await reader.Decisions(Ods, period));

    public Task<IReadOnlyList<OpenPathways>> OpenPathways(DateOnly on) => reader.OpenPathways(Ods, on);

    public async Task<CwtPage> Cwt(Period period, CwtPlace? after)
    {
        if (after is { Referral: not null })
        {
            var referrals = await reader.CwtReferrals(Ods, period, after, PageSize);
            return new(
                [.. referrals.Select(r => ReferralCwt.CreateRecord(Referrals.Load(r.Referral), period)).OfType<CwtRecord>()],
                referrals.Count < PageSize ? null : referrals[^1].Place);
        }
        var pathways = await reader.CwtPathways(Ods, period, after, PageSize);
        return new(
            [.. pathways.SelectMany(p => PathwayCwt.CreateRecords(((Pathway.Existing)Pathways.Load(p.Pathway)).Data, period))],
            pathways.Count < PageSize ? new("", null, LondonTime.StartOf(period.From)) : pathways[^1].Place);
    }
}
