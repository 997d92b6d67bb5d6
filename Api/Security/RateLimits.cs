using System.Threading.RateLimiting;
using InterTrust.Http;

namespace InterTrust.Security;

/// <summary>Rate limits for each client, so that one runaway loop does not starve the other trusts.</summary>
public sealed record RateOptions
{
    /// <summary>Sustained requests a second.</summary>
    public int PerSecond { get; init; } = 5_000;

    /// <summary>Requests in a burst.</summary>
    public int Burst { get; init; } = 20_000;
}

public static class RateLimits
{
    public static void AddRateLimits(this IServiceCollection services, RateOptions rates) => services.AddRateLimiter(limiter =>
    {
        limiter.GlobalLimiter = PartitionedRateLimiter.Create<HttpContext, string>(context => RateLimitPartition.GetTokenBucketLimiter(
            PartitionKey(context),
            _ => new()
            {
                TokenLimit = rates.Burst,
                TokensPerPeriod = Math.Max(1, rates.PerSecond / 10),
                ReplenishmentPeriod = TimeSpan.FromMilliseconds(Math.Max(100, 1000 / rates.PerSecond)),
                AutoReplenishment = true,
            }));
        limiter.OnRejected = static (rejected, _) => new(
            new Problem(Problems.RateLimited, "This client asks more than its share. Wait as Retry-After says, then go on more slowly.")
            {
                RetryAfter = rejected.Lease.TryGetMetadata(MetadataName.RetryAfter, out var wait) ? wait : TimeSpan.FromSeconds(1),
            }.ExecuteAsync(rejected.HttpContext));
    });

    /// <summary>The client id of a valid token, or the IP address without one.</summary>
    private static string PartitionKey(HttpContext context) =>
        context.User.FindFirst("client_id")?.Value ?? context.User.FindFirst("sub")?.Value ?? $"{context.Connection.RemoteIpAddress}";
}
