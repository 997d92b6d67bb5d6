using InterTrust.Identity;

namespace InterTrust.Referrals;

/// <summary>What a referral looks like from outside: to each of its two sides, and on their worklists.</summary>
public static class ReferralSight
{
    /// <summary>The referral as one of its sides sees it.</summary>
    public static ReferralView SeenBy(this Referral.Known state, OdsCode viewer)
    {
        var facts = state.Facts;
        return new()
        {
            Id = facts.Id,
            Status = state.Status(),
            Version = facts.Version,
            From = facts.From,
            To = facts.To,
            TumourGroup = facts.Reading.TumourGroup,
            ClientReference = viewer == facts.From ? facts.ClientReference : null,
            Dataset = new(facts.DataSet.Json),
            DatasetVersion = facts.DatasetVersion,
            Completeness = facts.Reading.Completeness,
            Cwt = facts.Reading.Cwt,
            Warnings = facts.Reading.Warnings,
            SentAt = facts.SentAt,
            ReceivedDate = facts.ReceivedDate,
            ReceivedAt = facts.ReceivedAt,
            DecidedAt = state.DecidedAt(),
            Pathway = (state as Referral.OnPathway)?.Link,
            Rejection = (state as Referral.Rejected)?.Why,
            Withdrawal = (state as Referral.Withdrawn)?.Why,
            RedirectedTo = (state as Referral.Redirected)?.Where,
            Questions = facts.Questions,
            Dates = facts.Reading.Dates,
            Overdue = NobodyActed.Overdue(state),
            WaitsFor = state.WaitsFor(),
            Replaces = facts.Replaces,
            Transfers = facts.Transfers,
            Owner = state.Acceptance()?.Owner,
            Actions = state.ActionsOf(viewer),
        };
    }

    public static ReferralStatus Status(this Referral.Known state) => state switch
    {
        Referral.Sent => ReferralStatus.Sent,
        Referral.Received => ReferralStatus.Received,
        Referral.AwaitingInformation => ReferralStatus.InformationRequested,
        Referral.Accepted => ReferralStatus.Accepted,
        Referral.OnPathway { Link.Created: true } => ReferralStatus.PathwayCreated,
        Referral.OnPathway => ReferralStatus.PathwayJoined,
        Referral.Rejected => ReferralStatus.Rejected,
        Referral.Withdrawn => ReferralStatus.Withdrawn,
        Referral.Redirected => ReferralStatus.Redirected,
        _ => throw new InvalidOperationException($"{state.GetType().Name} has no status."),
    };

    /// <summary>What it waits for, and for whom; null when it waits for nobody.</summary>
    public static WaitsFor? WaitsFor(this Referral.Known state) => state switch
    {
        Referral.Sent sent => new("receive", sent.Facts.To, sent.Facts.SentAt),
        Referral.Received received => new("decide", received.Facts.To, received.Since),
        Referral.AwaitingInformation waiting => new("provideInformation", waiting.Facts.From, waiting.Since),
        Referral.Accepted accepted => new("pathway", accepted.Facts.To, accepted.How.At),
        _ => null,
    };

    public static Acceptance? Acceptance(this Referral.Known state) => state switch
    {
        Referral.Accepted accepted => accepted.How,
        Referral.OnPathway settled => settled.How,
        _ => null,
    };

    public static DateTimeOffset? DecidedAt(this Referral.Known state) => state switch
    {
        Referral.Rejected rejected => rejected.At,
        Referral.Withdrawn withdrawn => withdrawn.At,
        Referral.Redirected redirected => redirected.At,
        _ => state.Acceptance()?.At,
    };

    /// <summary>Exactly the commands that this side may give now and that would do something.</summary>
    public static IReadOnlyList<string> ActionsOf(this Referral.Known state, OdsCode viewer) =>
        viewer == state.Facts.To ? ReceiverActions(state) : ReferrerActions(state);

    private static string[] ReceiverActions(Referral.Known state) => state switch
    {
        Referral.Sent => ["receive", "requestInformation", "accept", "reject", "redirect"],
        Referral.Undecided => ["requestInformation", "accept", "reject", "redirect"],
        Referral.OnPathway => ["undoMatch"],
        _ => [],
    };

    private static string[] ReferrerActions(Referral.Known state) => state switch
    {
        Referral.AwaitingInformation => ["provideInformation", "amend", "withdraw"],
        Referral.Undecided => ["amend", "withdraw"],
        _ => [],
    };
}
