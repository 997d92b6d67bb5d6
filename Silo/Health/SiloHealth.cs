using InterTrust.Journal;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace InterTrust.Health;

/// <summary>Whether this silo lives, and whether it may be given work.</summary>
internal static class SiloHealth
{
    public static void MapSiloHealth(this IEndpointRouteBuilder app)
    {
        app.MapGet("/health/live", () => TypedResults.Json(new HealthResponse(true, [])));
        app.MapGet("/health/ready", Ready);
    }

    /// <summary>Asks on the spot, of this silo alone: another's readiness is another's.</summary>
    private static async Task<IResult> Ready(ISiloStatusOracle silos, IHubReader reader)
    {
        var reasons = silos.CurrentStatus is SiloStatus.Active ? await Reasons(reader) : [$"This silo is {silos.CurrentStatus} and not Active."];
        var health = new HealthResponse(reasons.Count == 0, reasons);
        return TypedResults.Json(health, statusCode: health.Ready ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable);
    }

    private static async Task<IReadOnlyList<string>> Reasons(IHubReader reader)
    {
        try
        {
            return await reader.Problems();
        }
        catch (StorageUnavailableException e)
        {
            return [e.Message];
        }
    }

    private sealed record HealthResponse(bool Ready, IReadOnlyList<string> Reasons)
    {
        public string Version { get; } = HubVersion.Current;
    }
}
