using System.Text.RegularExpressions;
using InterTrust.Journal;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;

namespace InterTrust.Api.Hosting;

/// <summary>
/// The product's own program in this process, on a real socket and its own SQLite file. Tests can make its storage fail and read
/// everything that it logs.
/// </summary>
public sealed partial class HubFactory : WebApplicationFactory<Program>
{
    private readonly TemporaryFolder folder = new();
    private readonly IReadOnlyDictionary<string, string> settings;
    private readonly Action<IServiceCollection>? more;

    public HubFactory(IReadOnlyDictionary<string, string>? settings = null, Action<IServiceCollection>? more = null)
    {
        this.settings = settings ?? new Dictionary<string, string>();
        this.more = more;
        UseKestrel(0);
    }

    public LogWatch Logs { get; } = new(NamesPatient);

    public BreakableStorage Storage { get; } = new();

    public Uri Address
    {
        get
        {
            StartServer();
            return ClientOptions.BaseAddress;
        }
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseSetting("urls", "http://127.0.0.1:0").UseSetting("Database:Folder", folder.Path);
        foreach (var (name, value) in settings)
            builder.UseSetting(name, value);
        builder.ConfigureLogging(logging => logging.ClearProviders().AddProvider(Logs).AddFilter<LogWatch>(null, LogLevel.Trace));
        builder.ConfigureTestServices(services =>
        {
            Wrap<IJournal>(services, real => new BreakableJournal(real, Storage));
            Wrap<IHubReader>(services, real => new BreakableReader(real, Storage));
            more?.Invoke(services);
        });
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        folder.Dispose();
    }

    /// <summary>
    /// The numbers of <see cref="Patient"/>, but not inside a word: the hexadecimal of an activation id may contain one by chance.
    /// </summary>
    [GeneratedRegex(@"(?<![0-9A-Za-z])9991\d{6}(?![0-9A-Za-z])")]
    private static partial Regex Number { get; }

    private static bool NamesPatient(string line) =>
        line.Contains(Patient.Mark, StringComparison.OrdinalIgnoreCase) || Number.IsMatch(line);

    private static void Wrap<T>(IServiceCollection services, Func<T, T> wrap) where T : class
    {
        var real = services.Single(service => service.ServiceType == typeof(T)).ImplementationType!;
        services.Replace(ServiceDescriptor.Singleton(provider => wrap((T)ActivatorUtilities.CreateInstance(provider, real))));
    }
}
