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
public readonly record struct SettingRule(bool Holds, string Problem)
{
    /// <summary>The binder takes any number for an enumeration.</summary>
    public static SettingRule IsDefined<T>(string setting, T value) where T : struct, Enum =>
        new(Enum.IsDefined(value), $"{setting}: {string.Join(" or ", Enum.GetNames<T>())}");

    public static SettingRule NotAnAddress(string setting, string address) =>
        new(false, $"{setting}: {address} is not an address to listen on, such as http://127.0.0.1:5080");
}

/// <summary>Reads settings, and validates them at start.</summary>
public static class ProgramSettings
{
    /// <returns>The settings; null where a value has the wrong type, after a sentence on standard error that names the setting.</returns>
    public static T? AddSettings<T>(this IHostApplicationBuilder builder) where T : class, IProgramSettings, new()
    {
        builder.Services.AddOptions<T>().Bind(builder.Configuration).ValidateOnStart();
        builder.Services.AddSingleton<IValidateOptions<T>, Validator<T>>();
        try
        {
            return builder.Configuration.Get<T>() ?? new();
        }
        catch (InvalidOperationException wrong)
        {
            Console.Error.WriteLine($"InterTrust does not start: {wrong.Message}");
            return null;
        }
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
