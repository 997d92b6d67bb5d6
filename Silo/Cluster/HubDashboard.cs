using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Orleans.Dashboard;

namespace InterTrust.Cluster;

/// <summary>
/// The Orleans dashboard: silos, grains by type, calls by method. It has no authentication, so it is served only at the management address,
/// and it shows neither grain state nor logs.
/// </summary>
public static class HubDashboard
{
    private const string Prefix = "/dashboard";

    public static ISiloBuilder UseHubDashboard(this ISiloBuilder silo, HubClusterOptions cluster) =>
        cluster.Dashboard ? silo.AddDashboard(HideLogs) : silo;

    public static IClientBuilder UseHubDashboard(this IClientBuilder client, HubClusterOptions cluster) =>
        cluster.Dashboard ? client.AddDashboard(HideLogs) : client;

    public static RouteGroupBuilder MapHubDashboard(this IEndpointRouteBuilder app) => app.MapOrleansDashboard(Prefix)
        .ExcludeFromDescription()
        .AddEndpointFilter(async (context, next) =>
            context.HttpContext.Request.Path.StartsWithSegments($"{Prefix}/GrainState") ? Results.NotFound() : await next(context));

    private static void HideLogs(DashboardOptions dashboard) => dashboard.HideTrace = true;
}
