using System.Globalization;
using CsCheck;
using InterTrust.Identity;
using InterTrust.Pathways;

namespace InterTrust.Rules.Pathways;

/// <summary>Which trust a success or breach belongs to.</summary>
public sealed class BreachAllocationTests
{
    private const string Policy = "sentAndComplete";
    private static readonly OdsCode Barnsley = OdsCode.Parse("RFF", null);
    private static readonly OdsCode Rotherham = OdsCode.Parse("RFR", null);
    private static readonly OdsCode Sheffield = OdsCode.Parse("RHQ", null);
    private static readonly DateOnly Start = new(2026, 10, 22);
    private static readonly DateOnly Later = Start.AddDays(400);

    private static readonly ClockFacts Referred = new() { PeriodStart = Start, Investigating = Barnsley, Treating = Sheffield };

    [Theory]
    [InlineData(1, 38, 62, 0.5, 0, 0.5, 0)]
    [InlineData(2, 30, 62, 0.5, 0, 0.5, 0)]
    [InlineData(3, 39, 62, 0, 0, 1, 0)]
    [InlineData(4, 38, 63, 0, 0, 0, 1)]
    [InlineData(5, 50, 74, 0, 1, 0, 0)]
    [InlineData(6, 39, 64, 0, 0.5, 0, 0.5)]
    public void The_six_scenarios(
        int scenario, int transfer, int treatment, double success, double breach, double treatingSuccess, double treatingBreach)
    {
        var allocation = Allocate(HandedOver(transfer) with { TreatmentStart = Start.AddDays(treatment) }, Later);

        Assert.Equal(
            (scenario, AllocationBasis.SixScenarios, Start.AddDays(transfer)),
            (allocation.Scenario!.Value, allocation.Basis, allocation.TransferDate!.Value));
        Assert.Equal(new(Barnsley, (decimal)success, (decimal)breach), allocation.Investigating);
        Assert.Equal(new(Sheffield, (decimal)treatingSuccess, (decimal)treatingBreach), allocation.Treating);
        Assert.Equal(
            (treatment, transfer, treatment - transfer),
            (allocation.Days.D62!.Value, allocation.Days.D38!.Value, allocation.Days.D24!.Value));
    }

    [Fact]
    public void One_trust_that_does_both_has_the_whole_case()
    {
        var alone = Referred with { Treating = Barnsley, TreatmentStart = Start.AddDays(63) };

        Assert.Equal(
            (AllocationBasis.Solo, new AllocationShare(Barnsley, 0, 1), null),
            (Allocate(alone, Later).Basis, Allocate(alone, Later).Treating!, Allocate(alone, Later).Scenario));
        Assert.Empty(Allocate(alone, Start.AddDays(10)).Possible);
    }

    [Fact]
    public void Two_trusts_without_a_known_transfer_have_half_each()
    {
        var allocation = Allocate(Referred with { TreatmentStart = Start.AddDays(62) }, Later);

        Assert.Equal(
            (AllocationBasis.HalfEach, new AllocationShare(Barnsley, 0.5m, 0), new AllocationShare(Sheffield, 0.5m, 0)),
            (allocation.Basis, allocation.Investigating!, allocation.Treating!));
    }

    [Fact]
    public void With_several_hops_the_last_transfer_into_the_treating_trust_counts()
    {
        var transfers = Referred with
        {
            Transfers =
            [
                new(Barnsley, Sheffield, Start.AddDays(10)),
                new(Sheffield, Rotherham, Start.AddDays(20)),
                new(Rotherham, Sheffield, Start.AddDays(40)),
            ],
            TreatmentStart = Start.AddDays(60),
        };

        Assert.Equal((3, Start.AddDays(40)), (Allocate(transfers, Later).Scenario!.Value, Allocate(transfers, Later).TransferDate!.Value));
    }

    [Fact]
    public void Before_the_hand_over_it_is_said_until_when_which_scenarios_are_possible()
    {
        Assert.Equal("1 2 4 until 29 Nov 2026; 3 5 6 until 23 Dec 2026; 5 6", Text(Allocate(Referred, new(2026, 11, 26))));
        Assert.Equal("3 5 6 until 23 Dec 2026; 5 6", Text(Allocate(Referred, new(2026, 11, 30))));
    }

    [Fact]
    public void Before_the_treatment_it_is_said_until_when_which_scenarios_are_possible()
    {
        Assert.Equal("1 until 14 Dec 2026; 2 until 23 Dec 2026; 4", Text(Allocate(HandedOver(29), Start.AddDays(30))));
        Assert.Equal("1 until 23 Dec 2026; 4", Text(Allocate(HandedOver(38), Start.AddDays(40))));
        Assert.Equal("3 until 23 Dec 2026; 5 until 25 Dec 2026; 6", Text(Allocate(HandedOver(40), Start.AddDays(41))));
        Assert.Equal("5 until 25 Dec 2026; 6", Text(Allocate(HandedOver(40), Start.AddDays(63))));
    }

    [Fact]
    public void The_two_impossible_rows_never_arise_and_all_shares_sum_to_1() => ClocksTests.Timelines.Sample(facts =>
    {
        var allocation = Allocate(facts, Later.AddDays(10_000));
        var (investigating, treating) = (allocation.Investigating!, allocation.Treating!);

        Assert.InRange(allocation.Scenario!.Value, 1, 6);
        Assert.Equal(1, investigating.Success + investigating.Breach + treating.Success + treating.Breach);
        Assert.Equal(allocation.Days.D62 <= 62 ? 0 : 1, investigating.Breach + treating.Breach);
    }, iter: 100_000);

    [Fact]
    public void Moving_the_transfer_by_a_day_moves_only_38_and_24() => ClocksTests.Timelines
        .Where(facts => facts.Transfers[0].Date < facts.TreatmentStart).Sample(facts =>
    {
        var later = facts with { Transfers = [facts.Transfers[0] with { Date = facts.Transfers[0].Date.AddDays(1) }] };
        var (before, after) = (Allocate(facts, Later.AddDays(10_000)), Allocate(later, Later.AddDays(10_000)));

        Assert.Equal((before.Days.D62, before.Days.D38 + 1, before.Days.D24 - 1), (after.Days.D62, after.Days.D38, after.Days.D24));
    });

    /// <summary>The possible scenarios are those of treating, or handing over and treating, on any remaining day.</summary>
    [Fact]
    public void What_is_said_to_be_possible_is_just_what_can_still_happen() => Gen
        .Select(Gen.Int[0, 70], Gen.Int[0, 90], Gen.Bool).Sample((transfer, day, handedOver) =>
    {
        var asOf = Start.AddDays(handedOver ? Math.Max(transfer, day) : day);
        var facts = handedOver ? HandedOver(transfer) : Referred;
        var scenarios = new HashSet<int>();
        for (var handOver = handedOver ? transfer : day; handOver <= (handedOver ? transfer : 120); handOver++)
            for (var treatment = Math.Max(handOver, asOf.DayNumber - Start.DayNumber); treatment < 200; treatment++)
                scenarios.Add(Allocate(HandedOver(handOver) with { TreatmentStart = Start.AddDays(treatment) }, Later).Scenario!.Value);

        var possibilities = Allocate(facts, asOf).Possible;
        Assert.Equal(scenarios.Order(), possibilities.SelectMany(possible => possible.Scenarios).Distinct().Order());
        Assert.All(possibilities, possible => Assert.True(possible.Until is null || possible.Until >= asOf));
    }, iter: 200);

    private static Allocation Allocate(ClockFacts facts, DateOnly asOf) => BreachAllocation.Allocate(facts, asOf, Policy);

    private static ClockFacts HandedOver(int day) => Referred with { Transfers = [new(Barnsley, Sheffield, Start.AddDays(day))] };

    private static string Text(Allocation allocation) => string.Join("; ", allocation.Possible.Select(possible =>
        string.Join(' ', possible.Scenarios)
            + (possible.Until is { } until ? $" until {until.ToString("d MMM yyyy", CultureInfo.InvariantCulture)}" : "")));
}
