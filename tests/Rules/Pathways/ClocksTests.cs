using System.Globalization;
using CsCheck;
using InterTrust.Identity;
using InterTrust.Pathways;

namespace InterTrust.Rules.Pathways;

/// <summary>The clocks of one pathway, by worked cases and by an arithmetic of their own.</summary>
public sealed class ClocksTests
{
    private static readonly OdsCode Barnsley = OdsCode.Parse("RFF", null), Sheffield = OdsCode.Parse("RHQ", null);
    private static readonly DateOnly Start = Day("2026-03-02");

    private static readonly ClockFacts Referred = new() { PeriodStart = Start, Investigating = Barnsley, Treating = Sheffield };

    private static readonly ClockFacts Treated = Referred with
    {
        DateFirstSeen = Day("2026-03-12"),
        PatientTold = Day("2026-03-27"),
        DecisionToTreat = Day("2026-04-03"),
        Transfers = [new(Barnsley, Sheffield, Day("2026-04-08"))],
        TreatmentStart = Day("2026-05-01"),
        CareSetting = "01",
    };

    [Fact]
    public void A_pathway_through_all_its_clocks()
    {
        var clocks = At(Treated, "2026-06-01");

        Assert.Equal((25, true), Stopped(clocks.Faster28));
        Assert.Equal((37, true), Stopped(clocks.Handover38));
        Assert.Equal((23, true), Stopped(clocks.After24));
        Assert.Equal((28, true), Stopped(clocks.Treat31));
        Assert.Equal((60, true), Stopped(clocks.Treat62));
    }

    [Theory]
    [InlineData(0, 62, "OnTrack")]
    [InlineData(40, 22, "OnTrack")]
    [InlineData(41, 21, "PlanNow")]
    [InlineData(54, 8, "PlanNow")]
    [InlineData(55, 7, "ActToday")]
    [InlineData(62, 0, "ActToday")]
    [InlineData(63, -1, "Breached")]
    public void The_62_days_run_and_say_how_many_are_left(int day, int left, string status)
    {
        var clock = Clocks.Calculate(Referred, new(), Start.AddDays(day)).Treat62!;

        Assert.Equal(
            (day, left, Enum.Parse<ClockStatus>(status), null, Start.AddDays(62)),
            (clock.Day, clock.DaysLeft, clock.Status, clock.Met, clock.Due));
    }

    [Fact]
    public void A_limit_is_met_on_its_last_day_and_missed_on_the_next()
    {
        Assert.Equal(
            (62, true), Stopped(Clocks.Calculate(Treated with { TreatmentStart = Start.AddDays(62) }, new(), Start.AddDays(99)).Treat62));
        Assert.Equal(
            (63, false), Stopped(Clocks.Calculate(Treated with { TreatmentStart = Start.AddDays(63) }, new(), Start.AddDays(99)).Treat62));
    }

    [Fact]
    public void What_has_not_happened_on_the_day_one_looks_at_does_not_count()
    {
        var clocks = At(Treated, "2026-04-05");

        Assert.Equal(ClockStatus.Stopped, clocks.Faster28!.Status);
        Assert.Equal((34, ClockStatus.PlanNow), (clocks.Handover38!.Day, clocks.Handover38.Status));
        Assert.Null(clocks.After24);
        Assert.Equal(2, clocks.Treat31!.Day);
        Assert.Null(clocks.Treat62!.Met);
    }

    [Fact]
    public void Faster_Diagnosis_ends_with_the_decision_to_treat_where_that_came_first()
    {
        Assert.Equal((20, true), Stopped(At(Treated with { DecisionToTreat = Start.AddDays(20) }, "2026-06-01").Faster28));
        Assert.Equal(
            (20, true), Stopped(At(Treated with { DecisionToTreat = Start.AddDays(20), PatientTold = null }, "2026-06-01").Faster28));
    }

    [Fact]
    public void The_31_days_begin_with_the_earliest_clinically_appropriate_date_where_there_is_one() =>
        Assert.Equal(
            (Day("2026-04-20"), 11),
            At(Treated with { EarliestClinicallyAppropriateDate = Day("2026-04-20") }, "2026-06-01").Treat31 is { } clock
                ? (clock.Start, clock.Day)
                : default);

    [Theory]
    [InlineData("01", 53)]
    [InlineData("02", 53)]
    [InlineData("03", 60)]
    [InlineData(null, 60)]
    public void Only_admitted_care_is_adjusted(string? setting, int days) =>
        Assert.Equal(days, At(Treated with { TreatmentAdjustmentDays = 7, CareSetting = setting }, "2026-06-01").Treat62!.Day);

    [Fact]
    public void A_clock_shows_its_arithmetic()
    {
        var clock = At(Treated with { FirstSeenAdjustmentDays = 4, TreatmentAdjustmentDays = 7 }, "2026-06-01").Treat62!;

        Assert.Equal(
            [
                "day 0 is 2 Mar 2026: period start",
                "4 days do not count: first appointment not attended",
                "7 days do not count: treatment adjustment, admitted care",
                "day 62 is 14 May 2026", "it stopped on 1 May 2026, day 49: treatment",
            ],
            clock.Arithmetic);
    }

    [Fact]
    public void A_trust_sets_its_own_thresholds() =>
        Assert.Equal(
            ClockStatus.PlanNow,
            Clocks.Calculate(Referred, new() { Treat62 = new(PlanNow: 50, ActToday: 1) }, Start.AddDays(12)).Treat62!.Status);

    /// <summary>The table of the three kinds of pathway, written down again with another calendar.</summary>
    [Fact]
    public void The_days_are_those_of_the_table_and_62_is_38_and_24() => Timelines.Sample(facts =>
    {
        var clocks = Clocks.Calculate(facts, new(), DateOnly.MaxValue.AddDays(-1000));
        var (s, t, x) = (At(facts.PeriodStart), At(facts.TreatmentStart!.Value), At(facts.Transfers[^1].Date));
        var (a1, a2) = (facts.FirstSeenAdjustmentDays, facts.CareSetting is "03" ? 0 : facts.TreatmentAdjustmentDays);
        var (d62, d38, d24) = facts.ConsultantUpgradeDate is not { } upgraded
            ? ((t - s).Days - a1 - a2, (x - s).Days - a1, (x, t).Days() - a2)
            : upgraded <= facts.DateFirstSeen ? ((t - At(upgraded)).Days - a1 - a2, (x - At(upgraded)).Days - a1, (x, t).Days() - a2)
            : ((t - At(upgraded)).Days - a2, (x - At(upgraded)).Days, (x, t).Days() - a2);

        Assert.Equal((d62, d38, d24), (clocks.Treat62!.Day, clocks.Handover38!.Day, clocks.After24!.Day));
        Assert.Equal(d62, d38 + d24);

        static DateTime At(DateOnly day) => new(day.Year, day.Month, day.Day, 0, 0, 0, DateTimeKind.Unspecified);
    }, iter: 100_000);

    [Fact]
    public void The_last_days_on_a_worklist_are_those_of_the_clocks_that_run() =>
        Gen.Select(Timelines, Gen.Int[0, 200], Gen.Int[0, 60], Gen.Bool).Sample((facts, later, decided, told) =>
        {
            facts = facts with
            {
                DecisionToTreat = facts.PeriodStart.AddDays(decided),
                EarliestClinicallyAppropriateDate = told ? facts.PeriodStart.AddDays(decided + 3) : null,
                PatientTold = told ? facts.PeriodStart.AddDays(later / 2) : null,
            };
            var day = facts.PeriodStart.AddDays(later);
            var (clocks, asOf) = (Clocks.Calculate(facts, new(), day), facts.AsOf(day));

            var names = Enum.GetValues<ClockName>();
            var running = names
                .Select(name => clocks[name])
                .Select(clock => clock is null || clock.Status is ClockStatus.Stopped ? (DateOnly?)null : clock.Due).ToList();
            Assert.Equal(running, names.Select(name => Clocks.Rules.Single(rule => rule.Name == name).Due(asOf)));
            Assert.Equal(running.Min() ?? DateOnly.MaxValue, Clocks.NearestDue(asOf));
        });

    public static TheoryData<ClockName> Names { get; } = [.. Enum.GetValues<ClockName>()];

    [Theory, MemberData(nameof(Names))]
    public void A_clock_has_a_rule_labels_and_a_member_of_its_own_in_every_record(ClockName name)
    {
        Assert.True(Clocks.Rules.Count(rule => rule.Name == name) is 1, $"Clocks.Rules has not exactly one rule for {name}.");
        Assert.True(ClockLabels.All.Count(labels => labels.Name == name) is 1, $"ClockLabels.All has not exactly one row for {name}.");

        var clocks = PathwayClocks.From(clock => new(default, default, (int)clock, 0, default, null, []));
        var row = RowClocks.From(clock => new(default, (int)clock, default));
        var thresholds = new ClockThresholds();
        Assert.Equal(((int)name, (int)name), (clocks[name]!.Day, row[name]!.DaysLeft));
        Assert.Same(Member(clocks), clocks[name]);
        Assert.Same(Member(row), row[name]);
        Assert.Same(Member(thresholds), thresholds[name]);
        // As the generated reader of JSON does where a trust says nothing of the clock.
        typeof(ClockThresholds).GetProperty($"{name}")!.SetValue(thresholds, null);
        Assert.True(thresholds[name] is not null, $"ClockThresholds.{name} loses the hub's own thresholds.");

        object? Member(object record) => record.GetType().GetProperty($"{name}")!.GetValue(record);
    }

    /// <summary>
    /// Over leap days, year ends and clock changes; first seen, upgraded, handed over and treated in any possible order.
    /// </summary>
    internal static readonly Gen<ClockFacts> Timelines =
        Gen.Select(
            Gen.Int[0, 4000],
            Gen.Int[0, 40],
            Gen.Int[0, 60],
            Gen.Int[0, 80],
            Gen.Int[0, 60],
            Gen.Bool,
            Gen.Select(Gen.Int[0, 20], Gen.Int[0, 20], Gen.OneOf(new[] { "01", "02", "03" })))
            .Select((start, seen, upgrade, transfer, treatment, isUpgrade, adjusted) =>
            {
                var begun = new DateOnly(2023, 1, 1).AddDays(start);
                return new ClockFacts
                {
                    PeriodStart = begun,
                    DateFirstSeen = begun.AddDays(seen),
                    ConsultantUpgradeDate = isUpgrade ? begun.AddDays(upgrade) : null,
                    Transfers = [new(Barnsley, Sheffield, begun.AddDays((isUpgrade ? upgrade : 0) + transfer))],
                    TreatmentStart = begun.AddDays((isUpgrade ? upgrade : 0) + transfer + treatment),
                    FirstSeenAdjustmentDays = adjusted.Item1,
                    TreatmentAdjustmentDays = adjusted.Item2,
                    CareSetting = adjusted.Item3,
                    Investigating = Barnsley,
                    Treating = Sheffield,
                };
            });

    private static PathwayClocks At(ClockFacts facts, string asOf) => Clocks.Calculate(facts, new(), Day(asOf));

    private static (int, bool?) Stopped(Clock? clock)
    {
        Assert.Equal(ClockStatus.Stopped, clock!.Status);
        return (clock.Day, clock.Met);
    }

    private static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);
}

file static class Spans
{
    internal static int Days(this (DateTime From, DateTime To) span) => (span.To - span.From).Days;
}
