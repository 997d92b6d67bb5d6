using InterTrust.Calendar;
using InterTrust.Identity;
using InterTrust.Journal;
using InterTrust.Reports;

namespace InterTrust.Database;

/// <summary>The counts of the reports, in SQL that both databases share. Each query reads a range of an index by trust.</summary>
internal sealed class ReportReader(HubDatabase database) : IReportReader
{
    public Task<IReadOnlyList<TreatedCases>> Treated(OdsCode ods, Period period) => EitherSide<TreatedCases>(
        ("ods", "investigating"),
        """
        select treated_on as "on", investigating, ods as treating, tumour_group, allocation_basis as basis, scenario, in_time,
            count(*) as count
        from pathway
        where {0} and treated_on between @from and @to
        group by treated_on, investigating, ods, tumour_group, allocation_basis, scenario, in_time
        """,
        new { ods, from = period.From, to = period.To });

    public Task<IReadOnlyList<HandedOver>> HandOvers(OdsCode ods, Period period) => EitherSide<HandedOver>(
        ("ods", "handed_over_by"),
        """
        select handed_over_by as "from", ods as "to", tumour_group, handover_day as day, count(*) as count from pathway
        where {0} and handed_over between @from and @to
        group by handed_over_by, ods, tumour_group, handover_day
        """,
        new { ods, from = period.From, to = period.To });

    public Task<IReadOnlyList<Decided>> Decisions(OdsCode ods, Period period) => EitherSide<Decided>(
        ("to_ods", "from_ods"),
        """
        select decided_at as at, from_ods as "from", to_ods as "to", minutes_to_receive, minutes_to_decide from referral
        where {0} and decided_at >= @start and decided_at < @end
        """,
        new { ods, start = Start(period), end = End(period) });

    public Task<IReadOnlyList<Rejections>> Rejections(OdsCode ods, Period period) => EitherSide<Rejections>(
        ("to_ods", "from_ods"),
        """
        select from_ods as "from", to_ods as "to", tumour_group, rejected_for as reason_code, count(*) as count from referral
        where {0} and decided_at >= @start and decided_at < @end and rejected_for is not null
        group by from_ods, to_ods, tumour_group, rejected_for order by from_ods, to_ods, tumour_group, rejected_for
        """,
        new { ods, start = Start(period), end = End(period) });

    public Task<IReadOnlyList<OpenPathways>> OpenPathways(OdsCode ods, DateOnly on) => database.Read<OpenPathways>(
        $"""
        select {BandSql.Band} as band, count(*) as count from pathway
        where ods = @ods and open
        group by band order by band
        """,
        HubDatabase.Parameters([("ods", ods), .. BandSql.On(on)]));

    public async Task<IReadOnlyList<(CwtPlace Place, StoredState Pathway)>> CwtPathways(
        OdsCode ods, Period period, CwtPlace? after, int limit) =>
        [.. (await database.Read<(string Id, DateOnly On, int Version, byte[] State)>(
            """
            select id, cwt_on, version, state from pathway
            where ods = @ods and cwt_on >= @on and (cwt_on, id) > (@on, @id) and period_start <= @to
            order by cwt_on, id limit @limit
            """,
            new { ods, on = after?.Pathway ?? period.From, id = after?.Id ?? "", to = period.To, limit }))
        .Select(row => (new CwtPlace(row.Id, row.On, null), new StoredState(row.Version, row.State, null)))];

    public async Task<IReadOnlyList<(CwtPlace Place, StoredState Referral)>> CwtReferrals(
        OdsCode ods, Period period, CwtPlace after, int limit) =>
        [.. (await database.Read<(string Id, DateTimeOffset At, int Version, byte[] State, byte[] DataSet)>(
            """
            select referral.id, decided_at, referral.version, state, dataset from referral
            join referral_event on referral_event.id = referral.id and referral_event.version = dataset_version
            where from_ods = @ods and decided_at >= @at and (decided_at, referral.id) > (@at, @id)
              and received_date <= @to and pathway_id is not null
            order by decided_at, referral.id limit @limit
            """,
            new { ods, at = after.Referral, id = after.Id, to = period.To, limit }))
        .Select(row => (new CwtPlace(row.Id, null, row.At), new StoredState(row.Version, row.State, row.DataSet)))];

    /// <summary>The rows with the trust in the first column, then those with it only in the second: each query has its own index.</summary>
    private async Task<IReadOnlyList<T>> EitherSide<T>((string First, string Second) columns, string sql, object parameters) =>
    [
        .. await database.Read<T>(sql.Replace("{0}", $"{columns.First} = @ods", StringComparison.Ordinal), parameters),
        .. await database.Read<T>(
            sql.Replace("{0}", $"{columns.Second} = @ods and {columns.First} <> @ods", StringComparison.Ordinal), parameters),
    ];

    private static DateTimeOffset Start(Period period) => LondonTime.StartOf(period.From);

    private static DateTimeOffset End(Period period) =>
        period.To == DateOnly.MaxValue ? DateTimeOffset.MaxValue : LondonTime.StartOf(period.To.AddDays(1));
}
