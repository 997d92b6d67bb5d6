using InterTrust.Identity;

namespace InterTrust.Referrals;

/// <summary>A step after a commit, in another grain. Every step can be repeated, so that a crash costs no more than a retry.</summary>
/// <param name="Since">The moment since which the step is due.</param>
public abstract record ReferralStep(DateTimeOffset Since)
{
    /// <summary>An undone match: the referral is removed from its pathway.</summary>
    public sealed record DetachPathway(ReferralData Data, PathwayDetachment Detachment) : ReferralStep(Detachment.At);

    /// <summary>An accepted referral joins the patient's pathway, or creates one.</summary>
    public sealed record AssignPathway(Referral.Accepted State) : ReferralStep(State.Acceptance.At);

    /// <summary>The pathway that the patient was referred on from gets the transfer.</summary>
    public sealed record RecordOnwardTransfer(Referral.OnPathway State, PathwayId Pathway) : ReferralStep(State.Acceptance.At);

    /// <summary>A redirected referral is sent to the third trust.</summary>
    public sealed record ForwardReferral(Referral.Redirected State) : ReferralStep(State.At);
}

/// <summary>The next step of a referral: a pure function of its state. <see cref="ReferralProcessRunner"/> runs it.</summary>
public static class ReferralProcess
{
    public static ReferralStep? Next(Referral state) => state switch
    {
        Referral.Existing { Data: { PathwayToDetach: { } detachment } data } => new ReferralStep.DetachPathway(data, detachment),
        Referral.Accepted accepted => new ReferralStep.AssignPathway(accepted),
        Referral.OnPathway { Data: { OnwardTransferPending: true, OnwardFrom: { } pathway } } joined =>
            new ReferralStep.RecordOnwardTransfer(joined, pathway),
        Referral.Redirected { Arrived: false } redirected => new ReferralStep.ForwardReferral(redirected),
        _ => null,
    };
}
