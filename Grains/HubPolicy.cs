using InterTrust.Pathways;

namespace InterTrust;

/// <summary>The rules that depend on how this hub is configured.</summary>
/// <param name="TestNumbersOnly">Demo mode: only NHS numbers that are never issued.</param>
/// <param name="TransferDating">Which day a transfer counts from.</param>
public sealed record HubPolicy(bool TestNumbersOnly, TransferDatePolicy TransferDating = TransferDatePolicy.SentAndComplete);
