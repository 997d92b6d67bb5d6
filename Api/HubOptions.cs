using System.Net;
using Microsoft.AspNetCore.HttpOverrides;
using IPNetwork = System.Net.IPNetwork;

namespace InterTrust;

/// <summary>How this process is run.</summary>
public sealed record HubOptions
{
    public const string DefaultAddress = "http://127.0.0.1:5080";

    public HubMode Mode { get; init; } = HubMode.Demo;

    /// <summary>Demo mode: a PEM file with the RSA key of its tokens, for hosts that are to take one another's.</summary>
    public string? DemoKey { get; init; }

    /// <summary>Proxies, by IP address or network, that speak plain HTTP to this process and are believed when they say whom they speak for.</summary>
    public IReadOnlyList<string> TrustedProxies { get; init; } = [];

    public bool IsDemo => Mode is HubMode.Demo;

    /// <summary>Believes the proxies, and nobody else.</summary>
    public void Trust(ForwardedHeadersOptions forwarded)
    {
        forwarded.ForwardedHeaders = TrustedProxies is [] ? ForwardedHeaders.None : ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto | ForwardedHeaders.XForwardedHost;
        forwarded.KnownProxies.Clear();
        forwarded.KnownIPNetworks.Clear();
        foreach (var proxy in TrustedProxies)
            if (IPAddress.TryParse(proxy, out var address))
                forwarded.KnownProxies.Add(address);
            else
                forwarded.KnownIPNetworks.Add(IPNetwork.Parse(proxy));
    }

    /// <summary>What is not safe about listening on these addresses.</summary>
    public IEnumerable<string> Wrong(IEnumerable<string> addresses)
    {
        var outward = addresses.Where(address => !BindingAddress.Parse(address).IsLoopback());
        return outward
            .Where(_ => IsDemo)
            .Select(address => $"{address}: demo mode gives tokens to everyone who knows the word demo, so it listens on loopback addresses only. Use {DefaultAddress}, or Hub:Mode=Production")
            .Concat(outward
                .Where(address => !IsDemo && TrustedProxies is [] && BindingAddress.Parse(address).Scheme != "https")
                .Select(address => $"{address}: tokens and patients' data would travel in the clear. Use https and Kestrel:Certificates:Default, or name the proxy that ends TLS in Hub:TrustedProxies"))
            .Concat(DemoKey is { } file && !File.Exists(file) ? [$"Hub:DemoKey: there is no file {file}"] : [])
            .Concat(TrustedProxies
                .Where(proxy => !IPAddress.TryParse(proxy, out _) && !IPNetwork.TryParse(proxy, out _))
                .Select(proxy => $"Hub:TrustedProxies: '{proxy}' is neither an IP address nor a network such as 10.1.0.0/16"));
    }
}
