using InterTrust.DataSet;
using InterTrust.Identity;
using InterTrust.Referrals;

namespace InterTrust.InventedPatients;

/// <summary>Journeys whose referral waits for a decision.</summary>
internal static class UndecidedReferrals
{
    private static Trust Sheffield => Trust.Sheffield;

    // ── Sent, not received ──

    internal static void SentInTime(JourneyBuilder journey) => journey.Send(journey.DataSet(journey.Days(20, 14, 31)));

    /// <summary>Once the day of Send is over, the hub warns that nobody has acted.</summary>
    internal static void SentNearDay38(JourneyBuilder journey) => journey.Send(journey.DataSet(journey.Days(33, 33, 36)));

    /// <summary>Without the minimum data set the 38 days run on.</summary>
    internal static void SentIncomplete(JourneyBuilder journey) =>
        journey.Send(journey.DataSet(journey.Days(35, 19, 46)).Incomplete(journey.Round));

    internal static void SentBeforePatientWasTold(JourneyBuilder journey) =>
        journey.Send(journey.DataSet(journey.Days(25, 17, 33)).PatientNotTold);

    internal static void SentWithLetter(JourneyBuilder journey) => journey.Send(journey.DataSet(journey.Days(27, 15, 41)).WithLetter);

    internal static void SentWithWarnings(JourneyBuilder journey) => journey.Send(journey.DataSet(journey.Days(30, 18, 40)).WithWarnings);

    // ── Received ──

    internal static void ReceivedPlanNow(JourneyBuilder journey) => SendAndReceive(journey, journey.DataSet(journey.Days(45, 40, 51)));

    internal static void ReceivedBreached(JourneyBuilder journey) => SendAndReceive(journey, journey.DataSet(journey.Days(70, 63, 94)));

    internal static void Amended(JourneyBuilder journey)
    {
        var data = journey.DataSet(journey.Days(38, 26, 52)).ConsultantUpgrade;
        var id = journey.Send(data.Incomplete(journey.Round));
        journey.Add(id, Sheffield.Coordinator, new Receive());
        journey.Add(id, journey.Referrer.Coordinator, new Amend(JourneyBuilder.Json(data)));
    }

    // ── Questions ──

    internal static void QuestionsAsked(JourneyBuilder journey)
    {
        var id = SendAndReceive(journey, journey.DataSet(journey.Days(28, 16, 44)));
        Ask(journey, id, 1 + journey.Round % 3);
    }

    internal static void QuestionsAnswered(JourneyBuilder journey)
    {
        var data = journey.DataSet(journey.Days(31, 18, 43));
        var id = journey.Send(data.Incomplete(journey.Round));
        journey.Add(id, journey.Referrer.Coordinator, new ProvideInformation(Ask(journey, id, 2), JourneyBuilder.Json(data)));
        journey.Add(id, Sheffield.Coordinator, new AssignOwner(journey.Patient.Tumour.TrackingTeam));
    }

    internal static void AnsweredActToday(JourneyBuilder journey)
    {
        var id = SendAndReceive(journey, journey.DataSet(journey.Days(56, 53, 59)));
        journey.Add(id, journey.Referrer.Coordinator, new ProvideInformation(Ask(journey, id, 1)));
    }

    // ── To be decided again ──

    /// <summary>Rejected as incomplete and sent again complete; the received date is kept.</summary>
    internal static void SentAgain(JourneyBuilder journey)
    {
        var data = journey.DataSet(journey.Days(34, 24, 48));
        var first = journey.Send(data.Incomplete(journey.Round));
        journey.Add(first, Sheffield.MdtCoordinator, FreeText.Rejections[journey.Round % 2]);
        journey.Add(first, journey.Referrer.Coordinator, new Acknowledge());
        var second = journey.Send(data, replaces: first);
        journey.Add(second, Sheffield.Coordinator, new Receive());
    }

    /// <summary>It joined the wrong pathway.</summary>
    internal static void MatchUndone(JourneyBuilder journey)
    {
        RegisteredPathways.TreatedAt(journey, Sheffield, journey.Days(190, 150, 260));
        var id = journey.Send(journey.DataSet(journey.Days(26, 16, 36)));
        journey.Accept(id);
        const string Reason = "The pathway is of the first tumour, operated on in spring; this is another.";
        journey.Add(id, Sheffield.MdtCoordinator, new UndoMatch(Reason));
        journey.Add(id, Sheffield.Coordinator, new AssignOwner(Sheffield.Coordinator.Name));
    }

    private static ReferralId SendAndReceive(JourneyBuilder journey, EnfDataSet data)
    {
        var id = journey.Send(data);
        journey.Add(id, Sheffield.Coordinator, new Receive());
        if (journey.RandomOwner(Sheffield) is { } owner)
            journey.Add(id, Sheffield.Coordinator, new AssignOwner(owner));
        return id;
    }

    /// <summary>Asks questions, and gives the answers to them.</summary>
    private static QuestionAnswer[] Ask(JourneyBuilder journey, ReferralId id, int count)
    {
        var all = FreeText.Questions;
        var chosen = Enumerable.Range(journey.Round + journey.Number, count).Select(i => all[i % all.Length]).ToList();
        journey.Add(id, Sheffield.Coordinator, new RequestInformation([.. chosen.Select(pair => pair.Question)], journey.Today.AddDays(2)));
        return [.. chosen.Select((pair, i) => new QuestionAnswer(i + 1, pair.Answer))];
    }
}
