using Microsoft.AspNetCore.Mvc.RazorPages;

namespace InterTrust.Http;

/// <summary>Distinguishes requests for screens from requests for the API.</summary>
public static class ScreenRequest
{
    private static readonly string[] Machines = ["/api", "/openapi", "/swagger", "/oauth2", "/health", "/metrics", "/docs", "/dashboard"];

    /// <summary>Every URL that is not for programs.</summary>
    public static bool IsOne(HttpContext context) => !Machines.Any(address => context.Request.Path.StartsWithSegments(address));

    /// <summary>Whether an error is shown as a page.</summary>
    public static bool WantsPage(HttpContext context) =>
        IsOne(context) && (context.GetEndpoint()?.Metadata.GetMetadata<PageActionDescriptor>() is not null
            || context.Request.Headers.Accept.Any(types => types?.Contains("text/html", StringComparison.OrdinalIgnoreCase) is true));

    /// <summary>Always a URL of this host: signing in never redirects to another one.</summary>
    public static string Within(string? next) => next is ['/', ..] and not ['/', '/' or '\\', ..] ? next : "/";
}
