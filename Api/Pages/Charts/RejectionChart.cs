using System.Globalization;
using InterTrust.Identity;
using InterTrust.Pages.Pictures;
using InterTrust.Reports;

namespace InterTrust.Pages.Charts;

/// <summary>Why referrals were rejected: by the trust, and of its own.</summary>
public static class RejectionChart
{
    private const string Name = "rejections";

    private const string Definition = "Referrals that were rejected in the period, by the reason that was given: those that your trust rejected, and those of your trust that others rejected.";

    public static Chart Of(IReadOnlyList<Rejections> rejections, OdsCode own)
    {
        if (rejections is [])
            return new(Name, "Your trust rejected no referral in this period, and none of its own was rejected", Definition);
        var rows = rejections
            .GroupBy(line => line.ReasonCode)
            .Select(reason => new Row(
                Say.Code("rejectionReason", reason.Key), reason.Where(line => line.To == own).Sum(line => line.Count), reason.Where(line => line.To != own).Sum(line => line.Count)))
            .OrderByDescending(row => row.ByUs + row.OfOurs).ThenBy(row => row.Reason, StringComparer.Ordinal).ToList();
        var (most, all) = (rows[0].ByUs + rows[0].OfOurs, rows.Sum(row => row.ByUs + row.OfOurs));
        var reason = $"“{rows[0].Reason}”";
        var finding = all is 1 ? $"The only rejection was for {reason}" : rows is [_] ? $"All {all} rejections were for {reason}" : $"{most} of {all} rejections {(most is 1 ? "was" : "were")} for {reason}";
        return new(
            Name, finding, Definition,
            new("Rejections by reason", ["Reason", "Your trust rejected", "Yours, rejected by others"], [.. rows.Select(row => (string[])[row.Reason, Text(row.ByUs), Text(row.OfOurs)])]),
            BarChart.Of(Name, finding, [.. rows.Select(row => row.Bar)]));
    }

    private static string Text(int count) => count.ToString(CultureInfo.InvariantCulture);

    private sealed record Row(string Reason, int ByUs, int OfOurs)
    {
        /// <summary>Only the sides that there are.</summary>
        internal Bar Bar => new(Reason, [new(ByUs, Look.Plain), new(OfOurs, new(Look.Orange, Hatched: true))], (ByUs, OfOurs) switch
        {
            (_, 0) => $"{Text(ByUs)} by your trust",
            (0, _) => $"{Text(OfOurs)} of your referrals",
            _ => $"{Text(ByUs)} by your trust, {Text(OfOurs)} of your referrals",
        });
    }
}
