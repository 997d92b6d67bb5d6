using InterTrust.Cluster;
using InterTrust.Database;
using InterTrust.Pages;
using InterTrust.Security;
using InterTrust.Worklists;
using Microsoft.Extensions.Options;

namespace InterTrust;

/// <summary>All settings, read once at start.</summary>
public sealed record Settings(
    HubOptions Hub, OutsideIssuer Issuer, CursorOptions Cursor, RateOptions Rates, DatabaseOptions Database, HubClusterOptions Cluster,
    ApiOptions Api, ScreenOptions Screens, SampleOptions Sample, IReadOnlyList<string> Addresses)
{
    /// <summary>Reads the settings.</summary>
    /// <exception cref="InvalidOperationException">A value is not valid for its setting; the message names the setting.</exception>
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

    /// <summary>Registers the settings with their validation at start; each message names its setting.</summary>
    public void AddTo(IServiceCollection services)
    {
        services.AddSingleton<IValidateOptions<HubOptions>>(new HubOptionsValidator(Addresses));
        services.AddOptions<HubOptions>().BindConfiguration("Hub").ValidateOnStart()
            .Validate(
                options => Sample.Value is null || options.IsDemo,
                "Sample: invented patients do not stand beside real ones. Leave it out, or use Hub:Mode=Demo")
            .Validate(
                _ => Sample.Value is null || Sample.Count is >= 1 and <= SampleOptions.Most,
                $"Sample: say how many patients, 1 to {SampleOptions.Most}, such as --sample 300");
        services.AddOptions<RateOptions>().BindConfiguration("RateLimit").ValidateOnStart().Validate(
            options => options.PerSecond >= 1 && options.Burst >= options.PerSecond,
            "RateLimit:PerSecond and RateLimit:Burst: at least 1 a second, and a burst that is no smaller");
        var screens = services.AddOptions<ScreenOptions>().BindConfiguration("Screens").ValidateOnStart().Validate(
            options => options is { IdleMinutes: >= 1, LongestHours: >= 1 }, "Screens:IdleMinutes and Screens:LongestHours: at least 1");
        services.AddDatabaseOptions(Hub.Mode);
        if (IsCluster)
            services.AddHubClusterOptions(isSilo: Api.HostSilo);
        if (Hub.IsDemo)
            return;
        services.AddOptions<OutsideIssuer>().BindConfiguration("Authentication").ValidateOnStart()
            .Validate(
                options => options.Authority is not null || options.MetadataAddress is not null,
                "Authentication:Authority (or Authentication:MetadataAddress): the issuer whose tokens are trusted")
            .Validate(options => options.Audience is not null, "Authentication:Audience: what the issuer calls this hub");
        services.AddOptions<CursorOptions>().BindConfiguration("Cursor").ValidateOnStart().Validate(
            options => options.IsStrong,
            "Cursor:Key: at least 32 random bytes in base64, the same on every host (openssl rand -base64 32)");
        screens
            .Validate(
                options => options.ClientId is null || options.ClientSecret is not null,
                "Screens:ClientSecret: what the screens sign in to the issuer with")
            .Validate(
                options => options.ClientId is null || options.Keys is not null,
                "Screens:Keys: a folder for the keys of cookies that every host of the screens shares");
        services.AddSingleton<IValidateOptions<ApiOptions>>(new ManagementValidator<ApiOptions>("Api:Management", Api.Management));
        services.AddOptions<ApiOptions>().BindConfiguration("Api").ValidateOnStart();
    }

    /// <summary>PostgreSQL is for several processes; SQLite is for one.</summary>
    public bool IsCluster => Database.Provider is DatabaseProvider.PostgreSql;

    /// <summary>Where the keys of the screens' cookies are kept.</summary>
    public string KeyFolder => Screens.Keys ?? Path.Combine(Database.Folder, "keys");

    /// <summary>A demo has its own personas; in production the screens need an issuer.</summary>
    public bool HasScreens => Hub.IsDemo || Screens.ClientId is not null;

    private static T Section<T>(IConfiguration configuration, string name) where T : new() =>
        configuration.GetSection(name).Get<T>() ?? new();

    /// <summary>All the settings of ASP.NET Core for the addresses to listen on.</summary>
    private static IEnumerable<string> Listening(IConfiguration configuration)
    {
        string[] Split(string key) =>
            configuration[key]?.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) ?? [];
        return Split("urls")
            .Concat(Split("http_ports").Select(port => $"http://*:{port}"))
            .Concat(Split("https_ports").Select(port => $"https://*:{port}"))
            .Concat(configuration.GetSection("Kestrel:Endpoints").GetChildren().Select(endpoint => endpoint["Url"]).OfType<string>());
    }
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
