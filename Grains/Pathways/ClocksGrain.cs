using InterTrust.Calendar;
using Orleans.Concurrency;

namespace InterTrust.Pathways;

/// <summary>The what-if calculator: clocks and allocation by the functions that pathways use.</summary>
[StatelessWorker, Reentrant, GrainType("clockWork")]
public sealed class ClocksGrain(TimeProvider time) : Grain, IClocksGrain
{
    public Task<CommandResult<ClocksView>> Calculate(ClockFacts facts, DateOnly? asOf)
    {
        var day = asOf ?? LondonTime.Day(time.Now());
        CommandResult<ClocksView> result = ClockFindings.Check(facts) is [var first, ..] findings
            ? new Refused<ClocksView>(new(first.Code, first.Detail, findings, []), null)
            : new Applied<ClocksView>(new(day, Clocks.Calculate(facts, new(), day), BreachAllocation.Allocate(facts, day, "asGiven")));
        return Task.FromResult(result);
    }
}
