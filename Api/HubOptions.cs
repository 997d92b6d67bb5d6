using System.Net;

namespace InterTrust;

/// <summary>How the hub is run.</summary>
public enum HubMode
{
    /// <summary>To try it: loopback only, tokens from a demo issuer, test patients only.</summary>
    Demo,

    /// <summary>For patients: an outside issuer, nothing by default.</summary>
    Production,
}

/// <summary>How this process is run.</summary>
public sealed record HubOptions
{
    public const string DefaultAddress = "http://127.0.0.1:5080";

    public HubMode Mode { get; init; } = HubMode.Demo;

    public bool IsDemo => Mode is HubMode.Demo;

    /// <summary>Of these addresses, those that a demo must not listen on.</summary>
    public IEnumerable<string> Wrong(IEnumerable<string> addresses) => addresses
        .Where(address => IsDemo && !IsLoopback(address))
        .Select(address => $"{address}: demo mode gives tokens to everyone who knows the word demo, so it listens on loopback addresses only. Use {DefaultAddress}, or Hub:Mode=Production");

    private static bool IsLoopback(string address) => BindingAddress.Parse(address) is var binding
        && (binding.Host.Equals("localhost", StringComparison.OrdinalIgnoreCase) || IPAddress.TryParse(binding.Host, out var ip) && IPAddress.IsLoopback(ip));
}
