using System.Net;
using Microsoft.AspNetCore.HttpOverrides;
using IPNetwork = System.Net.IPNetwork;

namespace InterTrust;

/// <summary>How this process runs.</summary>
public sealed record HubOptions
{
    public const string DefaultAddress = "http://127.0.0.1:5080";

    public HubMode Mode { get; init; } = HubMode.Demo;

    /// <summary>Demo mode: a PEM file with the RSA key of its tokens, for hosts that accept each other's tokens.</summary>
    public string? DemoKey { get; init; }

    /// <summary>
    /// Proxies, by IP address or network, that send plain HTTP to this process and whose X-Forwarded headers it trusts.
    /// </summary>
    public IReadOnlyList<string> TrustedProxies { get; init; } = [];

    public bool IsDemo => Mode is HubMode.Demo;

    /// <summary>Trusts the headers of these proxies only.</summary>
    public void Trust(ForwardedHeadersOptions forwarded)
    {
        forwarded.ForwardedHeaders = TrustedProxies is []
            ? ForwardedHeaders.None
            : ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto | ForwardedHeaders.XForwardedHost;
        forwarded.KnownProxies.Clear();
        forwarded.KnownIPNetworks.Clear();
        foreach (var proxy in TrustedProxies)
            if (IPAddress.TryParse(proxy, out var address))
                forwarded.KnownProxies.Add(address);
            else
                forwarded.KnownIPNetworks.Add(IPNetwork.Parse(proxy));
    }

    /// <summary>Rules for the addresses that the hub listens on, and for settings that name a file or a proxy.</summary>
    public IEnumerable<SettingRule> Rules(IReadOnlyList<string> addresses) =>
    [
        SettingRule.IsDefined("Hub:Mode", Mode),
        .. addresses.Select(CheckAddress),
        new(DemoKey is null || File.Exists(DemoKey), $"Hub:DemoKey: there is no file {DemoKey}"),
        .. TrustedProxies.Select(proxy => new SettingRule(
            IPAddress.TryParse(proxy, out _) || IPNetwork.TryParse(proxy, out _),
            $"Hub:TrustedProxies: '{proxy}' is neither an IP address nor a network such as 10.1.0.0/16")),
    ];

    private SettingRule CheckAddress(string address) => Loopback.Parse(address) switch
    {
        null => SettingRule.NotAnAddress("urls", address),
        var binding when binding.IsLoopback() => new(true, ""),
        _ when IsDemo => new(
            false,
            $"{address}: demo mode gives tokens to everyone who knows the word demo, so it listens on loopback addresses only. "
            + $"Use {DefaultAddress}, or Hub:Mode=Production"),
        var binding => new(
            TrustedProxies is not [] || binding.Scheme == "https",
            $"{address}: tokens and patients' data would travel in the clear. "
            + "Use https and Kestrel:Certificates:Default, or name the proxy that ends TLS in Hub:TrustedProxies"),
    };
}
