using InterTrust.Pathways;

namespace InterTrust;

/// <summary>The rules that depend on how this hub is configured.</summary>
/// <param name="TestNumbersOnly">Demo mode: only NHS numbers that are never issued.</param>
/// <param name="TransferDating">Which day a transfer counts from.</param>
public sealed record HubPolicy(bool TestNumbersOnly, TransferDatePolicy TransferDating = TransferDatePolicy.SentAndComplete);

internal static class Moments
{
    /// <summary>Now in whole milliseconds, which both databases store exactly.</summary>
    internal static DateTimeOffset Now(this TimeProvider time) =>
        DateTimeOffset.FromUnixTimeMilliseconds(time.GetUtcNow().ToUnixTimeMilliseconds());
}
