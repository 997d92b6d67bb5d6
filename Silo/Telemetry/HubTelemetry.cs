using System.Diagnostics;
using System.Diagnostics.Metrics;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Console;
using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace InterTrust.Telemetry;

/// <summary>Logs, metrics and traces: the same for a silo and an Api host.</summary>
public static class HubTelemetry
{
    private const string MetricsPath = "/metrics";

    private static readonly string[] Meters =
    [
        CommandActivity.Name, "InterTrust.Journal", "Microsoft.Orleans", "Npgsql", "System.Runtime",
        "Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Server.Kestrel",
    ];

    private static readonly double[] Seconds = [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5];

    private static readonly double[] BatchSizes = [1, 2, 4, 8, 16, 32, 64, 128, 256];

    private static readonly Meter Own = new(CommandActivity.Name);

    private static readonly ObservableGauge<double> Started = Own.CreateObservableGauge(
        "intertrust.process.start.time", StartTime(), "s", "When the process started, in seconds since 1970");

    /// <summary>Adds logs, in production as JSON, metrics and, where a collector is named, traces.</summary>
    public static void AddHubTelemetry(this IHostApplicationBuilder builder, string program, HubMode mode)
    {
        if (mode is HubMode.Production)
            builder.Logging
                .AddConsole(console => console.FormatterName = JsonLines.Name)
                .AddConsoleFormatter<JsonLines, ConsoleFormatterOptions>();

        var telemetry = builder.Services.AddOpenTelemetry()
            .ConfigureResource(resource => resource.AddService($"intertrust-{program}"))
            .WithMetrics(metrics => metrics
                .AddMeter(Meters)
                .AddView("intertrust.journal.commit.duration", new ExplicitBucketHistogramConfiguration { Boundaries = Seconds })
                .AddView("intertrust.journal.batch.size", new ExplicitBucketHistogramConfiguration { Boundaries = BatchSizes })
                .AddPrometheusExporter(prometheus => prometheus.ScopeInfoEnabled = false));
        if (HasCollector(builder.Configuration))
            telemetry.UseOtlpExporter().WithTracing(traces => traces
                .AddSource(CommandActivity.Name, "Npgsql", "Microsoft.Orleans.Application")
                .AddAspNetCoreInstrumentation()
                .AddProcessor<SpanRedactor>());
    }

    /// <summary>Propagates traces between grains. Without a collector the call filters are not added.</summary>
    public static ISiloBuilder PropagateTraces(this ISiloBuilder silo) =>
        HasCollector(silo.Configuration) ? silo.AddActivityPropagation() : silo;

    /// <summary>Propagates traces from a client to the grains.</summary>
    public static IClientBuilder PropagateTraces(this IClientBuilder client) =>
        HasCollector(client.Configuration) ? client.AddActivityPropagation() : client;

    /// <summary>Maps the endpoint for Prometheus.</summary>
    public static IEndpointConventionBuilder MapMetrics(this IEndpointRouteBuilder app, MeterProvider? meters = null) =>
        app.MapPrometheusScrapingEndpoint(MetricsPath, meters, null, null);

    /// <summary>OpenTelemetry's own setting for where traces and metrics are sent.</summary>
    private static bool HasCollector(IConfiguration configuration) => !string.IsNullOrEmpty(configuration["OTEL_EXPORTER_OTLP_ENDPOINT"]);

    private static Func<double> StartTime()
    {
        using var process = Process.GetCurrentProcess();
        var started = new DateTimeOffset(process.StartTime).ToUnixTimeMilliseconds() / 1000d;
        return () => started;
    }
}
