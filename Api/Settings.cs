using System.Globalization;
using InterTrust.Cluster;
using InterTrust.Database;
using InterTrust.Pages;
using InterTrust.Security;
using InterTrust.Worklists;

namespace InterTrust;

/// <summary>All settings of the API.</summary>
public sealed record Settings : IProgramSettings
{
    public const int MostPatients = 5_000;

    public HubOptions Hub { get; init; } = new();
    public OutsideIssuer Authentication { get; init; } = new();
    public CursorOptions Cursor { get; init; } = new();
    public RateOptions RateLimit { get; init; } = new();
    public DatabaseOptions Database { get; init; } = new();
    public HubClusterOptions Cluster { get; init; } = new();
    public ApiOptions Api { get; init; } = new();
    public ScreenOptions Screens { get; init; } = new();

    /// <summary>The number of invented patients in a demo: <c>--sample 300</c>.</summary>
    public string? Sample { get; init; }

    public string? Urls { get; init; }

    [ConfigurationKeyName("http_ports")]
    public string? HttpPorts { get; init; }

    [ConfigurationKeyName("https_ports")]
    public string? HttpsPorts { get; init; }

    [ConfigurationKeyName("Kestrel:Endpoints")]
    public Dictionary<string, KestrelEndpoint> Endpoints { get; init; } = [];

    /// <summary>All the settings of ASP.NET Core for the addresses to listen on.</summary>
    public IReadOnlyList<string> Addresses =>
    [
        .. Split(Urls),
        .. Split(HttpPorts).Select(port => $"http://*:{port}"),
        .. Split(HttpsPorts).Select(port => $"https://*:{port}"),
        .. Endpoints.Values.Select(endpoint => endpoint.Url).OfType<string>(),
    ];

    public int Patients => int.TryParse(Sample, NumberStyles.None, CultureInfo.InvariantCulture, out var count) ? count : 0;

    /// <summary>PostgreSQL is for several processes; SQLite is for one.</summary>
    public bool IsCluster => Database.Provider is DatabaseProvider.PostgreSql;

    /// <summary>Where the keys of the screens' cookies are kept.</summary>
    public string KeyFolder => Screens.Keys ?? Path.Combine(Database.Folder, "keys");

    /// <summary>A demo has its own personas; in production the screens need an issuer.</summary>
    public bool HasScreens => Hub.IsDemo || Screens.ClientId is not null;

    public IEnumerable<SettingRule> Rules() =>
    [
        .. Hub.Rules(Addresses),
        new(Sample is null || Hub.IsDemo, "Sample: invented patients do not stand beside real ones. Leave it out, or use Hub:Mode=Demo"),
        new(Sample is null || Patients is >= 1 and <= MostPatients,
            $"Sample: say how many patients, 1 to {MostPatients}, such as --sample 300"),
        new(RateLimit.PerSecond >= 1 && RateLimit.Burst >= RateLimit.PerSecond,
            "RateLimit:PerSecond and RateLimit:Burst: at least 1 a second, and a burst that is no smaller"),
        new(Screens is { IdleMinutes: >= 1, LongestHours: >= 1 }, "Screens:IdleMinutes and Screens:LongestHours: at least 1"),
        new(Cursor.IsStrong || (Hub.IsDemo && Cursor.Key is null),
            "Cursor:Key: at least 32 random bytes in base64, the same on every host (openssl rand -base64 32)"),
        .. Database.Rules(Hub.Mode),
        .. IsCluster ? Cluster.Rules(isSilo: Api.HostSilo) : [],
        .. Hub.IsDemo ? [] : ProductionRules(),
    ];

    private IEnumerable<SettingRule> ProductionRules() =>
    [
        new(Authentication is not { Authority: null, MetadataAddress: null },
            "Authentication:Authority (or Authentication:MetadataAddress): the issuer whose tokens are trusted"),
        new(Authentication.Audience is not null, "Authentication:Audience: what the issuer calls this hub"),
        new(Screens.ClientId is null || Screens.ClientSecret is not null,
            "Screens:ClientSecret: what the screens sign in to the issuer with"),
        new(Screens.ClientId is null || Screens.Keys is not null,
            "Screens:Keys: a folder for the keys of cookies that every host of the screens shares"),
        .. Loopback.Rules("Api:Management", Api.Management),
    ];

    private static string[] Split(string? values) =>
        values?.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) ?? [];
}

/// <summary>A named endpoint of Kestrel.</summary>
public sealed record KestrelEndpoint
{
    public string? Url { get; init; }
}

/// <summary>Where grains run.</summary>
public sealed record ApiOptions
{
    /// <summary>In a cluster: this process is also a silo. Otherwise it only needs to read the membership table.</summary>
    public bool HostSilo { get; init; }

    /// <summary>
    /// In production: the address of the metrics server, for operators. A demo serves metrics from the API, to the scope ops.
    /// </summary>
    public string Management { get; init; } = "http://127.0.0.1:5081";
}
