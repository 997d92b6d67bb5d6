namespace InterTrust.Health;

/// <summary>What the health endpoints answer.</summary>
/// <param name="Ready">The hub takes commands, and a 2xx means committed and fsynced.</param>
/// <param name="Reasons">Why it does not; empty when it does.</param>
/// <param name="Version">The version of this process.</param>
public sealed record HealthResponse(bool Ready, IReadOnlyList<string> Reasons, string Version)
{
    public static HealthResponse From(HubHealth health) => new(health.Ready, health.Reasons, HubVersion.Current);
}
