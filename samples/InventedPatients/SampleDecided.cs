using InterTrust.Identity;
using InterTrust.Pathways;
using InterTrust.Referrals;

namespace InterTrust.InventedPatients;

/// <summary>Stories of referrals that were decided: put on a pathway, rejected, taken back or passed on.</summary>
internal static class SampleDecided
{
    private static SamplePlace Sheffield => SamplePlaces.Sheffield;

    // ── A pathway was created ──

    internal static void ListedForTheMdt(SampleStory story)
    {
        var data = story.DataSet(story.Days(24, 16, 37));
        var id = story.Send((story.Round % 3) switch { 1 => data.Missed(days: 3), 2 => data.Incomplete(story.Round), _ => data });
        story.Say(id, Sheffield.Coordinator, new Receive());
        var pathway = story.Accept(id, how: new(Owner: story.Owner(Sheffield), Note: story.Draw.Of(SampleWords.Notes)));
        story.Record(pathway, Sheffield, SampleEvents.Discussed(SampleWay.Meeting(story.Today, story.Person.Tumour)));
    }

    internal static void DecidedToday(SampleStory story)
    {
        var pathway = story.Accept(story.Send(story.DataSet(story.Days(37, 24, 45))), how: new(Owner: story.Person.Tumour.Team));
        story.Record(pathway, Sheffield, SampleEvents.Discussed(story.Today, SampleTracked.Outcome(story)));
        story.Record(pathway, Sheffield, SampleEvents.Decided(Sheffield, story.Today));
        story.Record(pathway, Sheffield, SampleEvents.Planned(story.Person, Sheffield, SampleWay.WorkingDay(story.Today.AddDays(14))));
        story.Say(pathway, Sheffield.Coordinator, new AssignPathwayOwner(Sheffield.Coordinator.Name));
    }

    /// <summary>Two cancers at once: the second referral says so, and one pathway is opened beside the other.</summary>
    internal static void SecondPrimary(SampleStory story)
    {
        var data = story.DataSet(story.Days(29, 20, 38));
        var first = story.Send(data);
        var second = story.Send(
            data.Asking("Second, synchronous primary found on the staging scan.", "Which one first?"), additional: "Second primary, agreed at the local MDT; the first referral stands.");
        story.Accept(first);
        story.Accept(second, how: new(PathwayMode.New, Owner: story.Owner(Sheffield), Note: "Second primary: keep both pathways."));
    }

    // ── A pathway was there ──

    internal static void JoinsWhatSheffieldTracks(SampleStory story)
    {
        var age = story.Days(22, 14, 34);
        SampleTracked.Local(story, Sheffield, age);
        story.Accept(story.Send(story.DataSet(age)));
    }

    internal static void JoinsAfterAnotherTrust(SampleStory story)
    {
        var age = story.Days(26, 15, 39);
        story.Accept(story.Send(story.DataSet(age)));
        story.Accept(story.Send(story.DataSet(age, from: story.Third), from: story.Third));
    }

    // ── On to a further trust, or back ──

    internal static void GoesOn(SampleStory story)
    {
        var age = story.Days(27, 18, 36);
        var here = SampleTracked.Local(story, story.From, age, diagnosedWithin: age);
        story.Accept(story.Send(story.DataSet(age), onwardFrom: here));
    }

    /// <summary>Sheffield advises, and the patient is treated at home.</summary>
    internal static void GoesBack(SampleStory story)
    {
        var transfer = story.Draw.Between(14, 24);
        var since = story.Draw.Between(8, 16);
        var there = SampleTracked.Waits(story, transfer, since);
        var data = story.DataSet(transfer + since).Back(story.Person.At(Sheffield), story.Person.Tumour.From, [story.From.Ods, Sheffield.Ods])
            .Asking("Discussed in Sheffield; systemic treatment can be given nearer home.", "Date of the first cycle, please.");
        var id = story.Send(data, Sheffield, story.From, onwardFrom: there);
        if (story.Round % 2 == 1)
            story.Accept(id, story.From);
    }

    internal static void RedirectedBySheffield(SampleStory story)
    {
        var id = story.Send(story.DataSet(story.Days(23, 15, 34)));
        story.Say(id, Sheffield.Mdt, new Redirect(story.Third.Ods, story.Draw.Of(SampleWords.Redirections)));
    }

    internal static void RedirectedToSheffield(SampleStory story)
    {
        var id = story.Send(story.DataSet(story.Days(32, 18, 39), to: story.Third), to: story.Third);
        story.Say(id, story.Third.Mdt, new Redirect(Sheffield.Ods, "Needs the specialist centre; not done here."));
    }

    // ── No ──

    internal static void Rejected(SampleStory story) => Reject(story);

    internal static void RejectedAndSeen(SampleStory story) => story.Say(Reject(story), story.From.Coordinator, new Acknowledge());

    internal static void Withdrawn(SampleStory story)
    {
        var id = story.Send(story.DataSet(story.Days(19, 12, 40)));
        if (story.Round % 2 == 1)
            story.Say(id, Sheffield.Coordinator, new Receive());
        story.Say(id, story.From.Coordinator, SampleWords.Withdrawals[story.Number % SampleWords.Withdrawals.Length]);
    }

    private static ReferralId Reject(SampleStory story)
    {
        var id = story.Send(story.DataSet(story.Days(25, 15, 44)));
        story.Say(id, Sheffield.Coordinator, new Receive());
        story.Say(id, Sheffield.Mdt, SampleWords.Rejections[(story.Number + story.Round) % SampleWords.Rejections.Length]);
        return id;
    }
}
