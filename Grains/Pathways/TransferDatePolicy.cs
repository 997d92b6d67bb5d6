namespace InterTrust.Pathways;

/// <summary>Which day a transfer counts from. The policy is named in every allocation that rests on it; see docs/decisions.</summary>
public enum TransferDatePolicy
{
    /// <summary>
    /// The day of Send, or the later day on which the minimum data set was complete, or on which it was accepted without.
    /// </summary>
    SentAndComplete,

    /// <summary>The day of Send.</summary>
    Sent,
}

/// <summary>One transfer on the patient's way, as the pathway knows it.</summary>
/// <param name="From">The trust that referred.</param>
/// <param name="To">The trust that it came to.</param>
/// <param name="Date">The day of Send.</param>
/// <param name="CompleteOn">The day on which the minimum data set was complete, or on which it was accepted without.</param>
/// <param name="Referral">The referral that told of it; null where the tracking trust did.</param>
public sealed record PathwayTransfer(
    Identity.OdsCode From, Identity.OdsCode To, DateOnly Date, DateOnly? CompleteOn = null, Identity.ReferralId? Referral = null)
{
    internal Transfer ToTransfer(TransferDatePolicy dating) =>
        new(From, To, dating is TransferDatePolicy.SentAndComplete && CompleteOn > Date ? CompleteOn.Value : Date);
}
