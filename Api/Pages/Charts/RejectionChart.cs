using InterTrust.Identity;
using InterTrust.Pages.Pictures;
using InterTrust.Reports;

namespace InterTrust.Pages.Charts;

/// <summary>Why the trust rejected referrals, and why its own were rejected.</summary>
public static class RejectionChart
{
    private const string Name = "rejections";

    private const string Definition = "Referrals that were rejected in the period, by the reason that was given: "
        + "those that your trust rejected, and those of your trust that others rejected.";

    public static Chart Create(IReadOnlyList<Rejections> rejections, OdsCode own)
    {
        if (rejections is [])
            return new(Name, "Your trust rejected no referral in this period, and none of its own was rejected", Definition);
        var rows = rejections
            .GroupBy(line => line.ReasonCode)
            .Select(reason => new Row(
                Format.Code("rejectionReason", reason.Key),
                reason.Where(line => line.To == own).Sum(line => line.Count),
                reason.Where(line => line.To != own).Sum(line => line.Count)))
            .OrderByDescending(row => row.All).ThenBy(row => row.Reason, StringComparer.Ordinal).ToList();
        var finding = DescribeFinding(rows);
        return new(
            Name, finding, Definition,
            new(
                "Rejections by reason", ["Reason", "Your trust rejected", "Yours, rejected by others"],
                [.. rows.Select(row => (string[])[row.Reason, $"{row.ByUs}", $"{row.OfOurs}"])]),
            BarChart.Draw(Name, finding, [.. rows.Select(row => row.Bar)]));
    }

    private static string DescribeFinding(IReadOnlyList<Row> rows)
    {
        var (most, all) = (rows[0].All, rows.Sum(row => row.All));
        var commonest = string.Join(", ", rows.Where(row => row.All == most).Select(row => $"“{row.Reason}”"));
        return (all, rows.Count, rows.Count(row => row.All == most)) switch
        {
            (1, _, _) => $"The only rejection was for {commonest}",
            (_, 1, _) => $"All {all} rejections were for {commonest}",
            (_, var reasons, var same) when reasons == same =>
                $"{all} rejections were for {reasons} reasons, none of them more often than another",
            (_, _, 1) => $"{most} of {all} rejections were for {commonest}",
            _ => $"The commonest reasons of {all} rejections, {most} each, were {commonest}",
        };
    }

    private sealed record Row(string Reason, int ByUs, int OfOurs)
    {
        internal int All => ByUs + OfOurs;

        /// <summary>Leaves out a side that has none.</summary>
        internal Bar Bar => new(
            Reason,
            [new(ByUs, Fill.Plain), new(OfOurs, new(Fill.Orange, Hatched: true))],
            (ByUs, OfOurs) switch
            {
                (_, 0) => $"{ByUs} by your trust",
                (0, _) => $"{OfOurs} of your referrals",
                _ => $"{ByUs} by your trust, {OfOurs} of your referrals",
            });
    }
}
