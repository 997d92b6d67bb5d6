using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace InterTrust;

/// <summary>What keeps a program from starting.</summary>
public static class StartupProblems
{
    /// <summary>All that is wrong with the settings, each by the name of its setting: the options that are validated at start.</summary>
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
