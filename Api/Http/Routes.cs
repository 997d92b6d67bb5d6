using InterTrust.Identity;

namespace InterTrust.Http;

/// <summary>An id in an address: what is not one names nothing, so it is not found.</summary>
public sealed class IdConstraint<T> : IRouteConstraint where T : class, IParsable<T>
{
    public bool Match(HttpContext? httpContext, IRouter? route, string routeKey, RouteValueDictionary values, RouteDirection routeDirection) =>
        T.TryParse(values[routeKey] as string, null, out _);
}

/// <summary>What routes say of themselves.</summary>
public static class Routes
{
    public const string Api = "/api/v1";

    /// <summary>Below <see cref="Api"/>: what may be had as a table too.</summary>
    public const string Reports = "/reports";

    public static void AddIds(this RouteOptions routes)
    {
        routes.SetParameterPolicy<IdConstraint<ReferralId>>("referral");
        routes.SetParameterPolicy<IdConstraint<PathwayId>>("pathway");
        routes.SetParameterPolicy<IdConstraint<DraftId>>("draft");
        routes.SetParameterPolicy<IdConstraint<OdsCode>>("ods");
    }

    /// <summary>Its name, and what it does in a sentence.</summary>
    public static RouteHandlerBuilder Describe(this RouteHandlerBuilder route, string name, string summary, string? description = null) =>
        description is null ? route.WithName(name).WithSummary(summary) : route.WithName(name).WithSummary(summary).WithDescription(description);

    /// <summary>The problems that are its own; those that any request may meet are known.</summary>
    public static RouteHandlerBuilder ProducesProblems(this RouteHandlerBuilder route, params ReadOnlySpan<ProblemKind> kinds) =>
        route.WithMetadata(new ProblemsMetadata([.. kinds]));
}

/// <summary>The problems that an endpoint may answer with.</summary>
public sealed record ProblemsMetadata(IReadOnlyList<ProblemKind> Kinds);
