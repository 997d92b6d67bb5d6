using OpenTelemetry.Metrics;

namespace InterTrust.Telemetry;

/// <summary>
/// A separate server for operators of a production host, with metrics only. A route on the main server that requires a port
/// would not do: a client can name that port in the Host header.
/// </summary>
internal sealed class MetricsServer(ApiOptions api, MeterProvider meters, ILoggerFactory logs, IConfiguration configuration)
    : IHostedService, IAsyncDisposable
{
    private readonly WebApplication door = Build(api.Management, meters, logs, configuration);

    public Task StartAsync(CancellationToken cancellationToken) => door.StartAsync(cancellationToken);

    public Task StopAsync(CancellationToken cancellationToken) => door.StopAsync(cancellationToken);

    public ValueTask DisposeAsync() => door.DisposeAsync();

    private static WebApplication Build(string addresses, MeterProvider meters, ILoggerFactory logs, IConfiguration configuration)
    {
        var builder = WebApplication.CreateEmptyBuilder(new());
        // It has the certificate of the main server, not its addresses.
        builder.Configuration.AddInMemoryCollection(configuration.GetSection("Kestrel:Certificates").AsEnumerable());
        builder.WebHost.UseKestrel(kestrel => kestrel.Configure(builder.Configuration.GetSection("Kestrel"))).UseUrls(addresses.Split(';'));
        builder.Services.AddRoutingCore().AddSingleton(logs);
        var door = builder.Build();
        door.UseRouting();
        door.MapMetrics(meters);
        return door;
    }
}
