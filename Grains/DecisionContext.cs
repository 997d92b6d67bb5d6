using InterTrust.Calendar;
using InterTrust.Organisations;

namespace InterTrust;

/// <summary>What a rule may know besides the state and the command; the grain collects it before the rule decides.</summary>
/// <param name="Now">The moment.</param>
/// <param name="Directory">The organisations.</param>
/// <param name="TestNumbersOnly">Demo mode: only NHS numbers that are never issued.</param>
public abstract record DecisionContext(DateTimeOffset Now, OrganisationDirectory Directory, bool TestNumbersOnly)
{
    /// <summary>The clinical day.</summary>
    public DateOnly Today => LondonTime.Day(Now);
}
