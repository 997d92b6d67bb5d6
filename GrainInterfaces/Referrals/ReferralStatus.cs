namespace InterTrust.Referrals;

/// <summary>Where a referral stands. The names go over HTTP and into the database in camelCase.</summary>
[GenerateSerializer, Alias("referral.status")]
public enum ReferralStatus
{
    /// <summary>On the receiver's worklist, not picked up.</summary>
    Sent,

    /// <summary>Picked up, to be decided.</summary>
    Received,

    /// <summary>The receiver asked and waits for the referrer.</summary>
    InformationRequested,

    /// <summary>Accepted, on its way to a pathway; the hub sees to it within seconds.</summary>
    Accepted,

    /// <summary>Accepted, and a pathway was created for it.</summary>
    PathwayCreated,

    /// <summary>Accepted, and it joined a pathway that was there.</summary>
    PathwayJoined,

    /// <summary>The receiver said no.</summary>
    Rejected,

    /// <summary>The referrer took it back.</summary>
    Withdrawn,

    /// <summary>Passed to a third trust.</summary>
    Redirected,
}
