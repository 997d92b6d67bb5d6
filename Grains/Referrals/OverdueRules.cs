using InterTrust.Calendar;
using InterTrust.Organisations;

namespace InterTrust.Referrals;

/// <summary>
/// Patients have been harmed when a referral seemed delivered and no trust acted. Each stage has a limit; when it passes, the hub records
/// that once, for both trusts to see.
/// </summary>
public static class OverdueRules
{
    public const string NotReceived = "notReceived";
    public const string NotDecided = "notDecided";
    public const string NotAnswered = "notAnswered";
    public const string NotDecidedNearDay38 = "notDecidedNearDay38";

    /// <summary>A step that is not done after this time is run again.</summary>
    private static readonly TimeSpan RetryAfter = TimeSpan.FromSeconds(2);

    /// <summary>The limit that has passed and still applies.</summary>
    public static Overdue? Find(Referral.Existing state) => state is Referral.Undecided undecided
        ? undecided.Data.OverdueRaised.LastOrDefault(raised => raised.Stage == NotDecidedNearDay38
            || (StagesOf(undecided).Contains(raised.Stage) && raised.Since > LastActivity(undecided)))
        : null;

    /// <summary>The moment at which the referral is next due to be processed.</summary>
    public static DateTimeOffset? NextDue(Referral.Existing state, OrganisationDirectory directory) =>
        ReferralProcess.Next(state) is { } step ? step.Since + RetryAfter
        : state is not Referral.Undecided undecided ? null
        : Deadlines(undecided, directory)
            .Where(deadline => !undecided.Data.OverdueRaised.Contains(deadline))
            .Select(deadline => (DateTimeOffset?)deadline.Since)
            .Min();

    internal static Decision<ReferralEvent> Decide(Referral.Undecided state, ReferralContext context)
    {
        ReferralEvent[] passed =
        [
            .. Deadlines(state, context.Directory)
                .Where(deadline => deadline.Since <= context.Now && !state.Data.OverdueRaised.Contains(deadline))
                .Select(deadline => new ReferralOverdue(deadline.Stage, deadline.Since)),
        ];
        return passed.Length > 0 ? Referral.Apply(passed) : Referral.Unchanged();
    }

    private static IEnumerable<Overdue> Deadlines(Referral.Undecided state, OrganisationDirectory directory)
    {
        var receiver = directory.LimitsOf(state.Data.To);
        foreach (var stage in StagesOf(state))
            yield return new(stage, stage switch
            {
                NotReceived => WorkingDays.EndOf(state.Data.SentAt, receiver.ReceiveWorkingDays),
                NotDecided => WorkingDays.EndOf(DecisionPendingSince(state), receiver.DecideWorkingDays),
                NotAnswered => WorkingDays.EndOf(LastActivity(state), directory.LimitsOf(state.Data.From).AnswerWorkingDays),
                _ => NearDay38(state.Data, receiver.Day38WarningDays),
            });
    }

    /// <summary>A referral that is sent close to day 38 is overdue on the day after Send at the earliest.</summary>
    private static DateTimeOffset NearDay38(ReferralData data, int days)
    {
        var warningDay = data.Assessment.Dates.HandOverBy.AddDays(-days);
        var dayAfterSend = LondonTime.Day(data.SentAt).AddDays(1);
        return LondonTime.StartOf(warningDay > dayAfterSend ? warningDay : dayAfterSend);
    }

    private static string[] StagesOf(Referral.Undecided state) => state switch
    {
        Referral.Sent => [NotReceived, NotDecided, NotDecidedNearDay38],
        Referral.AwaitingInformation => [NotAnswered, NotDecidedNearDay38],
        _ => [NotDecided, NotDecidedNearDay38],
    };

    /// <summary>Receive does not extend the limit: it counts from Send until a question is answered or a match undone.</summary>
    private static DateTimeOffset DecisionPendingSince(Referral.Undecided state) =>
        state is Referral.Received received && (received.Data.Questions.Count > 0 || received.Data.Attempt > 0)
            ? received.Since
            : state.Data.SentAt;

    private static DateTimeOffset LastActivity(Referral.Undecided state) => state switch
    {
        Referral.AwaitingInformation waiting => waiting.Since,
        _ => DecisionPendingSince(state),
    };
}
