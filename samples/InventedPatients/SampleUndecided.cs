using InterTrust.DataSet;
using InterTrust.Identity;
using InterTrust.Referrals;

namespace InterTrust.InventedPatients;

/// <summary>Stories of referrals that still wait for somebody.</summary>
internal static class SampleUndecided
{
    private static SamplePlace Sheffield => SamplePlaces.Sheffield;

    // ── Nobody has picked it up ──

    internal static void SentInTime(SampleStory story) => story.Send(story.DataSet(story.Days(20, 14, 31)));

    /// <summary>Undecided with day 38 near: the hub warns when the day of Send is over.</summary>
    internal static void SentNearDay38(SampleStory story) => story.Send(story.DataSet(story.Days(33, 33, 36)));

    /// <summary>Without the minimum data set the hand-over's clock runs on.</summary>
    internal static void SentIncomplete(SampleStory story) => story.Send(story.DataSet(story.Days(35, 19, 46)).Incomplete(story.Round));

    internal static void SentBeforeThePatientWasTold(SampleStory story) => story.Send(story.DataSet(story.Days(25, 17, 33)).Untold);

    internal static void SentWithLetter(SampleStory story) => story.Send(story.DataSet(story.Days(27, 15, 41)).WithLetter);

    internal static void SentDoubtfully(SampleStory story) => story.Send(story.DataSet(story.Days(30, 18, 40)).Doubtful);

    /// <summary>Found by chance, upgraded by a consultant, and sent again while nobody has decided.</summary>
    internal static void Amended(SampleStory story)
    {
        var data = story.DataSet(story.Days(38, 26, 52)).Upgraded;
        var id = story.Send(data.Incomplete(story.Round));
        story.Say(id, Sheffield.Coordinator, new Receive());
        story.Say(id, story.From.Coordinator, new Amend(SampleStory.Json(data)));
    }

    // ── Somebody has it ──

    internal static void ReceivedToBePlanned(SampleStory story) => Received(story, story.DataSet(story.Days(45, 40, 51)));

    internal static void ReceivedTooLate(SampleStory story) => Received(story, story.DataSet(story.Days(70, 63, 94)));

    // ── Asked, and asked and answered ──

    internal static void Asked(SampleStory story)
    {
        var id = Received(story, story.DataSet(story.Days(28, 16, 44)));
        Ask(story, id, 1 + story.Round % 3);
    }

    internal static void Answered(SampleStory story)
    {
        var data = story.DataSet(story.Days(31, 18, 43));
        var id = story.Send(data.Incomplete(story.Round));
        var answers = Ask(story, id, 2);
        story.Say(id, story.From.Coordinator, new ProvideInformation(answers, SampleStory.Json(data)));
        story.Say(id, Sheffield.Coordinator, new AssignOwner(story.Person.Tumour.Team));
    }

    internal static void AnsweredAndNowUrgent(SampleStory story)
    {
        var id = Received(story, story.DataSet(story.Days(56, 53, 59)));
        story.Say(id, story.From.Coordinator, new ProvideInformation(Ask(story, id, 1)));
    }

    // ── To be decided again ──

    /// <summary>Rejected for what it lacked, and sent again with it; the received date goes along.</summary>
    internal static void SentAgain(SampleStory story)
    {
        var data = story.DataSet(story.Days(34, 24, 48));
        var first = story.Send(data.Incomplete(story.Round));
        story.Say(first, Sheffield.Mdt, SampleWords.Rejections[story.Round % 2]);
        story.Say(first, story.From.Coordinator, new Acknowledge());
        var again = story.Send(data, replaces: first);
        story.Say(again, Sheffield.Coordinator, new Receive());
    }

    /// <summary>It joined a pathway that was not the right one.</summary>
    internal static void MatchUndone(SampleStory story)
    {
        SampleTracked.TreatedAt(story, Sheffield, story.Days(190, 150, 260));
        var id = story.Send(story.DataSet(story.Days(26, 16, 36)));
        story.Accept(id);
        story.Say(id, Sheffield.Mdt, new UndoMatch("The pathway is of the first tumour, operated on in spring; this is another."));
        story.Say(id, Sheffield.Coordinator, new AssignOwner(Sheffield.Coordinator.Name));
    }

    private static ReferralId Received(SampleStory story, EnfDataSet data)
    {
        var id = story.Send(data);
        story.Say(id, Sheffield.Coordinator, new Receive());
        if (story.Owner(Sheffield) is { } owner)
            story.Say(id, Sheffield.Coordinator, new AssignOwner(owner));
        return id;
    }

    /// <summary>Asks so many questions, and gives what will be answered.</summary>
    private static QuestionAnswer[] Ask(SampleStory story, ReferralId id, int count)
    {
        var asked = Enumerable.Range(story.Round + story.Number, count).Select(turn => SampleWords.Questions[turn % SampleWords.Questions.Length]).ToList();
        story.Say(id, Sheffield.Coordinator, new RequestInformation([.. asked.Select(one => one.Question)], story.Today.AddDays(2)));
        return [.. asked.Select((one, i) => new QuestionAnswer(i + 1, one.Answer))];
    }
}
