using OpenTelemetry.Metrics;

namespace InterTrust.Telemetry;

/// <summary>
/// A second door, for those who run a production host: metrics, and nothing else. It is a server of its own, because a route that
/// only asks for its port can be reached through the first door by whoever names that port in the Host header.
/// </summary>
internal sealed class MetricsServer(ApiOptions api, MeterProvider meters, ILoggerFactory logs, IConfiguration configuration) : IHostedService, IAsyncDisposable
{
    private readonly WebApplication door = Build(api.Management, meters, logs, configuration);

    public Task StartAsync(CancellationToken cancellationToken) => door.StartAsync(cancellationToken);

    public Task StopAsync(CancellationToken cancellationToken) => door.StopAsync(cancellationToken);

    public ValueTask DisposeAsync() => door.DisposeAsync();

    private static WebApplication Build(string addresses, MeterProvider meters, ILoggerFactory logs, IConfiguration configuration)
    {
        var builder = WebApplication.CreateEmptyBuilder(new());
        // The certificate of the first door, not its addresses.
        builder.Configuration.AddInMemoryCollection(configuration.GetSection("Kestrel:Certificates").AsEnumerable());
        builder.WebHost.UseKestrel(kestrel => kestrel.Configure(builder.Configuration.GetSection("Kestrel"))).UseUrls(addresses.Split(';'));
        builder.Services.AddRoutingCore().AddSingleton(logs);
        var door = builder.Build();
        door.UseRouting();
        door.MapMetrics(meters);
        return door;
    }
}
