using System.Net;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;

namespace InterTrust;

/// <summary>Recognises addresses that cannot be reached from another machine.</summary>
public static class Loopback
{
    public static bool IsLoopback(this BindingAddress address) =>
        address.Host.Equals("localhost", StringComparison.OrdinalIgnoreCase)
        || (IPAddress.TryParse(address.Host, out var ip) && IPAddress.IsLoopback(ip));
}

/// <summary>Refuses addresses that would expose health and metrics to other machines without TLS.</summary>
/// <param name="setting">The setting with the addresses.</param>
/// <param name="addresses">The addresses, separated by semicolons.</param>
public sealed class ManagementValidator<TOptions>(string setting, string addresses) : IValidateOptions<TOptions> where TOptions : class
{
    public ValidateOptionsResult Validate(string? name, TOptions options)
    {
        var result = new ValidateOptionsResultBuilder();
        foreach (var address in addresses.Split(';'))
            if (BindingAddress.Parse(address) is var binding && binding.Scheme != "https" && !binding.IsLoopback())
                result.AddError(
                    $"{setting}: {address} would show health and metrics to everyone in the clear; use https or a loopback address");
        return result.Build();
    }
}
