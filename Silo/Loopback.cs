using System.Net;
using Microsoft.AspNetCore.Http;

namespace InterTrust;

/// <summary>Which addresses nobody outside the machine can reach.</summary>
public static class Loopback
{
    /// <summary>What would show health and metrics to everyone.</summary>
    public static IEnumerable<string> WrongForManagement(string setting, string addresses) => addresses.Split(';')
        .Where(address => BindingAddress.Parse(address) is var binding && binding.Scheme != "https" && !binding.IsLoopback())
        .Select(address => $"{setting}: {address} would show health and metrics to everyone in the clear; use https or a loopback address");

    public static bool IsLoopback(this BindingAddress address) =>
        address.Host.Equals("localhost", StringComparison.OrdinalIgnoreCase) || IPAddress.TryParse(address.Host, out var ip) && IPAddress.IsLoopback(ip);
}
