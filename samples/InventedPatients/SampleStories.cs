namespace InterTrust.InventedPatients;

/// <summary>The stories, in the order in which the cases tell them: the first forty patients show everything that there is.</summary>
internal static class SampleStories
{
    internal static readonly IReadOnlyList<Action<SampleStory>> All =
    [
        SampleUndecided.SentInTime,
        SampleDecided.ListedForTheMdt,
        SampleTracked.OnTimeThroughout,
        SampleUndecided.Asked,
        SampleUndecided.ReceivedToBePlanned,
        SampleTracked.LateAfterAnEarlyTransfer,
        SampleDecided.Rejected,
        SampleUndecided.SentIncomplete,
        SampleTracked.WaitsOnTrack,
        SampleDecided.JoinsWhatSheffieldTracks,
        SampleDecided.Withdrawn,
        SampleTracked.MadeGoodByTheTreatingTrust,
        SampleDecided.RedirectedBySheffield,
        SampleUndecided.SentNearDay38,
        SampleTracked.ToBeDiagnosedSoon,
        SampleTracked.LateAtTheTreatingTrust,
        SampleUndecided.Answered,
        SampleDecided.DecidedToday,
        SampleDecided.RejectedAndSeen,
        SampleTracked.TooLateToMakeGood,
        SampleTracked.WaitsToBePlanned,
        SampleDecided.GoesOn,
        SampleUndecided.SentBeforeThePatientWasTold,
        SampleTracked.LateThroughout,
        SampleUndecided.ReceivedTooLate,
        SampleTracked.WaitsForToday,
        SampleDecided.SecondPrimary,
        SampleTracked.NewHere,
        SampleUndecided.SentWithLetter,
        SampleDecided.GoesBack,
        SampleTracked.WaitsTooLong,
        SampleUndecided.Amended,
        SampleUndecided.SentAgain,
        SampleDecided.JoinsAfterAnotherTrust,
        SampleTracked.WaitsOver104Days,
        SampleDecided.RedirectedToSheffield,
        SampleTracked.TreatedHere,
        SampleUndecided.AnsweredAndNowUrgent,
        SampleUndecided.MatchUndone,
        SampleUndecided.SentDoubtfully,
    ];
}
