using InterTrust.Identity;
using InterTrust.Pathways;

namespace InterTrust.Referrals;

/// <summary>What a referral looks like from outside: to each of its two sides, and on their worklists.</summary>
public static class ReferralSight
{
    /// <summary>The referral as one of its sides sees it.</summary>
    public static ReferralView SeenBy(this Referral.Known state, OdsCode viewer, DateOnly today, TransferDating dating, ClockThresholds? thresholds = null)
    {
        var (facts, standing) = (state.Facts, state.On(today, dating, thresholds));
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
            Owner = state.Owner(),
            Actions = state.ActionsOf(viewer),
            Clocks = standing?.Clocks,
            Allocation = standing?.Allocation,
            AsOf = standing?.AsOf,
        };
    }

    /// <summary>The clocks and the allocation on a day, until they run on a pathway or the receiver has said no.</summary>
    public static ClocksView? On(this Referral.Known state, DateOnly day, TransferDating dating, ClockThresholds? thresholds = null) =>
        state is Referral.Undecided or Referral.Accepted ? PathwaySight.On(Dates(state.Facts, dating), day, dating, thresholds) : null;

    /// <summary>What the data set says of the patient's wait. A transfer whose minimum data set is not complete has not come to its end.</summary>
    internal static ClockFacts Dates(ReferralFacts facts, TransferDating dating)
    {
        var (data, completeOn) = (facts.DataSet.Value, facts.Reading.Completeness.CompleteSince);
        var counts = dating is TransferDating.Sent || completeOn is not null;
        return new()
        {
            PeriodStart = data.CancerWait?.PeriodStartDate ?? data.Rtt.PeriodStartDate,
            ConsultantUpgradeDate = data.CancerWait?.ConsultantUpgradeDate,
            DateFirstSeen = data.CancerWait?.DateFirstSeen,
            FirstSeenAdjustmentDays = data.CancerWait is { FirstSeenAdjustmentReason: "3", FirstSeenAdjustmentDays: { } days } ? days : 0,
            Transfers = [.. facts.Transfers.SkipLast(1), .. counts ? facts.Transfers.TakeLast(1).Select(t => new Hop(t.From, t.To, t.Date, completeOn).By(dating)) : []],
            PatientTold = data.CancerWait?.FasterDiagnosisEndDate,
            Investigating = facts.Transfers is [var first, ..] ? first.From : facts.From,
            Treating = facts.To,
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
        Referral.Rejected { SeenAt: null } rejected => new("acknowledge", rejected.Facts.From, rejected.At),
        _ => null,
    };

    public static Acceptance? Acceptance(this Referral.Known state) => state switch
    {
        Referral.Accepted accepted => accepted.How,
        Referral.OnPathway settled => settled.How,
        _ => null,
    };

    /// <summary>Who has it at the receiver.</summary>
    public static string? Owner(this Referral.Known state) => state.Acceptance()?.Owner ?? state.Facts.Owner;

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
        Referral.Sent => ["receive", "requestInformation", "accept", "reject", "redirect", "assign"],
        Referral.Undecided => ["requestInformation", "accept", "reject", "redirect", "assign"],
        Referral.OnPathway => ["undoMatch"],
        _ => [],
    };

    private static string[] ReferrerActions(Referral.Known state) => state switch
    {
        Referral.AwaitingInformation => ["provideInformation", "amend", "withdraw"],
        Referral.Undecided => ["amend", "withdraw"],
        Referral.Rejected { SeenAt: null } => ["acknowledge"],
        _ => [],
    };
}
