using System.Data.Common;
using InterTrust.Calendar;
using InterTrust.Identity;
using InterTrust.Journal;
using InterTrust.Pathways;
using InterTrust.Reports;
using InterTrust.Worklists;

namespace InterTrust.Database;

/// <summary>What is counted across actors, in the SQL that both databases share: each read is a range of an index that begins with the trust.</summary>
internal sealed class ReportReader(HubDatabase database) : IReportReader
{
    public Task<IReadOnlyList<TreatedCases>> Treated(OdsCode ods, Period period) => EitherSide(
        ods, ("ods", "investigating"),
        """
        select treated_on, investigating, ods, tumour_group, allocation_basis, scenario, in_time, count(*) from pathway
        where {0} and treated_on between @from and @to
        group by treated_on, investigating, ods, tumour_group, allocation_basis, scenario, in_time
        """,
        row => new TreatedCases(
            row.GetFieldValue<DateOnly>(0), Ods(row, 1), Ods(row, 2), row.GetString(3), Enum.Parse<AllocationBasis>(row.GetString(4), ignoreCase: true),
            row.IsDBNull(5) ? null : row.GetInt32(5), row.GetBoolean(6), row.GetInt32(7)),
        Days(period));

    public Task<IReadOnlyList<HandedOver>> HandOvers(OdsCode ods, Period period) => EitherSide(
        ods, ("ods", "handed_over_by"),
        """
        select handed_over_by, ods, tumour_group, handover_day, count(*) from pathway
        where {0} and handed_over between @from and @to
        group by handed_over_by, ods, tumour_group, handover_day
        """,
        row => new HandedOver(Ods(row, 0), Ods(row, 1), row.GetString(2), row.GetInt32(3), row.GetInt32(4)),
        Days(period));

    public Task<IReadOnlyList<Decided>> Decisions(OdsCode ods, Period period) => EitherSide(
        ods, ("to_ods", "from_ods"),
        "select decided_at, from_ods, to_ods, minutes_to_receive, minutes_to_decide from referral where {0} and decided_at >= @from and decided_at < @to",
        row => new Decided(row.GetFieldValue<DateTimeOffset>(0), Ods(row, 1), Ods(row, 2), row.GetInt32(3), row.GetInt32(4)),
        Moments(period));

    public Task<IReadOnlyList<Rejections>> Rejections(OdsCode ods, Period period) => EitherSide(
        ods, ("to_ods", "from_ods"),
        """
        select from_ods, to_ods, tumour_group, rejected_for, count(*) from referral
        where {0} and decided_at >= @from and decided_at < @to and rejected_for is not null
        group by from_ods, to_ods, tumour_group, rejected_for order by from_ods, to_ods, tumour_group, rejected_for
        """,
        row => new Rejections(Ods(row, 0), Ods(row, 1), row.GetString(2), row.GetString(3), row.GetInt32(4)),
        Moments(period));

    public Task<IReadOnlyList<OpenPathways>> OpenPathways(OdsCode ods, DateOnly on) => database.Read(
        $"""
        select {BandSql.Band} as band, count(*) from pathway
        where ods = @ods and open
        group by band order by band
        """,
        row => new OpenPathways((PathwayBand)row.GetInt32(0), row.GetInt32(1)),
        [("ods", ods.Value), .. BandSql.On(on)]);

    public Task<IReadOnlyList<(CwtPlace Place, StoredState Pathway)>> CwtPathways(OdsCode ods, Period period, CwtPlace? after, int limit) => database.Read(
        """
        select id, cwt_on, version, state from pathway
        where ods = @ods and cwt_on >= @on and (cwt_on, id) > (@on, @id) and period_start <= @to
        order by cwt_on, id limit @limit
        """,
        row => (new CwtPlace(row.GetString(0), row.GetFieldValue<DateOnly>(1), null), new StoredState(row.GetInt32(2), row.GetFieldValue<byte[]>(3), null)),
        ("ods", ods.Value), ("on", after?.Pathway ?? period.From), ("id", after?.Id ?? ""), ("to", period.To), ("limit", limit));

    public Task<IReadOnlyList<(CwtPlace Place, StoredState Referral)>> CwtReferrals(OdsCode ods, Period period, CwtPlace after, int limit) => database.Read(
        """
        select referral.id, decided_at, referral.version, state, dataset from referral
        join referral_event on referral_event.id = referral.id and referral_event.version = dataset_version
        where from_ods = @ods and decided_at >= @at and (decided_at, referral.id) > (@at, @id) and received_date <= @to and pathway_id is not null
        order by decided_at, referral.id limit @limit
        """,
        row => (
            new CwtPlace(row.GetString(0), null, row.GetFieldValue<DateTimeOffset>(1)),
            new StoredState(row.GetInt32(2), row.GetFieldValue<byte[]>(3), row.GetFieldValue<byte[]>(4))),
        ("ods", ods.Value), ("at", after.Referral), ("id", after.Id), ("to", period.To), ("limit", limit));

    /// <summary>What a trust took part in on the one side, and then on the other; each read has an index of its own.</summary>
    private async Task<IReadOnlyList<T>> EitherSide<T>(
        OdsCode ods, (string One, string Other) sides, string sql, Func<DbDataReader, T> row, (string Name, object? Value)[] period)
    {
        (string, object?)[] values = [("ods", ods.Value), .. period];
        var one = await database.Read(sql.Replace("{0}", $"{sides.One} = @ods", StringComparison.Ordinal), row, values);
        var other = await database.Read(sql.Replace("{0}", $"{sides.Other} = @ods and {sides.One} <> @ods", StringComparison.Ordinal), row, values);
        return [.. one, .. other];
    }

    private static (string, object?)[] Days(Period period) => [("from", period.From), ("to", period.To)];

    private static (string, object?)[] Moments(Period period) =>
        [("from", LondonTime.StartOf(period.From)), ("to", period.To == DateOnly.MaxValue ? DateTimeOffset.MaxValue : LondonTime.StartOf(period.To.AddDays(1)))];

    private static OdsCode Ods(DbDataReader row, int at) => OdsCode.Parse(row.GetString(at), null);
}
