using InterTrust;
using InterTrust.Cluster;
using InterTrust.Database;
using InterTrust.Health;
using InterTrust.Telemetry;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

if (args is ["--version"])
{
    Console.WriteLine($"InterTrust {HubVersion.Current}");
    return 0;
}

// Runs one silo of a cluster on PostgreSQL; with "migrate", migrates the database before the first silo starts.
var migrates = args is ["migrate", ..];
var builder = WebApplication.CreateBuilder(new WebApplicationOptions
{
    Args = migrates ? args[1..] : args,
    ContentRootPath = AppContext.BaseDirectory,
});
builder.Configuration.AddSecrets();
if (builder.AddSettings<SiloSettings>() is not { } settings)
    return 1;
builder.AddHubTelemetry("silo", settings.Mode);
builder.WebHost.UseUrls(settings.Urls.Split(';'));
builder.UseOrleans(silo => silo
    .UseHubCluster(settings.Cluster, settings.Database, settings.Mode)
    .AddHub(settings.Database, settings.Mode, settings.Cluster.Site));
builder.Services.AddSiloHealth();
await using var app = builder.Build();
app.MapSiloHealth();
app.MapMetrics();
if (settings.Cluster.Dashboard)
    app.MapHubDashboard();
app.Lifetime.ApplicationStarted.Register(() => Console.WriteLine($"This silo is ready; its health is at {string.Join(", ", app.Urls)}"));
try
{
    app.Services.GetRequiredService<IStartupValidator>().Validate();
    var schema = app.Services.GetRequiredService<Schema>();
    await (migrates ? schema.Migrate() : schema.Prepare());
    if (migrates)
        Console.WriteLine("The database is ready.");
    else
        await app.RunAsync();
    return 0;
}
catch (OptionsValidationException invalid)
{
    Console.Error.WriteLine($"This silo does not start in {settings.Mode} mode:\n  {string.Join("\n  ", invalid.Failures)}");
    return 1;
}
catch (DatabaseRefusedException refused)
{
    Console.Error.WriteLine(refused.Message);
    return 1;
}

/// <summary>Internal, because tests use the public Program of the Api.</summary>
internal sealed partial class Program;
