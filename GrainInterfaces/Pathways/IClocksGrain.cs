namespace InterTrust.Pathways;

/// <summary>Works out clocks and allocation from dates that anybody brings: the very rules of the pathways. Stateless; nothing is stored. Key: <c>clocks</c>.</summary>
[Alias("clockWork"), GrainInterfaceType("clockWork")]
public interface IClocksGrain : IGrainWithStringKey
{
    /// <summary>The clocks and the allocation that these dates make.</summary>
    /// <param name="facts">The dates, in any order in which they can have happened.</param>
    /// <param name="asOf">The day on which one looks; today when null.</param>
    [Alias("workOut")]
    Task<CommandResult<ClocksView>> Calculate(ClockFacts facts, DateOnly? asOf);
}
