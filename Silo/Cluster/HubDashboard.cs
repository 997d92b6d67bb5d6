using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Orleans.Dashboard;

namespace InterTrust.Cluster;

/// <summary>
/// The dashboard that Orleans brings: silos, actors by kind, calls by method. It asks nobody who they are, so it stands only where
/// metrics stand, and it does not show what an actor knows nor what is logged.
/// </summary>
public static class HubDashboard
{
    private const string Prefix = "/dashboard";

    public static ISiloBuilder UseHubDashboard(this ISiloBuilder silo, HubClusterOptions cluster) => cluster.Dashboard ? silo.AddDashboard(Hide) : silo;

    public static IClientBuilder UseHubDashboard(this IClientBuilder client, HubClusterOptions cluster) => cluster.Dashboard ? client.AddDashboard(Hide) : client;

    public static RouteGroupBuilder MapHubDashboard(this IEndpointRouteBuilder app) => app.MapOrleansDashboard(Prefix)
        .ExcludeFromDescription()
        .AddEndpointFilter(async (asked, next) => asked.HttpContext.Request.Path.StartsWithSegments($"{Prefix}/GrainState") ? Results.NotFound() : await next(asked));

    private static void Hide(DashboardOptions dashboard) => dashboard.HideTrace = true;
}
