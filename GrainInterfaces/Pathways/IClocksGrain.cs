namespace InterTrust.Pathways;

/// <summary>
/// Calculates clocks and breach allocation from given dates by the rules of the pathways. Stateless; nothing is stored. Key: <c>clocks</c>.
/// </summary>
[Alias("clockWork"), GrainInterfaceType("clockWork")]
public interface IClocksGrain : IGrainWithStringKey
{
    /// <summary>The clocks and the allocation that follow from these dates; refused where the dates contradict each other.</summary>
    /// <param name="facts">The dates.</param>
    /// <param name="asOf">The day of the calculation; today when null.</param>
    [Alias("workOut")]
    Task<CommandResult<ClocksView>> Calculate(ClockFacts facts, DateOnly? asOf);
}
