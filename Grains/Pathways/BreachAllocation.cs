namespace InterTrust.Pathways;

/// <summary>
/// Allocates the success or breach of the 62 days between the investigating and the treating trust once the patient is treated; until then
/// it lists the possible scenarios. A pure function of the facts.
/// </summary>
public static class BreachAllocation
{
    /// <summary>The shares by scenario: success and breach of the investigating trust, then of the treating trust.</summary>
    private static readonly (decimal, decimal, decimal, decimal)[] Shares =
    [
        (0.5m, 0, 0.5m, 0), // 1: all in time
        (0.5m, 0, 0.5m, 0), // 2: treated in time, more than 24 days after the hand-over
        (0, 0, 1, 0), //       3: handed over late, treated in time
        (0, 0, 0, 1), //       4: handed over in time, treated late
        (0, 1, 0, 0), //       5: handed over so late that treating at once did not help
        (0, 0.5m, 0, 0.5m), // 6: both late
    ];

    /// <param name="all">The facts; those after <paramref name="asOf"/> have not happened.</param>
    /// <param name="asOf">The day of the calculation.</param>
    /// <param name="policy">The policy that dated the transfers.</param>
    public static Allocation Allocate(ClockFacts all, DateOnly asOf, string policy)
    {
        var facts = all.AsOf(asOf);
        var (start, handedOver) = (facts.Start.AddDays(facts.EffectiveFirstSeenAdjustment), facts.HandedOver);
        var treated = facts.TreatmentStart?.AddDays(-facts.EffectiveTreatmentAdjustment);
        var basis = facts.Investigating == facts.Treating ? AllocationBasis.Solo
            : treated is null || handedOver is not null ? AllocationBasis.SixScenarios
            : AllocationBasis.HalfEach;
        var d62 = Days(start, treated);
        var open = new Allocation
        {
            Basis = basis,
            Policy = policy,
            TransferDate = basis is AllocationBasis.Solo ? null : handedOver,
            Days = basis is AllocationBasis.Solo ? new(d62, null, null) : new(d62, Days(start, handedOver), Days(handedOver, treated)),
        };
        if (d62 is null)
            return basis is AllocationBasis.Solo ? open : open with { Possible = [.. Possible(facts, start, handedOver, asOf)] };

        var inTime = d62 <= Clocks.Treat62.Limit;
        var scenario = basis is AllocationBasis.SixScenarios
            ? Scenario(inTime, open.Days.D38 <= Clocks.Handover38.Limit, open.Days.D24 <= Clocks.After24.Limit)
            : (int?)null;
        var (success, breach, treatingSuccess, treatingBreach) = SharesFor(basis, scenario, inTime);
        var investigating = new AllocationShare(facts.Investigating, success, breach);
        var treating = new AllocationShare(facts.Treating, treatingSuccess, treatingBreach);
        return open with { Scenario = scenario, Investigating = investigating, Treating = treating };
    }

    /// <summary>
    /// The shares of a treated case, which sum to 1: success and breach of the investigating trust, then of the treating trust.
    /// </summary>
    internal static (decimal, decimal, decimal, decimal) SharesFor(AllocationBasis basis, int? scenario, bool inTime) => basis switch
    {
        AllocationBasis.Solo => (0, 0, inTime ? 1 : 0, inTime ? 0 : 1),
        AllocationBasis.HalfEach => inTime ? (0.5m, 0, 0.5m, 0) : (0, 0.5m, 0, 0.5m),
        _ => Shares[scenario!.Value - 1],
    };

    private static int Scenario(bool within62, bool within38, bool within24) => (within62, within38, within24) switch
    {
        (true, true, true) => 1,
        (true, true, false) => 2,
        (true, false, true) => 3,
        (false, true, false) => 4,
        (false, false, true) => 5,
        (false, false, false) => 6,
        _ =>
            throw new InvalidOperationException("62 days are 38 and 24: the whole cannot be late where neither part is, nor in "
                + "time where both are late."),
    };

    /// <summary>The scenarios that are still possible, each set with the last day on which it is.</summary>
    private static IEnumerable<PossibleScenarios> Possible(ClockFacts facts, DateOnly start, DateOnly? handedOver, DateOnly asOf)
    {
        var day38 = start.AddDays(Clocks.Handover38.Limit);
        var day62 = start.AddDays(Clocks.Treat62.Limit + facts.EffectiveTreatmentAdjustment);
        var day24 = handedOver?.AddDays(Clocks.After24.Limit + facts.EffectiveTreatmentAdjustment);
        PossibleScenarios[] all =
            // After a hand-over on day 38, day 24 is day 62.
            handedOver is null ? [new(asOf < day38 ? [1, 2, 4] : [1, 4], day38), new([3, 5, 6], day62), new([5, 6], null)]
            : handedOver < day38 ? [new([1], day24), new([2], day62), new([4], null)]
            : handedOver == day38 ? [new([1], day24), new([4], null)]
            : [new([3], day62), new([5], day24), new([6], null)];
        return all.Where(possible => possible.Until is null || possible.Until >= asOf);
    }

    private static int? Days(DateOnly? from, DateOnly? to) => to?.DayNumber - from?.DayNumber;
}
