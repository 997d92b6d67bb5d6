using System.Text.Json;
using InterTrust.Calendar;
using InterTrust.Cwt;
using InterTrust.DataSet;
using InterTrust.Identity;
using InterTrust.Journal;
using InterTrust.Pathways;
using InterTrust.Referrals;
using Orleans.Concurrency;

namespace InterTrust.Reports;

/// <summary>Reads reports; as many of them as a silo has use for, each without memory.</summary>
[StatelessWorker, Reentrant, GrainType("reports")]
public sealed class ReportGrain(IReportReader reader) : Grain, IReportGrain
{
    /// <summary>Pathways or referrals that are read for one page of records.</summary>
    private const int PageSize = 250;

    private OdsCode Ods => OdsCode.Parse(this.GetPrimaryKeyString(), null);

    public async Task<IReadOnlyList<AllocatedCases>> BreachAllocation(Period period) => Counting.OfTreatments(await reader.Treated(Ods, period));

    public async Task<IReadOnlyList<HandOvers>> HandOvers(Period period) => Counting.OfHandOvers(await reader.HandOvers(Ods, period));

    public async Task<IReadOnlyList<ResponseTimes>> ResponseTimes(Period period) => Counting.OfDecisions(await reader.Decisions(Ods, period));

    public Task<IReadOnlyList<Rejections>> Rejections(Period period) => reader.Rejections(Ods, period);

    public async Task<IReadOnlyList<ResponseWeek>> ResponseWeeks(Period period) => Counting.OfWeeks(Ods, await reader.Decisions(Ods, period));

    public Task<IReadOnlyList<OpenPathways>> OpenPathways(DateOnly on) => reader.OpenPathways(Ods, on);

    public async Task<CwtPage> Cwt(Period period, CwtPlace? after)
    {
        if (after is { Referral: not null })
        {
            var referrals = await reader.CwtReferrals(Ods, period, after, PageSize);
            return new(
                [.. referrals.Select(r => ReferralCwt.Of(ReferralOf(r.Referral), period)).OfType<CwtRecord>()],
                referrals.Count < PageSize ? null : referrals[^1].Place);
        }
        var pathways = await reader.CwtPathways(Ods, period, after, PageSize);
        return new(
            [.. pathways.SelectMany(p => PathwayCwt.Of(PathwayOf(p.Pathway), period))],
            pathways.Count < PageSize ? new("", null, London.StartOf(period.From)) : pathways[^1].Place);
    }

    private static PathwayFacts PathwayOf(Stored stored) => ((Pathway.Known)JsonSerializer.Deserialize(stored.State, StoredJson.Default.Pathway)!).Facts;

    private static Referral ReferralOf(Stored stored)
    {
        var known = (Referral.Known)JsonSerializer.Deserialize(stored.State, StoredJson.Default.Referral)!;
        return known with { Facts = known.Facts with { DataSet = new EnfDocument(stored.DataSet!) } };
    }
}
