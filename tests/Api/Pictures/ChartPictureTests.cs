using InterTrust.Pages.Pictures;

namespace InterTrust.Api.Pictures;

public sealed class ChartPictureTests
{
    [Fact]
    public void Bars_say_their_numbers_and_are_as_long_as_they()
    {
        var drawn = Drawn.Parse(BarChart.Draw("bars", "A finding",
        [
            new("Barnsley", [new(24, Fill.Plain), new(7, Fill.Late)], "24 by day 38, 7 after"),
            new(
                "A trust <with> a name & so long that it takes more than one line, "
                    + "as some of them do when all of their hospitals are told one after another by name",
                [new(12, Fill.Plain)],
                "12 by day 38, fewer than 5 after"),
            new("Nothing", [], "0"),
        ]));

        Assert.Contains("24 by day 38, 7 after", drawn.Text, StringComparison.Ordinal);
        Assert.Contains("Barnsley: 24 by day 38, 7 after.", drawn.Description, StringComparison.Ordinal);
        var bars = drawn.Bars(Fill.Blue);
        Assert.Equal(2, bars[0] / bars[1], 0.01);
    }

    [Theory]
    [InlineData(1), InlineData(4), InlineData(12), InlineData(13), InlineData(53)]
    public void However_many_weeks_there_are_no_label_stands_over_another(int weeks)
    {
        var first = new DateOnly(2026, 9, 7);
        var columns = Enumerable.Range(0, weeks).Select(week => new Column(
            $"{first.AddDays(7 * week):d MMM}",
            week % 5 == 4 ? null : week * 10.5m,
            week % 5 == 4 ? "" : $"{week * 10.5m}",
            Fill.Plain));
        var drawn = Drawn.Parse(ColumnChart.Draw("weeks", "A finding", "Hours", [.. columns]));

        Assert.Contains(drawn.Labels, label => label.Text == "7 Sep");
        Assert.Contains(drawn.Labels, label => label.Text == $"{Enumerable.Range(0, weeks).Where(week => week % 5 != 4).Max() * 10.5m}");
    }

    [Fact]
    public void A_limit_stands_between_its_columns()
    {
        var columns = Enumerable.Range(1, 10).Select(n => new Column($"{n}", n, $"{n}", n > 5 ? Fill.Late : Fill.Plain));
        var drawn = Drawn.Parse(ColumnChart.Draw("days", "A finding", "Day", [.. columns], new Limit(5, "Day 38"), new Limit(8, "Day 62")));

        Assert.Equal(2, drawn.Poles.Count);
        Assert.InRange(
            drawn.Poles[0], drawn.Labels.Last(label => label.Text == "5").Right, drawn.Labels.Last(label => label.Text == "6").Left);
        Assert.Contains("5: 5. 6: 6.", drawn.Description, StringComparison.Ordinal);
    }

    [Fact]
    public void Columns_of_nothing_are_drawn_without_dividing_by_it() =>
        Drawn.Parse(ColumnChart.Draw("none", "A finding", "Day", [new("a", 0, "0", Fill.Plain), new("b", null, "<5", Fill.Plain)]));

    [Fact]
    public void A_word_that_fits_on_no_line_is_broken_and_what_is_too_much_ends_in_an_ellipsis()
    {
        var lines = TextMetrics.Lines(new string('w', 200), 13, 100, most: 3);

        Assert.Equal(3, lines.Count);
        Assert.EndsWith("…", lines[^1], StringComparison.Ordinal);
        Assert.All(lines, line => Assert.True(TextMetrics.Width(line, 13) <= 100));
        Assert.Equal(["one two", "three"], TextMetrics.Lines(" one two three ", 13, TextMetrics.Width("one two ", 13) + 1, most: 3));
    }
}
