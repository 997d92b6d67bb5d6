using InterTrust.Calendar;
using InterTrust.Organisations;

namespace InterTrust;

/// <summary>What a rule may read besides the state and the command. The grain collects it before the rule decides.</summary>
/// <param name="Now">The time in UTC.</param>
/// <param name="Directory">The organisations.</param>
/// <param name="TestNumbersOnly">Demo mode: only NHS numbers that are never issued.</param>
public abstract record DecisionContext(DateTimeOffset Now, OrganisationDirectory Directory, bool TestNumbersOnly)
{
    /// <summary>The day in Europe/London.</summary>
    public DateOnly Today => LondonTime.Day(Now);
}
