using InterTrust.Http;

namespace InterTrust.Health;

/// <summary>Whether the process lives, and whether the hub keeps its promises.</summary>
public static class HealthEndpoints
{
    private static readonly HubHealth Silent = new(false, ["The hub does not answer."]);

    public static void MapHealth(this IEndpointRouteBuilder app)
    {
        var health = app.MapGroup("/health").WithTags("Health").DisableRateLimiting();

        health.MapGet("/live", () => new OkWithETag<HealthResponse>(HealthResponse.From(new(true, []))))
            .Describe("live", "Whether the process lives", "Always 200: a process that cannot answer is to be started again.");
        health.MapGet("/ready", Ready).Produces<HealthResponse>().Produces<HealthResponse>(StatusCodes.Status503ServiceUnavailable)
            .Describe("ready", "Whether the hub keeps its promises", "200 when a 2xx means committed and fsynced; 503 with the reasons when it does not.");
    }

    private static async Task<IResult> Ready(Hub hub)
    {
        var health = HealthResponse.From(await Ask(hub));
        return health.Ready
            ? new OkWithETag<HealthResponse>(health)
            : TypedResults.Json(health, HubJson.For<HealthResponse>(), statusCode: StatusCodes.Status503ServiceUnavailable);
    }

    private static async Task<HubHealth> Ask(Hub hub)
    {
        try
        {
            return await hub.Health();
        }
        catch (Exception fault) when (Faults.IsTransient(fault))
        {
            return Silent;
        }
    }
}
