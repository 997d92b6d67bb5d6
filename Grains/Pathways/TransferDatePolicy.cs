namespace InterTrust.Pathways;

/// <summary>Which day a transfer counts from. Every allocation names the policy that it used; see docs/decisions.</summary>
public enum TransferDatePolicy
{
    /// <summary>
    /// The day of Send, or the later day on which the minimum data set was complete or the referral was accepted without it.
    /// </summary>
    SentAndComplete,

    /// <summary>The day of Send.</summary>
    Sent,
}

/// <summary>A transfer of the patient, as the pathway records it.</summary>
/// <param name="From">The trust that referred.</param>
/// <param name="To">The trust that received the referral.</param>
/// <param name="Date">The day of Send.</param>
/// <param name="CompleteOn">The day on which the minimum data set was complete or the referral was accepted without it.</param>
/// <param name="Referral">The referral that brought it; null where the tracking trust recorded it.</param>
public sealed record PathwayTransfer(
    Identity.OdsCode From, Identity.OdsCode To, DateOnly Date, DateOnly? CompleteOn = null, Identity.ReferralId? Referral = null)
{
    internal Transfer ToTransfer(TransferDatePolicy dating) =>
        new(From, To, dating is TransferDatePolicy.SentAndComplete && CompleteOn > Date ? CompleteOn.Value : Date);
}
