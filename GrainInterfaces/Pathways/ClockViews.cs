using InterTrust.Identity;

namespace InterTrust.Pathways;

/// <summary>The status of a clock.</summary>
[GenerateSerializer, Alias("clock.status")]
public enum ClockStatus
{
    /// <summary>Running, with enough time.</summary>
    OnTrack,

    /// <summary>Running, with few days left: plan now.</summary>
    PlanNow,

    /// <summary>Running, with hardly any days left: act today.</summary>
    ActToday,

    /// <summary>Running after its limit.</summary>
    Breached,

    /// <summary>Stopped, in time or not.</summary>
    Stopped,
}

/// <summary>A waiting-time clock as of a day. Day 0 is its start; a limit of n days is met on day n or before.</summary>
/// <param name="Start">Day 0.</param>
/// <param name="Due">The last day on which the limit is met, after adjustments.</param>
/// <param name="Day">Days from the start until today, or until it stopped, less adjustments.</param>
/// <param name="DaysLeft">The number of days left until the limit; negative after it has passed.</param>
/// <param name="Status">The status.</param>
/// <param name="Met">Whether it stopped in time; absent while it runs.</param>
/// <param name="Arithmetic">How the figures were calculated, line by line: the dates, the days deducted and the rule.</param>
[GenerateSerializer, Immutable, Alias("clock")]
public sealed record Clock(
    [property: Id(0)] DateOnly Start,
    [property: Id(1)] DateOnly Due,
    [property: Id(2)] int Day,
    [property: Id(3)] int DaysLeft,
    [property: Id(4)] ClockStatus Status,
    [property: Id(5)] bool? Met,
    [property: Id(6)] IReadOnlyList<string> Arithmetic);

/// <summary>A running clock.</summary>
/// <param name="Due">The last day on which the limit is met, after adjustments.</param>
/// <param name="DaysLeft">The number of days left until then; negative after it has passed.</param>
/// <param name="Status">The status.</param>
[GenerateSerializer, Immutable, Alias("worklist.clock")]
public sealed record RowClock([property: Id(0)] DateOnly Due, [property: Id(1)] int DaysLeft, [property: Id(2)] ClockStatus Status);

/// <summary>The rule by which a case is allocated.</summary>
[GenerateSerializer, Alias("allocation.basis")]
public enum AllocationBasis
{
    /// <summary>Two trusts and a known transfer: decided by days 38, 24 and 62.</summary>
    SixScenarios,

    /// <summary>One trust did both.</summary>
    Solo,

    /// <summary>Two trusts without a known transfer.</summary>
    HalfEach,
}

/// <summary>A trust's share of a case. The four figures of the two trusts sum to 1.</summary>
/// <param name="Ods">The trust.</param>
/// <param name="Success">0, 0.5 or 1.</param>
/// <param name="Breach">0, 0.5 or 1.</param>
[GenerateSerializer, Immutable, Alias("allocation.share")]
public sealed record AllocationShare([property: Id(0)] OdsCode Ods, [property: Id(1)] decimal Success, [property: Id(2)] decimal Breach);

/// <summary>Scenarios that are still possible.</summary>
/// <param name="Scenarios">Scenarios 1 to 6.</param>
/// <param name="Until">The last day of the hand-over or treatment that leads to them; absent if any day does.</param>
[GenerateSerializer, Immutable, Alias("allocation.possible")]
public sealed record PossibleScenarios([property: Id(0)] IReadOnlyList<int> Scenarios, [property: Id(1)] DateOnly? Until);

/// <summary>How a success or breach of the 62 days is allocated between the investigating and the treating trust.</summary>
[GenerateSerializer, Immutable, Alias("allocation")]
public sealed record Allocation
{
    /// <summary>The scenario, 1 to 6, once the patient was treated after a known transfer.</summary>
    [Id(0)] public int? Scenario { get; init; }

    /// <summary>The rule by which the case is allocated.</summary>
    [Id(1)] public required AllocationBasis Basis { get; init; }

    /// <summary>The investigating trust's share; absent until the patient was treated.</summary>
    [Id(2)] public AllocationShare? Investigating { get; init; }

    /// <summary>The treating trust's share; absent until the patient was treated.</summary>
    [Id(3)] public AllocationShare? Treating { get; init; }

    /// <summary>Before the treatment: the scenarios that are still possible, the earliest deadline first.</summary>
    [Id(4)] public IReadOnlyList<PossibleScenarios> Possible { get; init; } = [];

    /// <summary>The day of the transfer to the treating trust.</summary>
    [Id(5)] public DateOnly? TransferDate { get; init; }

    /// <summary>The name of the policy by which a transfer is dated.</summary>
    [Id(6)] public required string Policy { get; init; }

    /// <summary>The days that decide the scenario.</summary>
    [Id(7)] public required AllocationDays Days { get; init; }
}

/// <summary>The days that decide a scenario, less adjustments; absent if not known yet.</summary>
/// <param name="D62">From the start to the treatment.</param>
/// <param name="D38">From the start to the transfer.</param>
/// <param name="D24">From the transfer to the treatment.</param>
[GenerateSerializer, Immutable, Alias("allocation.days")]
public sealed record AllocationDays([property: Id(0)] int? D62, [property: Id(1)] int? D38, [property: Id(2)] int? D24);

/// <summary>The clocks and the breach allocation of a pathway as of a day.</summary>
/// <param name="AsOf">The day; later events are left out.</param>
/// <param name="Clocks">The clocks.</param>
/// <param name="Allocation">The breach allocation, or the scenarios that are still possible.</param>
[GenerateSerializer, Immutable, Alias("clocks.view")]
public sealed record ClocksView(
    [property: Id(0)] DateOnly AsOf, [property: Id(1)] PathwayClocks Clocks, [property: Id(2)] Allocation Allocation);
