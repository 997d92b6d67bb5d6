using InterTrust.Calendar;
using InterTrust.Identity;
using InterTrust.Journal;

namespace InterTrust.Pathways;

/// <summary>Reads what the rules of a pathway may know.</summary>
public sealed class PathwayContextReader(IHubReader reader, HubPolicy policy, TimeProvider time)
    : IContextReader<Pathway, PathwayCommand, PathwayContext>
{
    public async ValueTask<PathwayContext> Read(Pathway state, PathwayCommand command, Author author)
    {
        var context = new PathwayContext(time.Now(), policy.TestNumbersOnly);
        return state is Pathway.None && command is Register register
            ? context with { OpenPathways = await reader.Pathways(author.Ods, register.Patient.NhsNumber) }
            : context;
    }

    public Task<Refusal?> ExplainConflict(Pathway refused) => Task.FromResult<Refusal?>(Pathway.SlotTaken);
}
