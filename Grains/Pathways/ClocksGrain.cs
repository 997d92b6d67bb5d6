using InterTrust.Calendar;
using Orleans.Concurrency;

namespace InterTrust.Pathways;

/// <summary>The what-if calculator: clocks and allocation by the very functions that the pathways use.</summary>
[StatelessWorker, Reentrant, GrainType("clockWork")]
public sealed class ClocksGrain(TimeProvider time) : Grain, IClocksGrain
{
    public Task<Answer<ClocksView>> WorkOut(ClockFacts facts, DateOnly? asOf)
    {
        var day = asOf ?? London.Day(time.Now());
        Answer<ClocksView> answer = ClockFindings.Of(facts) is [var first, ..] findings
            ? new Refused<ClocksView>(new(first.Code, first.Detail, findings, []), null)
            : new Happened<ClocksView>(new(day, Clocks.Of(facts, new(), day), BreachAllocation.Of(facts, day, "asGiven")));
        return Task.FromResult(answer);
    }
}
