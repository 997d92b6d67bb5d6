using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace InterTrust;

/// <summary>The settings of a program, with the rules that they are validated by at start.</summary>
public interface IProgramSettings
{
    IEnumerable<SettingRule> Rules();
}

/// <summary>A rule for settings, and what is printed if it does not hold; it names the setting.</summary>
public readonly record struct SettingRule(bool Holds, string Problem);

/// <summary>Reads settings, and validates them at start.</summary>
public static class ProgramSettings
{
    /// <exception cref="InvalidOperationException">A value has the wrong type; the message names the setting.</exception>
    public static T AddSettings<T>(this IHostApplicationBuilder builder) where T : class, IProgramSettings, new()
    {
        builder.Services.AddOptions<T>().Bind(builder.Configuration).ValidateOnStart();
        builder.Services.AddSingleton<IValidateOptions<T>, Validator<T>>();
        return builder.Configuration.Get<T>() ?? new();
    }

    private sealed class Validator<T> : IValidateOptions<T> where T : class, IProgramSettings
    {
        public ValidateOptionsResult Validate(string? name, T options)
        {
            var result = new ValidateOptionsResultBuilder();
            foreach (var rule in options.Rules().Where(rule => !rule.Holds))
                result.AddError(rule.Problem);
            return result.Build();
        }
    }
}
