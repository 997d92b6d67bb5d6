using InterTrust.Identity;
using InterTrust.Pathways;
using InterTrust.Reports;

namespace InterTrust.Rules.Reports;

public sealed class ReportCountsTests
{
    private static readonly OdsCode Barnsley = OdsCode.Parse("RFF", null);
    private static readonly OdsCode Sheffield = OdsCode.Parse("RHQ", null);

    [Fact]
    public void The_four_shares_of_every_line_sum_to_its_cases()
    {
        TreatedCases[] cases =
        [
            .. Enumerable.Range(1, 6)
                .Select(scenario => Case(new(2026, 10, scenario), AllocationBasis.SixScenarios, scenario, scenario <= 3, 2 * scenario + 1)),
            Case(new(2026, 10, 9), AllocationBasis.HalfEach, null, true, 3),
            Case(new(2026, 10, 9), AllocationBasis.HalfEach, null, false, 5),
            new(new(2026, 10, 9), Sheffield, Sheffield, "lung", AllocationBasis.Solo, null, false, 4),
        ];

        var lines = ReportCounts.Allocations(cases);

        Assert.Equal(cases.Sum(c => c.Count), lines.Sum(line => line.Cases));
        Assert.All(
            lines,
            line => Assert.Equal(
                line.Cases, line.InvestigatingSuccess + line.InvestigatingBreach + line.TreatingSuccess + line.TreatingBreach));
    }

    [Fact]
    public void Cases_of_a_month_that_stand_alike_are_one_line()
    {
        var lines = ReportCounts.Allocations(
        [
            Case(new(2026, 10, 1), AllocationBasis.SixScenarios, 5, false, 1),
            Case(new(2026, 10, 31), AllocationBasis.SixScenarios, 5, false, 2),
            Case(new(2026, 11, 1), AllocationBasis.SixScenarios, 5, false, 1),
        ]);

        Assert.Equal([("2026-10", 3, 3m), ("2026-11", 1, 1m)], lines.Select(line => (line.Month, line.Cases, line.InvestigatingBreach)));
    }

    [Theory]
    [InlineData(38, HandOverMark.By38)]
    [InlineData(39, HandOverMark.By62)]
    [InlineData(62, HandOverMark.By62)]
    [InlineData(63, HandOverMark.After62)]
    [InlineData(-2, HandOverMark.By38)]
    public void A_hand_over_is_held_against_days_38_and_62(int day, HandOverMark mark) =>
        Assert.Equal(mark, Assert.Single(ReportCounts.HandOvers([new(Barnsley, Sheffield, "lung", day, 1)])).Mark);

    [Fact]
    public void A_week_begins_on_Monday_in_London_and_half_of_its_referrals_took_no_longer_than_the_median()
    {
        // Sunday 23:30 UTC in summer is Monday in London.
        var sunday = new DateTimeOffset(2026, 7, 5, 23, 30, 0, TimeSpan.Zero);
        var lines = ReportCounts.ResponseTimes(
        [
            new(sunday.AddHours(-2), Barnsley, Sheffield, 60, 90),
            new(sunday, Barnsley, Sheffield, 30, 600), new(sunday.AddDays(3), Barnsley, Sheffield, 90, 6_000),
            new(sunday.AddDays(6), Barnsley, Sheffield, 10, 66),
        ]);

        Assert.Equal(
            [(new DateOnly(2026, 6, 29), 1, 1m, 1.5m, 1.5m), (new DateOnly(2026, 7, 6), 3, 0.5m, 10m, 100m)],
            lines.Select(line => (line.Week, line.Decided, line.MedianHoursToReceive, line.MedianHoursToDecide, line.MostHoursToDecide)));
    }

    [Fact]
    public void A_week_of_a_trust_s_own_decisions_is_another_than_that_of_decisions_on_what_it_referred()
    {
        var (monday, rotherham) = (new DateTimeOffset(2026, 11, 23, 10, 0, 0, TimeSpan.Zero), OdsCode.Parse("RFR", null));
        var lines = ReportCounts.ResponseWeeks(Sheffield,
        [
            new(monday, Barnsley, Sheffield, 5, 60), new(monday, Barnsley, Sheffield, 5, 600),
            new(monday.AddDays(4), rotherham, Sheffield, 5, 180),
            new(monday, Sheffield, rotherham, 5, 90), new(monday.AddDays(-7), Barnsley, Sheffield, 5, 30),
        ]);

        // The median is that of all three, and not one of the medians of two partners.
        Assert.Equal(
            [
                (new(2026, 11, 16), true, 1, 0.5m, 0.5m),
                (new DateOnly(2026, 11, 23), true, 3, 3m, 10m),
                (new(2026, 11, 23), false, 1, 1.5m, 1.5m),
            ],
            lines.Select(line => (line.Week, line.Own, line.Decided, line.MedianHoursToDecide, line.MostHoursToDecide)));
    }

    private static TreatedCases Case(DateOnly on, AllocationBasis basis, int? scenario, bool inTime, int count) =>
        new(on, Barnsley, Sheffield, "lung", basis, scenario, inTime, count);
}
