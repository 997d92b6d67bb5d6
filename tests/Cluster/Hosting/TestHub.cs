using System.Collections.Concurrent;
using InterTrust.Database;
using InterTrust.Identity;
using InterTrust.Journal;
using InterTrust.Organisations;
using InterTrust.Pathways;
using InterTrust.Referrals;
using InterTrust.TestKit;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Orleans.TestingHost;

namespace InterTrust.Hosting;

/// <summary>A hub of some silos on one database, with a clock, a log and a journal that tests control.</summary>
public sealed class TestHub : IAsyncDisposable
{
    private readonly DatabaseOptions options;
    private readonly int silos;
    private readonly ConcurrentDictionary<string, string?> homes = new();
    private readonly ConcurrentDictionary<GrainId, string?> lastSites = new();
    private Func<string?> site = () => null;
    private InProcessTestCluster cluster = null!;

    private TestHub(DatabaseOptions options, int silos, OpenDatabase database) =>
        (this.options, this.silos, Database) = (options, silos, database);

    public HubClock Clock { get; } = new();

    public LogWatch Log { get; } = new(PatientData.IsIn);

    public JournalWatch Watch { get; } = new();

    /// <summary>The same database, opened by the test.</summary>
    public OpenDatabase Database { get; }

    public Trust Barnsley => new(this, OdsCode.Parse("RFF"));

    public Trust Sheffield => new(this, OdsCode.Parse("RHQ"));

    public Trust Doncaster => new(this, OdsCode.Parse("RP5"));

    public IDirectoryGrain Directory => cluster.Client.GetGrain<IDirectoryGrain>(DirectoryGrain.Key);

    public IGrainFactory Grains => cluster.Client;

    public static async Task<TestHub> Start(DatabaseOptions options, int silos)
    {
        var hub = new TestHub(options, silos, await OpenDatabase.At(options));
        await hub.Deploy();
        return hub;
    }

    /// <summary>A hub with one silo at each of these sites; null for a silo without a site.</summary>
    public static async Task<TestHub> StartAt(DatabaseOptions options, params string?[] sites)
    {
        var hub = new TestHub(options, sites.Length, await OpenDatabase.At(options));
        var next = 0;
        hub.site = () => sites[next++];
        await hub.Deploy();
        return hub;
    }

    /// <summary>One more silo.</summary>
    public async Task StartSilo(string at)
    {
        using var starting = Clock.UseMachineTime();
        site = () => at;
        await cluster.StartAdditionalSiloAsync();
    }

    /// <summary>Kills the site's silo.</summary>
    public Task KillSilo(string at) => cluster.KillSiloAsync(cluster.Silos.Single(silo => silo.IsActive && homes[silo.Name] == at));

    /// <summary>The site where the grain last ran; null if that silo has none.</summary>
    public string? SiteOf(IAddressable grain) => lastSites[grain.GetGrainId()];

    /// <summary>A trust's home site, as each silo has cached it.</summary>
    public IReadOnlyList<string?> HomesOf(OdsCode ods) =>
        [
            .. cluster.Silos
                .Select(silo => cluster.GetSiloServiceProvider(silo.SiloAddress).GetRequiredService<DirectoryCache>())
                .Select(cache => cache.LastRead?.HomeSiteOf(ods)),
        ];

    /// <summary>Stops every silo and starts as many new ones: only the database is left.</summary>
    public async Task Restart()
    {
        await cluster.StopAllSilosAsync();
        await cluster.DisposeAsync();
        await Deploy();
    }

    /// <summary>Deactivates the grain, so that it loses its state.</summary>
    public Task Deactivate(ReferralId id) => cluster.DeactivateAsync(cluster.Client.GetGrain<IReferralGrain>(id.Value));

    public IReferralGrain Referral(ReferralId id) => cluster.Client.GetGrain<IReferralGrain>(id.Value);

    public IPathwayGrain Pathway(PathwayId id) => cluster.Client.GetGrain<IPathwayGrain>(id.Value);

    public async ValueTask DisposeAsync()
    {
        await cluster.StopAllSilosAsync();
        await cluster.DisposeAsync();
        await Database.DisposeAsync();
        Log.Dispose();
    }

    private async Task Deploy()
    {
        using var starting = Clock.UseMachineTime();
        var builder = new InProcessTestClusterBuilder((short)silos);
        // Settings are stored under the service's name.
        builder.Options.ServiceId = "InterTrust";
        builder.ConfigureSiloHost((_, host) =>
        {
            host.Logging.SetMinimumLevel(LogLevel.Trace).AddProvider(Log);
            host.Services.AddSingleton<TimeProvider>(Clock).AddHostedService<Migrated>();
        });
        builder.ConfigureSilo((context, silo) =>
        {
            var homeSite = homes[context.SiloName] = site();
            silo.AddHub(options, HubMode.Demo, homeSite).AddIncomingGrainCallFilter(async call =>
            {
                await call.Invoke();
                lastSites[call.TargetId] = homeSite;
            });
            silo.Services
                .AddSingleton<DatabaseJournal>()
                .AddSingleton<IJournal>(services => new WatchedJournal(services.GetRequiredService<DatabaseJournal>(), Watch));
            UseMachineTime(silo.Services, "Orleans.Runtime.ActivationCollector");
        });
        cluster = builder.Build();
        await cluster.DeployAsync();
    }

    /// <summary>Gives a service of Orleans the machine's time: with the hub's clock, which goes back, it would collect nothing.</summary>
    private static void UseMachineTime(IServiceCollection services, string name)
    {
        var real = services.Single(service => service.ServiceType.FullName == name && service.ImplementationType is not null);
        services.Replace(ServiceDescriptor.Singleton(
            real.ServiceType, provider => ActivatorUtilities.CreateInstance(provider, real.ImplementationType!, TimeProvider.System)));
    }

    /// <summary>Runs before the silo starts, as Program does.</summary>
    private sealed class Migrated(Schema schema) : IHostedService
    {
        public Task StartAsync(CancellationToken cancellationToken) => schema.Migrate();

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
