using InterTrust.Http;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace InterTrust.Health;

/// <summary>Liveness and readiness.</summary>
public static class HealthEndpoints
{
    public static void AddHealth(this IServiceCollection services) => services.AddHealthChecks().AddCheck<HubHealthCheck>("hub");

    public static void MapHealth(this IEndpointRouteBuilder app)
    {
        var health = app.MapGroup("/health").WithTags("Health").DisableRateLimiting();

        health.MapGet("/live", () => new OkWithETag<HealthResponse>(HealthResponse.From(new(true, []))))
            .Describe("live", "Check liveness", "Always returns 200. Restart a process that does not answer.");
        health.MapGet("/ready", Ready).Produces<HealthResponse>().Produces<HealthResponse>(StatusCodes.Status503ServiceUnavailable)
            .Describe(
                "ready", "Check readiness",
                "Returns 200 if the hub accepts commands and commits them durably, otherwise 503 with the reasons.");
    }

    /// <summary>Not MapHealthChecks: its endpoint has no place in the OpenAPI document and takes every method.</summary>
    private static async Task<IResult> Ready(HealthCheckService checks, CancellationToken cancel)
    {
        var report = await checks.CheckHealthAsync(cancel);
        var reasons = report.Entries.Values
            .Where(entry => entry.Exception is null)
            .SelectMany(entry => entry.Description?.Split('\n') ?? []);
        var health = HealthResponse.From(new(report.Status is HealthStatus.Healthy, [.. reasons]));
        return health.Ready
            ? new OkWithETag<HealthResponse>(health)
            : TypedResults.Json(health, HubJson.For<HealthResponse>(), statusCode: StatusCodes.Status503ServiceUnavailable);
    }
}

/// <summary>Asks a silo whether it is ready.</summary>
internal sealed class HubHealthCheck(Hub hub) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            var (ready, reasons) = await hub.Health();
            return ready ? HealthCheckResult.Healthy() : HealthCheckResult.Unhealthy(string.Join('\n', reasons));
        }
        catch (Exception fault) when (Faults.IsTransient(fault))
        {
            return HealthCheckResult.Unhealthy("The hub does not answer.");
        }
    }
}
