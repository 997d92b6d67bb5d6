using InterTrust.Identity;
using InterTrust.Pathways;

namespace InterTrust.Referrals;

/// <summary>The views of a referral for its two trusts.</summary>
public static class ReferralViews
{
    /// <summary>Whether the organisation is a party of the referral, or the hub itself.</summary>
    public static bool IsVisibleTo(this Referral state, OdsCode ods) =>
        state is Referral.Existing { Data: var data } && (ods == data.From || ods == data.To || ods == Author.Hub.Ods);

    /// <summary>The referral as this organisation sees it; null where it does not exist or is not theirs.</summary>
    public static ReferralView? ViewIfVisible(
        this Referral state, OdsCode viewer, DateOnly today, TransferDatePolicy policy, ClockThresholds thresholds) =>
        state.IsVisibleTo(viewer) ? ((Referral.Existing)state).ViewFor(viewer, today, policy, thresholds) : null;

    /// <summary>The referral as one of its sides sees it.</summary>
    public static ReferralView ViewFor(
        this Referral.Existing state, OdsCode viewer, DateOnly today, TransferDatePolicy policy, ClockThresholds? thresholds = null)
    {
        var (data, clocks) = (state.Data, state.ClocksOn(today, policy, thresholds));
        return new()
        {
            Id = data.Id,
            Status = state.Status(),
            Version = data.Version,
            From = data.From,
            To = data.To,
            TumourGroup = data.Assessment.TumourGroup,
            ClientReference = viewer == data.From ? data.ClientReference : null,
            Dataset = new(data.DataSet.Json),
            DatasetVersion = data.DatasetVersion,
            Completeness = data.Assessment.Completeness,
            Cwt = data.Assessment.Cwt,
            Warnings = data.Assessment.Warnings,
            SentAt = data.SentAt,
            ReceivedDate = data.ReceivedDate,
            ReceivedAt = data.ReceivedAt,
            DecidedAt = state.DecidedAt(),
            Pathway = (state as Referral.OnPathway)?.Link,
            Rejection = (state as Referral.Rejected)?.Rejection,
            Withdrawal = (state as Referral.Withdrawn)?.Withdrawal,
            RedirectedTo = (state as Referral.Redirected)?.Redirection,
            Questions = data.Questions,
            Dates = data.Assessment.Dates,
            Overdue = OverdueRules.Find(state),
            WaitsFor = state.WaitsFor(),
            Replaces = data.Replaces,
            Transfers = data.Transfers,
            Owner = state.Owner(),
            Actions = state.ActionsOf(viewer),
            Clocks = clocks?.Clocks,
            Allocation = clocks?.Allocation,
            AsOf = clocks?.AsOf,
        };
    }

    /// <summary>The clocks and the allocation on a day; null once they run on a pathway or the referral has ended.</summary>
    public static ClocksView? ClocksOn(
        this Referral.Existing state, DateOnly day, TransferDatePolicy policy, ClockThresholds? thresholds = null) =>
        state is Referral.Undecided or Referral.Accepted
            ? PathwayViews.ClocksOn(ToClockFacts(state.Data, policy), day, policy, thresholds)
            : null;

    /// <summary>The dates of the patient's wait. A transfer counts only once its minimum data set is complete.</summary>
    internal static ClockFacts ToClockFacts(ReferralData data, TransferDatePolicy policy)
    {
        var (dataSet, completeOn) = (data.DataSet.Value, data.Assessment.Completeness.CompleteSince);
        var lastCounts = policy is TransferDatePolicy.Sent || completeOn is not null;
        return new()
        {
            PeriodStart = dataSet.CancerWait?.PeriodStartDate ?? dataSet.Rtt.PeriodStartDate,
            ConsultantUpgradeDate = dataSet.CancerWait?.ConsultantUpgradeDate,
            DateFirstSeen = dataSet.CancerWait?.DateFirstSeen,
            FirstSeenAdjustmentDays =
                dataSet.CancerWait is { FirstSeenAdjustmentReason: "3", FirstSeenAdjustmentDays: { } days } ? days : 0,
            Transfers =
            [
                .. data.Transfers.SkipLast(1),
                .. lastCounts
                    ? data.Transfers.TakeLast(1).Select(t => new PathwayTransfer(t.From, t.To, t.Date, completeOn).ToTransfer(policy))
                    : [],
            ],
            PatientTold = dataSet.CancerWait?.FasterDiagnosisEndDate,
            Investigating = data.Transfers is [var first, ..] ? first.From : data.From,
            Treating = data.To,
        };
    }

    public static ReferralStatus Status(this Referral.Existing state) => state switch
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

    /// <summary>The awaited command, its trust and since when; null when none is awaited.</summary>
    public static WaitsFor? WaitsFor(this Referral.Existing state) => state switch
    {
        Referral.Sent sent => new("receive", sent.Data.To, sent.Data.SentAt),
        Referral.Received received => new("decide", received.Data.To, received.Since),
        Referral.AwaitingInformation waiting => new("provideInformation", waiting.Data.From, waiting.Since),
        Referral.Accepted accepted => new("pathway", accepted.Data.To, accepted.Acceptance.At),
        Referral.Rejected { SeenAt: null } rejected => new("acknowledge", rejected.Data.From, rejected.At),
        _ => null,
    };

    public static Acceptance? Acceptance(this Referral.Existing state) => state switch
    {
        Referral.Accepted accepted => accepted.Acceptance,
        Referral.OnPathway onPathway => onPathway.Acceptance,
        _ => null,
    };

    /// <summary>The person or team at the receiver that it is assigned to.</summary>
    public static string? Owner(this Referral.Existing state) => state.Acceptance()?.Owner ?? state.Data.Owner;

    public static DateTimeOffset? DecidedAt(this Referral.Existing state) => state switch
    {
        Referral.Rejected rejected => rejected.At,
        Referral.Withdrawn withdrawn => withdrawn.At,
        Referral.Redirected redirected => redirected.At,
        _ => state.Acceptance()?.At,
    };

    /// <summary>The commands that this trust may give now and that would have an effect.</summary>
    public static IReadOnlyList<string> ActionsOf(this Referral.Existing state, OdsCode viewer) =>
        viewer == state.Data.To ? ReceiverActions(state) : ReferrerActions(state);

    private static string[] ReceiverActions(Referral.Existing state) => state switch
    {
        Referral.Sent => ["receive", "requestInformation", "accept", "reject", "redirect", "assign"],
        Referral.Undecided => ["requestInformation", "accept", "reject", "redirect", "assign"],
        Referral.OnPathway => ["undoMatch"],
        _ => [],
    };

    private static string[] ReferrerActions(Referral.Existing state) => state switch
    {
        Referral.AwaitingInformation => ["provideInformation", "amend", "withdraw"],
        Referral.Undecided => ["amend", "withdraw"],
        Referral.Rejected { SeenAt: null } => ["acknowledge"],
        _ => [],
    };
}
