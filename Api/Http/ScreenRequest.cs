using Microsoft.AspNetCore.Mvc.RazorPages;

namespace InterTrust.Http;

/// <summary>Tells requests of people's browsers from those of machines.</summary>
public static class ScreenRequest
{
    private static readonly string[] Machines = ["/api", "/openapi", "/swagger", "/oauth2", "/health", "/metrics", "/docs", "/dashboard"];

    /// <summary>Everything that is not an address for machines.</summary>
    public static bool IsOne(HttpContext context) => !Machines.Any(address => context.Request.Path.StartsWithSegments(address));

    /// <summary>Whether what goes wrong is said on a page.</summary>
    public static bool WantsPage(HttpContext context) =>
        IsOne(context) && (context.GetEndpoint()?.Metadata.GetMetadata<PageActionDescriptor>() is not null
            || context.Request.Headers.Accept.Any(types => types?.Contains("text/html", StringComparison.OrdinalIgnoreCase) is true));

    /// <summary>An address of this host, whatever was asked for: nobody is sent elsewhere after signing in.</summary>
    public static string Within(string? next) => next is ['/', ..] and not ['/', '/' or '\\', ..] ? next : "/";
}
