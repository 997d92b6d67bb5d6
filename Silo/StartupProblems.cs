using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace InterTrust;

/// <summary>Collects the reasons why a program cannot start.</summary>
public static class StartupProblems
{
    /// <summary>The failures of the options that are validated at start; each names its setting.</summary>
    public static IReadOnlyList<string> FindStartupProblems(this IServiceProvider services)
    {
        try
        {
            services.GetRequiredService<IStartupValidator>().Validate();
            return [];
        }
        catch (OptionsValidationException problem)
        {
            return [.. problem.Failures];
        }
        catch (AggregateException problems)
        {
            return [.. problems.InnerExceptions.Cast<OptionsValidationException>().SelectMany(problem => problem.Failures)];
        }
    }
}
