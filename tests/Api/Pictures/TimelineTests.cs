using InterTrust.Pages.Pictures;
using InterTrust.Pathways;
using InterTrust.Reference;

namespace InterTrust.Api.Pictures;

/// <summary>The timeline of a pathway. <see cref="Drawn.Parse"/> checks what holds for every picture.</summary>
public sealed class TimelineTests
{
    /// <summary>All but the upgrade, which moves day 0.</summary>
    private static readonly string[] Types =
        [.. CodeLists.Find("pathwayEventType")!.Codes.Select(code => code.Code).Where(code => code is not "consultantUpgrade")];

    [Fact]
    public void A_pathway_of_three_days_shows_its_limits_and_what_it_awaits()
    {
        var drawn = Drawn.Parse(Timeline.Draw(Tracked.On(3), Tracked.Trusts()));

        Assert.Equal("Day 3. Faster Diagnosis within 28 days: 25 days left", drawn.Title);
        foreach (var limit in (string[])["Day 28, 29 Sep", "Day 38, 9 Oct", "Day 62, 2 Nov", "Today, day 3"])
            Assert.Contains(drawn.Labels, label => label.Text == limit);
        Assert.Equal(["Still awaited:", "Diagnosis", "Treatment started"], drawn.Labels.Select(label => label.Text).TakeLast(3));
    }

    [Fact]
    public void A_pathway_of_sixty_days_shows_each_event_on_its_day_in_clinical_order()
    {
        var drawn = Drawn.Parse(Timeline.Draw(SixtyDays, Tracked.Trusts()));

        string[] expected =
        [
            "First seen · day 9, 10 Sep 2026", "Diagnosis · day 20, 21 Sep 2026",
            "Patient told, or excluded: end of Faster Diagnosis · day 24, 25 Sep 2026",
            "Referral from Barnsley · day 41, 12 Oct 2026", "Discussed at an MDT meeting · day 48, 19 Oct 2026",
            "Decision to treat · day 50, 21 Oct 2026", "Treatment planned (still ahead) · day 64, 4 Nov 2026",
        ];
        Assert.Equal(expected, expected.Where(drawn.Text.Contains));
        Assert.Equal(expected, drawn.Labels.Select(label => label.Text).Where(expected.Contains));
        Assert.Contains("Hand-over within 38 days: stopped on day 41: missed", drawn.Text, StringComparison.Ordinal);
        Assert.Contains("Treatment within 62 days: 2 days left: act today", drawn.Text, StringComparison.Ordinal);
        Assert.Contains("Hand-over + 24, 5 Nov", drawn.Text, StringComparison.Ordinal);
        Assert.Contains("Decision + 31, 21 Nov", drawn.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_pathway_of_a_hundred_and_fifty_days_says_by_how_much_it_is_breached()
    {
        var drawn = Drawn.Parse(Timeline.Draw(Tracked.On(150, ("patientTold", 20), ("referral", 100)), Tracked.Trusts()));

        Assert.Equal("Day 150. Treatment within 62 days: breached by 88 days", drawn.Title);
        Assert.Contains("Today, day 150", drawn.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void After_an_upgrade_day_0_is_the_upgrade_and_faster_diagnosis_began_before()
    {
        var drawn = Drawn.Parse(Timeline.Draw(Tracked.On(45, ("firstSeen", 5), ("consultantUpgrade", 15)), Tracked.Trusts()));

        string[] labels =
        [
            "First seen · day −10, 6 Sep 2026", "Consultant upgrade · day 0, 16 Sep 2026", "Period start + 28, 29 Sep", "Day 62, 17 Nov",
            "Today, day 30",
        ];
        foreach (var label in labels)
            Assert.Contains(drawn.Labels, other => other.Text == label);
    }

    [Fact]
    public void Days_that_do_not_count_put_the_limit_off()
    {
        var pathway = Tracked.On(45);
        var (treat, later) = (pathway.Clocks.Treat62!, pathway.Clocks.Treat62!.Due.AddDays(7));
        pathway = pathway with
        {
            Clocks = pathway.Clocks with { Treat62 = treat with { Due = later, Day = treat.Day - 7, DaysLeft = treat.DaysLeft + 7 } },
        };

        Assert.Contains(Drawn.Parse(Timeline.Draw(pathway, Tracked.Trusts())).Labels, label => label.Text == "Day 62 (+7), 9 Nov");
    }

    [Fact]
    public void A_treated_pathway_says_on_which_day_and_whether_in_time()
    {
        Assert.Equal(
            "Treated on day 62, within 62 days",
            Drawn.Parse(Timeline.Draw(Tracked.On(70, ("referral", 30), ("treatment", 62)), Tracked.Trusts())).Title);
        Assert.Equal(
            "Treated on day 63, later than 62 days",
            Drawn.Parse(Timeline.Draw(Tracked.On(70, ("referral", 30), ("treatment", 63)), Tracked.Trusts())).Title);
    }

    [Fact]
    public void Ten_events_of_one_day_stand_below_each_other()
    {
        var drawn = Drawn.Parse(Timeline.Draw(Tracked.On(30, [.. Types.Take(10).Select(type => (type, 12))]), Tracked.Trusts()));

        Assert.All(
            Types.Take(10),
            type => Assert.Contains(CodeLists.Find("pathwayEventType")!.Label(type)!, drawn.Text, StringComparison.Ordinal));
        Assert.Equal(
            10,
            drawn.Labels
                .Where(label => label.Text.EndsWith("day 12, 13 Sep 2026", StringComparison.Ordinal))
                .Select(label => label.Top)
                .Distinct()
                .Count());
    }

    [Fact]
    public void What_lies_years_before_and_ahead_does_not_press_the_rest_together()
    {
        var drawn = Drawn.Parse(Timeline.Draw(Tracked.On(20, ("diagnosis", -900), ("mdtDiscussion", 700)), Tracked.Trusts()));

        Assert.Contains("Diagnosis · day −900, 15 Mar 2024", drawn.Text, StringComparison.Ordinal);
        Assert.True(drawn.Labels.Single(label => label.Text == "28").Left > 200);
        Assert.Equal(2, drawn.Count("path", "fill", Fill.Blue));
    }

    [Fact]
    public void What_is_planned_for_next_week_stands_at_its_place_however_late_it_is()
    {
        var drawn = Drawn.Parse(Timeline.Draw(Tracked.On(147, ("treatmentPlanned", 155)), Tracked.Trusts()));

        Assert.Equal(0, drawn.Count("path", "fill", Fill.Blue));
        Assert.Contains("Treatment planned (still ahead) · day 155, 3 Feb 2027", drawn.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_long_name_of_a_trust_is_broken_into_lines_and_none_is_lost_from_the_description()
    {
        var name = string.Join(' ', Enumerable.Repeat("Very Long Foundation Trust of Many Hospitals", 5));
        foreach (var day in (int[])[0, 30, 61])
        {
            var drawn = Drawn.Parse(Timeline.Draw(Tracked.On(62, ("referral", day)), Tracked.Trusts(name)));
            Assert.Contains("Referral from Very Long", drawn.Text, StringComparison.Ordinal);
            Assert.Contains($"day {day}, {Tracked.Start.AddDays(day):d MMM yyyy}", drawn.Text, StringComparison.Ordinal);
            Assert.Contains(name, drawn.Description, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("<script>alert(1)</script>")]
    [InlineData("\"><svg onload=alert(1)>")]
    [InlineData("O'Brien & Søn <b>")]
    [InlineData("a\u0001b\uFFFEc")]
    [InlineData("\ud800")]
    [InlineData("שלום עולם")]
    [InlineData("長い名前の病院")]
    public void A_poisonous_name_is_text(string name)
    {
        var drawn = Drawn.Parse(Timeline.Draw(Tracked.On(40, ("referral", 10)), Tracked.Trusts(name)));

        Assert.Contains(
            drawn.Labels, label => label.Text.StartsWith($"Referral from {TextMetrics.Legible(name)}", StringComparison.Ordinal));
    }

    [Fact]
    public void No_pathway_s_labels_overlap_and_no_limit_s_line_runs_through_the_name_of_another()
    {
        string?[] limits = [.. ClockLabels.All.SelectMany(labels => new[] { labels.LimitLabel, labels.LimitLabelAfterUpgrade }), "Today"];
        var random = new Random(7);
        for (var round = 0; round < 200; round++)
        {
            var today = random.Next(0, random.Next(1, 400));
            (string, int)[] events = [.. Enumerable.Range(0, random.Next(14)).Select(_ => (Type(round), random.Next(-30, today + 40)))];

            var drawn = Drawn.Parse(Timeline.Draw(Tracked.On(today, events), Tracked.Trusts()));

            var flags = drawn.Labels.Where(label => limits.Contains(label.Text.Split(',')[0])).ToList();
            Assert.Equal(drawn.Poles.Count, flags.Count);
            // A line begins at the height of its own label and runs down.
            Assert.All(flags, flag => Assert.All(
                flags.Where(other => other.Top <= flag.Top),
                other => Assert.False(
                    other.Left - 5 > flag.Left && other.Left - 5 < flag.Right,
                    $"round {round}: the line of {other} runs through {flag}")));
        }

        string Type(int round) => random.Next(4) switch
        {
            0 => "referral",
            1 when round % 2 == 0 => "consultantUpgrade",
            _ => Types[random.Next(Types.Length)],
        };
    }

    private static Pathways.PathwayView SixtyDays => Tracked.On(
        60, ("firstSeen", 9), ("diagnosis", 20), ("patientTold", 24), ("referral", 41), ("mdtDiscussion", 48), ("decisionToTreat", 50),
        ("treatmentPlanned", 64));
}
