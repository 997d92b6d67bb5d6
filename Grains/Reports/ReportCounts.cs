using InterTrust.Calendar;
using InterTrust.Identity;
using InterTrust.Pathways;

namespace InterTrust.Reports;

/// <summary>The figures of the reports: pure functions of what the database has counted.</summary>
internal static class ReportCounts
{
    internal static IReadOnlyList<AllocatedCases> Allocations(IEnumerable<TreatedCases> cases) =>
    [
        .. cases
            .GroupBy(c => (Month: $"{c.On:yyyy-MM}", c.Investigating, c.Treating, c.TumourGroup, c.Basis, c.Scenario))
            .OrderBy(group => (
                group.Key.Month,
                group.Key.Investigating.Value,
                group.Key.Treating.Value,
                group.Key.TumourGroup,
                group.Key.Basis,
                group.Key.Scenario))
            .Select(group =>
            {
                var key = group.Key;
                var cases = group.Select(c => (c.Count, Shares: BreachAllocation.SharesFor(c.Basis, c.Scenario, c.InTime))).ToList();
                return new AllocatedCases(
                    key.Month,
                    key.Investigating,
                    key.Treating,
                    key.TumourGroup,
                    key.Basis,
                    key.Scenario,
                    cases.Sum(c => c.Count),
                    cases.Sum(c => c.Count * c.Shares.Item1),
                    cases.Sum(c => c.Count * c.Shares.Item2),
                    cases.Sum(c => c.Count * c.Shares.Item3),
                    cases.Sum(c => c.Count * c.Shares.Item4));
            }),
    ];

    internal static IReadOnlyList<HandOvers> HandOvers(IEnumerable<HandedOver> handOvers) =>
    [
        .. handOvers
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
            .GroupBy(d => (Week: MondayOf(LondonTime.Day(d.At)), d.From, d.To))
            .OrderBy(group => (group.Key.Week, group.Key.From.Value, group.Key.To.Value))
            .Select(group => new ResponseTimes(
                group.Key.Week,
                group.Key.From,
                group.Key.To,
                group.Count(),
                Hours(Median(group.Select(d => d.MinutesToReceive))),
                Hours(Median(group.Select(d => d.MinutesToDecide))),
                Hours(group.Max(d => d.MinutesToDecide)))),
    ];

    internal static IReadOnlyList<ResponseWeek> ResponseWeeks(OdsCode ods, IEnumerable<Decided> decisions) =>
    [
        .. decisions
            .GroupBy(d => (Week: MondayOf(LondonTime.Day(d.At)), Own: d.To == ods))
            .OrderBy(group => (group.Key.Week, !group.Key.Own))
            .Select(group => new ResponseWeek(
                group.Key.Week,
                group.Key.Own,
                group.Count(),
                Hours(Median(group.Select(d => d.MinutesToDecide))),
                Hours(group.Max(d => d.MinutesToDecide)))),
    ];

    private static DateOnly MondayOf(DateOnly day) => day.AddDays(-(((int)day.DayOfWeek + 6) % 7));

    /// <summary>The lower median: of two numbers in the middle, the smaller.</summary>
    private static int Median(IEnumerable<int> numbers)
    {
        var sorted = numbers.Order().ToList();
        return sorted[(sorted.Count - 1) / 2];
    }

    private static decimal Hours(int minutes) => Math.Round(minutes / 60m, 1);
}
