using InterTrust;
using InterTrust.Cluster;
using InterTrust.Database;
using InterTrust.Events;
using InterTrust.Health;
using InterTrust.Http;
using InterTrust.InventedPatients;
using InterTrust.OpenApi;
using InterTrust.Pages;
using InterTrust.Pathways;
using InterTrust.Reference;
using InterTrust.Referrals;
using InterTrust.Reports;
using InterTrust.Security;
using InterTrust.Telemetry;
using InterTrust.Worklists;
using Microsoft.Extensions.Options;

if (args is ["--version"])
{
    Console.WriteLine($"InterTrust {HubVersion.Current}");
    return 0;
}

// Settings are read from the program's folder; data is in the working directory.
var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = args, ContentRootPath = AppContext.BaseDirectory });
builder.Configuration.AddSecrets();
if (builder.AddSettings<Settings>() is not { } settings)
    return 1;
builder.AddHubTelemetry("api", settings.Hub.Mode);
if (settings.Addresses is [])
    builder.WebHost.UseUrls(HubOptions.DefaultAddress);
builder.WebHost.ConfigureKestrel(RequestLimits.Limit);
builder.Services.AddSingleton<TimeProvider>(new MonotonicTimeProvider(TimeProvider.System));
builder.Services.AddWorklistTokens(settings.Cursor);
builder.Services.AddScoped<Hub>();
builder.Services.AddTokens(settings.Hub, settings.Authentication);
builder.Services.AddRateLimits(settings.RateLimit);
builder.Services.AddRequestTimeouts(RequestLimits.Limit);
builder.Services.AddHealth();
builder.Services.AddHubDocument(settings);
builder.Services.Configure<RouteOptions>(Routes.AddIds);
if (settings.HasScreens)
    builder.Services.AddScreens(settings);
builder.Services.ConfigureHttpJsonOptions(json => HubJson.Configure(json.SerializerOptions));

// The only place where the API depends on the silo: grains run in this process, or it is a client of the cluster.
if (!settings.IsCluster)
    builder.UseOrleans(silo => silo.UseOneProcess().UseHubDashboard(settings.Cluster).AddHub(settings.Database, settings.Hub.Mode));
else if (settings.Api.HostSilo)
    builder.UseOrleans(silo => silo.UseHubCluster(settings.Cluster, settings.Database, settings.Hub.Mode)
        .AddHub(settings.Database, settings.Hub.Mode, settings.Cluster.Site));
else
    builder.UseOrleansClient(client => client.UseHubCluster(settings.Cluster, settings.Database, settings.Hub.Mode));

builder.Services.Configure<ForwardedHeadersOptions>(settings.Hub.Trust);
if (!settings.Hub.IsDemo)
    builder.Services.AddSingleton(settings.Api).AddHostedService<MetricsServer>();

// The only place where the product refers to the invented people and patients of the demo.
if (settings.Hub.IsDemo)
    foreach (var person in Staff.All)
        builder.Services.AddSingleton(new Persona(person.Id, person.Name, person.Role, person.Ods));
if (settings.Patients > 0)
    builder.Services.AddSingleton(services => ActivatorUtilities.CreateInstance<DemoSeeder>(services, settings.Patients))
        .AddHostedService(services => services.GetRequiredService<DemoSeeder>());

var app = builder.Build();
app.UseForwardedHeaders();
app.UseMiddleware<ProblemMiddleware>();
app.UseHubSwagger(settings);
if (settings.HasScreens)
    app.UseScreens();
app.UseRouting();
app.UseRequestTimeouts();
app.UseAuthentication();
app.UseRateLimiter();
app.UseAuthorization();

// Created once, at the first request, however slow the machine is then.
app.MapOpenApi().DisableRequestTimeout();
app.MapProblemsPage();
app.MapHealth();
if (settings.Hub.IsDemo)
{
    app.MapDemoTokens();
    app.MapMetrics().RequireScope(Scopes.Ops).DisableRateLimiting();
    if (settings.Cluster.Dashboard)
        app.MapHubDashboard().RequireScope(Scopes.Ops).DisableRateLimiting();
}

if (settings.HasScreens)
    app.MapScreens(settings);
var api = app.MapGroup(Routes.Api).RequireAuthorization();
api.MapReferrals();
api.MapWorklists();
api.MapPathways();
api.MapFeed();
api.MapReports();
api.MapReference();

var stopping = app.Lifetime.ApplicationStopping;
app.Lifetime.ApplicationStarted.Register(() => StartupBanner.Print(app.Urls, settings.Hub));
try
{
    app.Services.GetRequiredService<IStartupValidator>().Validate();
    using var held = settings.IsCluster ? null : DataFolder.Hold(settings.Database.Folder);
    if (app.Services.GetService<Schema>() is { } schema)
        await schema.Prepare();
    await app.RunAsync();
    return 0;
}
catch (Exception e) when (stopping.IsCancellationRequested
    && new AggregateException(e).Flatten().InnerExceptions
        .All(inner => inner is OperationCanceledException or Orleans.Runtime.SiloUnavailableException))
{
    // The process was stopped before it had found its first silo. Services that start concurrently can each fail.
    return 0;
}
catch (OptionsValidationException invalid)
{
    Console.Error.WriteLine($"InterTrust does not start in {settings.Hub.Mode} mode:\n  {string.Join("\n  ", invalid.Failures)}");
    return 1;
}
catch (DatabaseRefusedException refused)
{
    Console.Error.WriteLine(refused.Message);
    return 1;
}
