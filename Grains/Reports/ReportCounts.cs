using InterTrust.Calendar;
using InterTrust.Identity;
using InterTrust.Pathways;

namespace InterTrust.Reports;

/// <summary>Counts, put together as people read them. Pure functions of what the database has counted.</summary>
internal static class ReportCounts
{
    internal static IReadOnlyList<AllocatedCases> Allocations(IEnumerable<TreatedCases> cases) =>
    [
        .. cases
            .GroupBy(c => (Month: $"{c.On:yyyy-MM}", Investigating: c.Investigating, Treating: c.Treating, c.TumourGroup, c.Basis, c.Scenario))
            .OrderBy(group => (group.Key.Month, group.Key.Investigating.Value, group.Key.Treating.Value, group.Key.TumourGroup, group.Key.Basis, group.Key.Scenario))
            .Select(group =>
            {
                var (key, shares) = (group.Key, group.Select(c => (c.Count, Of: BreachAllocation.SharesFor(c.Basis, c.Scenario, c.InTime))).ToList());
                return new AllocatedCases(
                    key.Month, key.Investigating, key.Treating, key.TumourGroup, key.Basis, key.Scenario, shares.Sum(s => s.Count),
                    shares.Sum(s => s.Count * s.Of.Item1), shares.Sum(s => s.Count * s.Of.Item2), shares.Sum(s => s.Count * s.Of.Item3), shares.Sum(s => s.Count * s.Of.Item4));
            }),
    ];

    internal static IReadOnlyList<HandOvers> HandOvers(IEnumerable<HandedOver> handed) =>
    [
        .. handed
            .OrderBy(h => (h.From.Value, h.To.Value, h.TumourGroup, h.Day))
            .Select(h => new HandOvers(h.From, h.To, h.TumourGroup, h.Day,
                h.Day <= Clocks.Handover38.Limit ? HandOverMark.By38
                    : h.Day <= Clocks.Treat62.Limit ? HandOverMark.By62
                    : HandOverMark.After62,
                h.Count)),
    ];

    internal static IReadOnlyList<ResponseTimes> ResponseTimes(IEnumerable<Decided> decisions) =>
    [
        .. decisions
            .GroupBy(d => (Week: MondayOf(LondonTime.Day(d.At)), From: d.From, To: d.To))
            .OrderBy(group => (group.Key.Week, group.Key.From.Value, group.Key.To.Value))
            .Select(group => new ResponseTimes(
                group.Key.Week, group.Key.From, group.Key.To, group.Count(),
                Hours(Median(group.Select(d => d.MinutesToReceive))), Hours(Median(group.Select(d => d.MinutesToDecide))), Hours(group.Max(d => d.MinutesToDecide)))),
    ];

    internal static IReadOnlyList<ResponseWeek> ResponseWeeks(OdsCode ods, IEnumerable<Decided> decisions) =>
    [
        .. decisions
            .GroupBy(d => (Week: MondayOf(LondonTime.Day(d.At)), Own: d.To == ods))
            .OrderBy(group => (group.Key.Week, !group.Key.Own))
            .Select(group => new ResponseWeek(
                group.Key.Week, group.Key.Own, group.Count(), Hours(Median(group.Select(d => d.MinutesToDecide))), Hours(group.Max(d => d.MinutesToDecide)))),
    ];

    private static DateOnly MondayOf(DateOnly day) => day.AddDays(-(((int)day.DayOfWeek + 6) % 7));

    /// <summary>Of two in the middle, the lower.</summary>
    private static int Median(IEnumerable<int> numbers) => numbers.Order().ToList() is var sorted ? sorted[(sorted.Count - 1) / 2] : 0;

    private static decimal Hours(int minutes) => Math.Round(minutes / 60m, 1);
}
