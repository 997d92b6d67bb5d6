namespace InterTrust.Referrals;

/// <summary>The status of a referral. In JSON and in the database the names are in camelCase.</summary>
[GenerateSerializer, Alias("referral.status")]
public enum ReferralStatus
{
    /// <summary>On the receiver's worklist, not taken up.</summary>
    Sent,

    /// <summary>Taken up by the receiver, who has to decide.</summary>
    Received,

    /// <summary>The receiver has asked questions, which the referrer has to answer.</summary>
    InformationRequested,

    /// <summary>Accepted; the hub adds it to a pathway within seconds.</summary>
    Accepted,

    /// <summary>Accepted, and a pathway was created for it.</summary>
    PathwayCreated,

    /// <summary>Accepted, and it joined an existing pathway.</summary>
    PathwayJoined,

    /// <summary>Rejected by the receiver.</summary>
    Rejected,

    /// <summary>Withdrawn by the referrer.</summary>
    Withdrawn,

    /// <summary>Redirected to a third trust.</summary>
    Redirected,
}
