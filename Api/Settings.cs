using InterTrust.Cluster;
using InterTrust.Database;
using InterTrust.Pages;
using InterTrust.Security;
using InterTrust.Worklists;

namespace InterTrust;

/// <summary>Everything that can be set, read once at start.</summary>
public sealed record Settings(
    HubOptions Hub, OutsideIssuer Issuer, CursorOptions Cursor, RateOptions Rates, DatabaseOptions Database, HubClusterOptions Cluster,
    ApiOptions Api, ScreenOptions Screens, SampleOptions Sample, IReadOnlyList<string> Addresses)
{
    /// <summary>Reads the settings.</summary>
    /// <exception cref="InvalidOperationException">A value is not what its setting takes; the message names the setting.</exception>
    public static Settings Read(IConfiguration configuration) => new(
        Section<HubOptions>(configuration, "Hub"),
        Section<OutsideIssuer>(configuration, "Authentication"),
        Section<CursorOptions>(configuration, "Cursor"),
        Section<RateOptions>(configuration, "RateLimit"),
        Section<DatabaseOptions>(configuration, "Database"),
        Section<HubClusterOptions>(configuration, "Cluster"),
        Section<ApiOptions>(configuration, "Api"),
        Section<ScreenOptions>(configuration, "Screens"),
        new(configuration["Sample"]),
        [.. Listening(configuration)]);

    /// <summary>What keeps the hub from starting, each by the name of its setting.</summary>
    public IReadOnlyList<string> Wrong() =>
    [
        .. Hub.Wrong(Addresses),
        .. Hub.IsDemo ? [] : Issuer.Missing().Concat(Cursor.Missing()),
        .. Rates.Wrong(),
        .. Screens.Wrong(Hub),
        .. Sample.Wrong(Hub.Mode),
        .. Database.Wrong(Hub.Mode),
        .. Hub.IsDemo ? [] : Loopback.WrongForManagement("Api:Management", Api.Management),
        .. !IsCluster ? [] : Api.HostSilo ? Cluster.Wrong() : Cluster.WrongTls(),
    ];

    /// <summary>Many processes on PostgreSQL; on SQLite one has everything in itself.</summary>
    public bool IsCluster => Database.Provider is DatabaseProvider.PostgreSql;

    /// <summary>A demonstration has them; in production an issuer that knows them is needed.</summary>
    public bool HasScreens => Hub.IsDemo || Screens.ClientId is not null;

    private static T Section<T>(IConfiguration configuration, string name) where T : new() => configuration.GetSection(name).Get<T>() ?? new();

    /// <summary>Every way in which ASP.NET Core can be told where to listen.</summary>
    private static IEnumerable<string> Listening(IConfiguration configuration)
    {
        string[] Parted(string key) => configuration[key]?.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) ?? [];
        return Parted("urls")
            .Concat(Parted("http_ports").Select(port => $"http://*:{port}"))
            .Concat(Parted("https_ports").Select(port => $"https://*:{port}"))
            .Concat(configuration.GetSection("Kestrel:Endpoints").GetChildren().Select(endpoint => endpoint["Url"]).OfType<string>());
    }
}

/// <summary>Where the actors are that this process asks.</summary>
public sealed record ApiOptions
{
    /// <summary>In a cluster: this process is a silo too. Without one it needs to read the membership alone.</summary>
    public bool HostSilo { get; init; }

    /// <summary>In production: where this process shows its metrics, and nothing else, to those who run it. A demo shows them to the scope ops at its own door.</summary>
    public string Management { get; init; } = "http://127.0.0.1:5081";
}
