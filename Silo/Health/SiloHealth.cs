using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace InterTrust.Health;

/// <summary>The liveness and readiness endpoints of a silo.</summary>
internal static class SiloHealth
{
    public static void AddSiloHealth(this IServiceCollection services) => services.AddHealthChecks().AddCheck<SiloHealthCheck>("silo");

    public static void MapSiloHealth(this IEndpointRouteBuilder app)
    {
        app.MapGet("/health/live", () => TypedResults.Json(new HealthResponse(true, [])));
        app.MapGet("/health/ready", Ready);
    }

    private static async Task<IResult> Ready(HealthCheckService checks, CancellationToken cancel)
    {
        var report = await checks.CheckHealthAsync(cancel);
        var reasons = report.Entries.Values
            .Where(entry => entry.Exception is null)
            .SelectMany(entry => entry.Description?.Split('\n') ?? []);
        var health = new HealthResponse(report.Status is HealthStatus.Healthy, [.. reasons]);
        return TypedResults.Json(health, statusCode: health.Ready ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable);
    }

    private sealed record HealthResponse(bool Ready, IReadOnlyList<string> Reasons)
    {
        public string Version { get; } = HubVersion.Current;
    }
}

/// <summary>Checks this silo only, without caching.</summary>
internal sealed class SiloHealthCheck(ISiloStatusOracle silos, IHubReader reader) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        if (silos.CurrentStatus is not SiloStatus.Active)
            return HealthCheckResult.Unhealthy($"This silo is {silos.CurrentStatus} and not Active.");
        var problems = await reader.Problems();
        return problems is [] ? HealthCheckResult.Healthy() : HealthCheckResult.Unhealthy(string.Join('\n', problems));
    }
}
