using Orleans.Concurrency;

namespace InterTrust;

/// <summary>Checks the health of the database.</summary>
[StatelessWorker, Reentrant, GrainType("hub")]
public sealed class HubGrain(IHubReader reader) : Grain, IHubGrain
{
    public async Task<HubHealth> Health()
    {
        var problems = await reader.Problems();
        return new(problems.Count == 0, problems);
    }
}
