using InterTrust.Identity;
using InterTrust.Pages.Charts;
using InterTrust.Reports;
using InterTrust.Worklists;

namespace InterTrust.Api.Pictures;

/// <summary>The findings of the charts.</summary>
public sealed class FindingTests
{
    private static readonly OdsCode Sheffield = OdsCode.Parse("RHQ", null);
    private static readonly OdsCode Barnsley = OdsCode.Parse("RFF", null);
    private static readonly OdsCode Rotherham = OdsCode.Parse("RFR", null);
    private static readonly DateOnly Monday = new(2026, 11, 2);

    [Fact]
    public void Hand_overs_are_counted_by_trust_and_a_small_number_of_another_trust_is_not_shown()
    {
        HandOvers[] lines =
        [
            Handed(Barnsley, 30, 10), Handed(Barnsley, 38, 14), Handed(Barnsley, 39, 3), Handed(Sheffield, 70, 4), Handed(Rotherham, 20, 5),
        ];

        var chart = HandOverCharts.ByTrust(lines, Sheffield, Tracked.Trusts());

        Assert.Equal("7 of 36 hand-overs came after day 38", chart.Finding);
        Assert.Equal(
            [
                ["Sheffield Teaching Hospitals NHS Foundation Trust", "0", "4"],
                ["Barnsley Hospital NHS Foundation Trust", "24", "fewer than 5"],
                ["RFR", "5", "0"],
            ],
            chart.Table!.Rows);
        var drawn = Drawn.Parse(chart.Picture!);
        Assert.Contains("24 by day 38, fewer than 5 after", drawn.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("3 after", drawn.Text, StringComparison.Ordinal);
        // The bar of three is not drawn either: only Sheffield's four late ones are.
        Assert.Equal(1, drawn.Late);
    }

    [Theory]
    [InlineData(38, 1, "The only hand-over came by day 38")]
    [InlineData(39, 1, "The only hand-over came after day 38")]
    [InlineData(38, 4, "All 4 hand-overs came by day 38")]
    [InlineData(39, 4, "4 of 4 hand-overs came after day 38")]
    public void One_hand_over_is_told_of_as_one(int day, int count, string finding) =>
        Assert.Equal(finding, HandOverCharts.ByTrust([Handed(Barnsley, day, count)], Sheffield, Tracked.Trusts()).Finding);

    [Fact]
    public void Days_of_hand_over_fall_into_columns_that_end_on_days_38_and_62()
    {
        var chart = HandOverCharts.ByDay([.. ((int[])[-3, 6, 7, 38, 39, 62, 63, 78, 79, 400]).Select(day => Handed(Barnsley, day, 1))]);

        Assert.Equal("Half of 10 hand-overs came by day 39, the last on day 400", chart.Finding);
        Assert.Equal(["2", "1", "0", "0", "1", "1", "0", "1", "1", "1", "2"], chart.Table!.Rows.Select(row => row[1]));
        Drawn.Parse(chart.Picture!);
    }

    [Fact]
    public void Every_week_of_the_period_has_its_row_and_those_of_others_with_few_decisions_no_hours()
    {
        ResponseWeek[] weeks =
        [
            new(Monday, true, 3, 30.5m, 90),
            new(Monday.AddDays(14), true, 8, 12, 20),
            new(Monday, false, 4, 70, 80),
            new(Monday.AddDays(7), false, 5, 50, 60),
        ];
        var period = new Period(Monday.AddDays(2), Monday.AddDays(20));

        var own = ResponseChart.Create(weeks, own: true, period);
        Assert.Equal("Your trust’s decisions took longest in the week of 2 Nov 2026: half took 30.5 hours or more", own.Finding);
        Assert.Equal([["2 Nov 2026", "3", "30.5", "90"], ["9 Nov 2026", "0", "", ""], ["16 Nov 2026", "8", "12", "20"]], own.Table!.Rows);

        var others = ResponseChart.Create(weeks, own: false, period);
        Assert.Equal(
            "Other trusts’ decisions on your referrals took longest in the week of 9 Nov 2026: half took 50 hours or more", others.Finding);
        Assert.Equal(
            [["2 Nov 2026", "fewer than 5", "", ""], ["9 Nov 2026", "5", "50", "60"], ["16 Nov 2026", "0", "", ""]], others.Table!.Rows);
        Assert.DoesNotContain("70", Drawn.Parse(others.Picture!).Text, StringComparison.Ordinal);
        Drawn.Parse(own.Picture!);
        Assert.Equal(
            "Half of your trust’s decisions took less than an hour, in every week",
            ResponseChart.Create([new(Monday, true, 3, 0.9m, 90)], own: true, period).Finding);
        Assert.Null(ResponseChart.Create([new(Monday, true, 3, 0, 0)], own: true, period).Picture);
    }

    [Fact]
    public void Weeks_that_are_all_small_have_a_table_and_no_picture()
    {
        var chart = ResponseChart.Create([new(Monday, false, 4, 70, 80)], own: false, new(Monday, Monday));

        Assert.Equal("No week had more than four of other trusts’ decisions on your referrals", chart.Finding);
        Assert.Null(chart.Picture);
        Assert.Equal([["2 Nov 2026", "fewer than 5", "", ""]], chart.Table!.Rows);
    }

    [Fact]
    public void A_year_of_weeks_and_the_ends_of_the_calendar_are_drawn()
    {
        Period[] periods =
        [
            new(Monday, Monday.AddDays(365)),
            new(DateOnly.MinValue, DateOnly.MinValue.AddDays(9)),
            new(DateOnly.MaxValue.AddDays(-9), DateOnly.MaxValue),
        ];
        foreach (var period in periods)
            Drawn.Parse(ResponseChart.Create([new(ResponseChart.MondayOf(period.From), true, 3, 30.5m, 90)], own: true, period).Picture!);
    }

    [Fact]
    public void Open_pathways_past_day_62_are_the_finding()
    {
        var chart = OpenPathwaysChart.Create(
            [new(PathwayBand.UpTo28, 100), new(PathwayBand.From63To104, 20), new(PathwayBand.Over104, 3)], Monday);

        Assert.Equal("23 of 123 open pathways are past day 62", chart.Finding);
        Assert.Equal([["Day 0–28", "100"], ["Day 29–62", "0"], ["Day 63–104", "20"], ["Over day 104", "3"]], chart.Table!.Rows);
        Drawn.Parse(chart.Picture!);
        Assert.Equal("None of 2 open pathways is past day 62", OpenPathwaysChart.Create([new(PathwayBand.From29To62, 2)], Monday).Finding);
    }

    [Fact]
    public void The_commonest_reason_comes_first_and_says_whose_referrals_they_were()
    {
        Rejections[] lines =
        [
            new(Barnsley, Sheffield, "lung", "outOfArea", 2),
            new(Rotherham, Sheffield, "skin", "outOfArea", 3),
            new(Sheffield, Barnsley, "lung", "duplicate", 1),
            new(Barnsley, Sheffield, "lung", "duplicate", 1),
        ];

        var chart = RejectionChart.Create(lines, Sheffield);

        Assert.Equal("5 of 7 rejections were for “Out of area”", chart.Finding);
        Assert.Equal([["Out of area", "5", "0"], ["Duplicate", "1", "1"]], chart.Table!.Rows);
        Assert.Contains("1 by your trust, 1 of your referrals", Drawn.Parse(chart.Picture!).Text, StringComparison.Ordinal);
        Assert.Equal("The only rejection was for “Duplicate”", RejectionChart.Create(lines[2..3], Sheffield).Finding);
    }

    [Theory]
    [InlineData(3, 0, 0, "All 3 rejections were for “Out of area”")]
    [InlineData(2, 2, 0, "4 rejections were for 2 reasons, none of them more often than another")]
    [InlineData(2, 2, 1, "The commonest reasons of 5 rejections, 2 each, were “Duplicate”, “Out of area”")]
    public void No_reason_is_called_the_commonest_that_is_not(int outOfArea, int duplicate, int other, string finding) =>
        Assert.Equal(finding, RejectionChart.Create(
            [
                .. new[] { ("outOfArea", outOfArea), ("duplicate", duplicate), ("other", other) }
                    .Where(reason => reason.Item2 > 0)
                    .Select(reason => new Rejections(Barnsley, Sheffield, "lung", reason.Item1, reason.Item2)),
            ],
            Sheffield).Finding);

    [Fact]
    public void Where_there_is_nothing_a_sentence_says_so_without_table_and_picture()
    {
        Chart[] charts =
        [
            HandOverCharts.ByTrust([], Sheffield, Tracked.Trusts()), HandOverCharts.ByDay([]),
            ResponseChart.Create([], true, new(Monday, Monday)), ResponseChart.Create([], false, new(Monday, Monday)),
            OpenPathwaysChart.Create([], Monday), RejectionChart.Create([], Sheffield),
        ];
        Assert.All(charts, chart => Assert.True(chart is { Table: null, Picture: null, Finding: not "" }));
        Assert.Equal(charts.Length, charts.Select(chart => chart.Name).Distinct().Count());
    }

    private static HandOvers Handed(OdsCode from, int day, int count) =>
        new(
            from,
            from == Sheffield ? Barnsley : Sheffield,
            "lung",
            day,
            day <= 38 ? HandOverMark.By38 : day <= 62 ? HandOverMark.By62 : HandOverMark.After62,
            count);
}
