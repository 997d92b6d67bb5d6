namespace InterTrust.Health;

/// <summary>The response of the health endpoints.</summary>
/// <param name="Ready">Whether the hub accepts commands, so that a 2xx means committed and fsynced.</param>
/// <param name="Reasons">Why it is not ready; empty if it is.</param>
/// <param name="Version">The version of this process.</param>
public sealed record HealthResponse(bool Ready, IReadOnlyList<string> Reasons, string Version)
{
    public static HealthResponse From(HubHealth health) => new(health.Ready, health.Reasons, HubVersion.Current);
}
