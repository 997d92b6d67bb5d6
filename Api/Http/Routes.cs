using InterTrust.Identity;

namespace InterTrust.Http;

/// <summary>An id in a URL: anything else does not match the route and is a 404.</summary>
public sealed class IdConstraint<T> : IRouteConstraint where T : class, IParsable<T>
{
    public bool Match(
        HttpContext? httpContext, IRouter? route, string routeKey, RouteValueDictionary values, RouteDirection routeDirection) =>
        T.TryParse(values[routeKey] as string, null, out _);
}

/// <summary>Route prefixes, and the metadata of endpoints.</summary>
public static class Routes
{
    public const string Api = "/api/v1";

    /// <summary>Below <see cref="Api"/>: available as CSV too.</summary>
    public const string Reports = "/reports";

    public static void AddIds(this RouteOptions routes)
    {
        routes.SetParameterPolicy<IdConstraint<ReferralId>>("referral");
        routes.SetParameterPolicy<IdConstraint<PathwayId>>("pathway");
        routes.SetParameterPolicy<IdConstraint<DraftId>>("draft");
        routes.SetParameterPolicy<IdConstraint<OdsCode>>("ods");
    }

    /// <summary>The operation id, a title and a description.</summary>
    public static RouteHandlerBuilder Describe(this RouteHandlerBuilder route, string name, string summary, string? description = null) =>
        description is null
            ? route.WithName(name).WithSummary(summary)
            : route.WithName(name).WithSummary(summary).WithDescription(description);

    /// <summary>The problems of this endpoint, besides those that any request may get.</summary>
    public static RouteHandlerBuilder ProducesProblems(this RouteHandlerBuilder route, params ReadOnlySpan<ProblemKind> kinds) =>
        route.WithMetadata(new ProblemsMetadata([.. kinds]));
}

/// <summary>The problems that an endpoint may return.</summary>
public sealed record ProblemsMetadata(IReadOnlyList<ProblemKind> Kinds);
