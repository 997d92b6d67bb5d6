using InterTrust.Calendar;
using InterTrust.Organisations;

namespace InterTrust.Referrals;

/// <summary>
/// Patients have come to harm when a referral seemed delivered and nobody acted. Each stage has a limit; when it passes, the hub
/// says so, once, to both trusts.
/// </summary>
public static class NobodyActed
{
    public const string NotReceived = "notReceived";
    public const string NotDecided = "notDecided";
    public const string NotAnswered = "notAnswered";
    public const string NotDecidedNearDay38 = "notDecidedNearDay38";

    /// <summary>What is begun, and not finished after this, is nudged.</summary>
    private static readonly TimeSpan Unfinished = TimeSpan.FromSeconds(2);

    /// <summary>The limit that has passed and still stands: the one that passed first.</summary>
    public static Overdue? Overdue(Referral.Known state) => state is Referral.Undecided undecided
        ? undecided.Facts.Raised.LastOrDefault(raised => raised.Stage == NotDecidedNearDay38
            || (StagesOf(undecided).Contains(raised.Stage) && raised.Since > LastMoved(undecided)))
        : null;

    /// <summary>When somebody should look at the referral again, if nothing happens.</summary>
    public static DateTimeOffset? NextDue(Referral.Known state, OrganisationDirectory directory) => state switch
    {
        { Facts.ToClear: { } clearing } => clearing.At + Unfinished,
        Referral.Undecided undecided => Limits(undecided, directory)
            .Where(limit => !undecided.Facts.Raised.Contains(limit))
            .Select(limit => (DateTimeOffset?)limit.Since)
            .Min(),
        Referral.Accepted accepted => accepted.How.At + Unfinished,
        Referral.OnPathway { Facts.ToPassOn: true } settled => settled.How.At + Unfinished,
        Referral.Redirected { Arrived: false } redirected => redirected.At + Unfinished,
        _ => null,
    };

    internal static Outcome<ReferralEvent> Decide(Referral.Undecided state, Circumstances around)
    {
        ReferralEvent[] passed =
        [
            .. Limits(state, around.Directory)
                .Where(limit => limit.Since <= around.Now && !state.Facts.Raised.Contains(limit))
                .Select(limit => new ReferralOverdue(limit.Stage, limit.Since)),
        ];
        return passed.Length > 0 ? Referral.Happens(passed) : Referral.AlreadySo();
    }

    private static IEnumerable<Overdue> Limits(Referral.Undecided state, OrganisationDirectory directory)
    {
        var receiver = directory.LimitsOf(state.Facts.To);
        foreach (var stage in StagesOf(state))
            yield return new(stage, stage switch
            {
                NotReceived => WorkingDays.EndOf(state.Facts.SentAt, receiver.ReceiveWorkingDays),
                NotDecided => WorkingDays.EndOf(ToDecideSince(state), receiver.DecideWorkingDays),
                NotAnswered => WorkingDays.EndOf(LastMoved(state), directory.LimitsOf(state.Facts.From).AnswerWorkingDays),
                _ => NearDay38(state.Facts, receiver.Day38WarningDays),
            });
    }

    /// <summary>A referral that is sent when day 38 is near already leaves the receiver the day of Send.</summary>
    private static DateTimeOffset NearDay38(ReferralFacts facts, int days)
    {
        var near = facts.Reading.Dates.HandOverBy.AddDays(-days);
        var dayAfterSend = London.Day(facts.SentAt).AddDays(1);
        return London.StartOf(near > dayAfterSend ? near : dayAfterSend);
    }

    private static string[] StagesOf(Referral.Undecided state) => state switch
    {
        Referral.Sent => [NotReceived, NotDecided, NotDecidedNearDay38],
        Referral.AwaitingInformation => [NotAnswered, NotDecidedNearDay38],
        _ => [NotDecided, NotDecidedNearDay38],
    };

    /// <summary>Opening a referral does not win time: until a question was answered or a match undone, the limit counts from Send.</summary>
    private static DateTimeOffset ToDecideSince(Referral.Undecided state) =>
        state is Referral.Received received && (received.Facts.Questions.Count > 0 || received.Facts.Attempt > 0)
            ? received.Since
            : state.Facts.SentAt;

    private static DateTimeOffset LastMoved(Referral.Undecided state) => state switch
    {
        Referral.AwaitingInformation waiting => waiting.Since,
        _ => ToDecideSince(state),
    };
}
