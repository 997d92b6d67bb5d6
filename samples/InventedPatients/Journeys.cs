namespace InterTrust.InventedPatients;

/// <summary>The journeys, which patients take in turn: the first forty show every status, every clock state and every allocation.</summary>
public static class Journeys
{
    private static readonly Action<JourneyBuilder>[] Kinds =
    [
        UndecidedReferrals.SentInTime,
        DecidedReferrals.ListedForTheMdt,
        RegisteredPathways.EverythingInTime,
        UndecidedReferrals.QuestionsAsked,
        UndecidedReferrals.ReceivedPlanNow,
        RegisteredPathways.LateAfterTransferButIn62Days,
        DecidedReferrals.Rejected,
        UndecidedReferrals.SentIncomplete,
        RegisteredPathways.OnTrack,
        DecidedReferrals.JoinsPathwayOfSheffield,
        DecidedReferrals.Withdrawn,
        RegisteredPathways.LateTransferButIn62Days,
        DecidedReferrals.RedirectedBySheffield,
        UndecidedReferrals.SentNearDay38,
        RegisteredPathways.DiagnosisDueSoon,
        RegisteredPathways.EarlyTransferTreatedLate,
        UndecidedReferrals.QuestionsAnswered,
        DecidedReferrals.TreatmentPlannedToday,
        DecidedReferrals.RejectedAndAcknowledged,
        RegisteredPathways.TransferTooLateFor62Days,
        RegisteredPathways.PlanNow,
        DecidedReferrals.ReferredOnward,
        UndecidedReferrals.SentBeforePatientWasTold,
        RegisteredPathways.EverythingLate,
        UndecidedReferrals.ReceivedBreached,
        RegisteredPathways.ActToday,
        DecidedReferrals.SecondPrimary,
        RegisteredPathways.JustReferred,
        UndecidedReferrals.SentWithLetter,
        DecidedReferrals.ReferredBack,
        RegisteredPathways.Breached,
        UndecidedReferrals.Amended,
        UndecidedReferrals.SentAgain,
        DecidedReferrals.JoinsPathwayOfAnotherReferral,
        RegisteredPathways.Over104Days,
        DecidedReferrals.RedirectedToSheffield,
        RegisteredPathways.TreatedLocally,
        UndecidedReferrals.AnsweredActToday,
        UndecidedReferrals.MatchUndone,
        UndecidedReferrals.SentWithWarnings,
    ];

    public static int KindCount => Kinds.Length;

    /// <summary>
    /// The journeys of the first patients, sent today. A patient's journey does not depend on how many patients there
    /// are.
    /// </summary>
    public static IReadOnlyList<PatientJourney> Create(int patients, DateOnly today) =>
        [.. Enumerable.Range(1, patients).Select(number => CreateOne(number, today))];

    private static PatientJourney CreateOne(int number, DateOnly today)
    {
        var builder = new JourneyBuilder(number, round: (number - 1) / KindCount, today);
        Kinds[(number - 1) % KindCount](builder);
        return builder.Build();
    }
}
