using System.Net;
using Microsoft.AspNetCore.Http;

namespace InterTrust;

/// <summary>Addresses that cannot be reached from another machine.</summary>
public static class Loopback
{
    public static bool IsLoopback(this BindingAddress address) =>
        address.Host.Equals("localhost", StringComparison.OrdinalIgnoreCase)
        || (IPAddress.TryParse(address.Host, out var ip) && IPAddress.IsLoopback(ip));

    /// <returns>Null for what is not an address to listen on.</returns>
    public static BindingAddress? Parse(string address)
    {
        try
        {
            return BindingAddress.Parse(address);
        }
        catch (FormatException)
        {
            return null;
        }
    }

    /// <summary>Refuses addresses that would expose health and metrics to other machines without TLS.</summary>
    /// <param name="setting">The setting with the addresses.</param>
    /// <param name="addresses">The addresses, separated by semicolons.</param>
    public static IEnumerable<SettingRule> Rules(string setting, string addresses) =>
        addresses.Split(';').Select(address => Parse(address) is not { } binding
            ? SettingRule.NotAnAddress(setting, address)
            : new(
                binding.Scheme == "https" || binding.IsLoopback(),
                $"{setting}: {address} would show health and metrics to everyone in the clear; use https or a loopback address"));
}
