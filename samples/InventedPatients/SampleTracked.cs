using System.Globalization;
using InterTrust.Identity;
using InterTrust.Pathways;
using InterTrust.Referrals;

namespace InterTrust.InventedPatients;

/// <summary>Stories of patients whom a trust tracks already: the only ones whose transfer and treatment can lie in the past.</summary>
internal static class SampleTracked
{
    private static SamplePlace Sheffield => SamplePlaces.Sheffield;

    // ── Treated after a known transfer: day of the transfer, day of the treatment. Each has room for the two days by which a weekend moves it ──

    internal static void OnTimeThroughout(SampleStory story) => TreatedAfter(story, story.Draw.Between(24, 34), story.Draw.Between(14, 20));

    internal static void LateAfterAnEarlyTransfer(SampleStory story) => Treated(story, story.Draw.Between(18, 26), story.Draw.Between(54, 60));

    internal static void MadeGoodByTheTreatingTrust(SampleStory story) => Treated(story, story.Draw.Between(43, 46), story.Draw.Between(56, 60));

    internal static void LateAtTheTreatingTrust(SampleStory story) => Treated(story, story.Draw.Between(26, 36), story.Draw.Between(68, 84));

    internal static void TooLateToMakeGood(SampleStory story) => TreatedAfter(story, story.Draw.Between(50, 58), story.Draw.Between(15, 20));

    internal static void LateThroughout(SampleStory story) => TreatedAfter(story, story.Draw.Between(44, 52), story.Draw.Between(30, 40));

    // ── Waiting for treatment: day of the transfer, days since then ──

    internal static void WaitsOnTrack(SampleStory story) =>
        story.Record(Waits(story, story.Days(24, 15, 32), since: 6), Sheffield, SampleEvents.Discussed(SampleWay.Meeting(story.Today, story.Person.Tumour)));

    internal static void WaitsToBePlanned(SampleStory story) => Decided(story, Waits(story, story.Days(30, 24, 33), since: 15), daysAgo: 6);

    internal static void WaitsForToday(SampleStory story) => Decided(story, Waits(story, story.Days(36, 35, 38), since: 20), daysAgo: 12);

    internal static void WaitsTooLong(SampleStory story) => Decided(story, Waits(story, story.Days(41, 28, 47), since: story.Days(31, 36, 52)), daysAgo: story.Days(26, 12, 34));

    internal static void WaitsOver104Days(SampleStory story)
    {
        var pathway = Waits(story, story.Days(52, 40, 70), since: story.Days(60, 48, 90));
        story.Record(pathway, Sheffield, SampleEvents.Discussed(SampleWay.WorkingDay(story.Today.AddDays(-story.Draw.Between(34, 46))), Outcome(story)));
        story.Record(pathway, Sheffield, SampleEvents.Planned(story.Person, Sheffield, SampleWay.WorkingDay(story.Today.AddDays(8)), careSetting: "01"));
        story.Record(pathway, Sheffield, SampleEvents.Paused(SampleWay.WorkingDay(story.Today.AddDays(-30)), days: 14));
    }

    // ── At one trust alone ──

    internal static void NewHere(SampleStory story) => Local(story, story.From, story.Days(8, 4, 15));

    internal static void ToBeDiagnosedSoon(SampleStory story) => Local(story, story.From, story.Days(20, 17, 27));

    internal static void TreatedHere(SampleStory story)
    {
        var pathway = TreatedAt(story, story.From, story.Days(66, 54, 90));
        if (story.Round % 3 > 0)
            story.Record(pathway, story.From, SampleEvents.Closed(story.Today, "treated"));
    }

    /// <summary>A patient whom a trust investigated and treated itself.</summary>
    internal static PathwayId TreatedAt(SampleStory story, SamplePlace at, int age)
    {
        var (pathway, start) = (Local(story, at, age), story.DayZero(age));
        story.Record(pathway, at, SampleEvents.Discussed(SampleWay.WorkingDay(start.AddDays(32)), Outcome(story)));
        story.Record(pathway, at, SampleEvents.Decided(at, SampleWay.WorkingDay(start.AddDays(34))));
        story.Record(pathway, at, SampleEvents.Treated(story.Person, at, start, SampleWay.WorkingDay(start.AddDays(51))));
        return pathway;
    }

    /// <summary>A patient whom nobody has handed over.</summary>
    internal static PathwayId Local(SampleStory story, SamplePlace at, int age, int diagnosedWithin = 30)
    {
        var start = story.DayZero(age);
        return story.Register(at, Registered(story, at, at, story.Way(start, start.AddDays(diagnosedWithin)), []));
    }

    /// <summary>A pathway that Sheffield tracks, of a patient whom the first trust referred on a day of the way.</summary>
    internal static PathwayId Waits(SampleStory story, int transfer, int since)
    {
        var start = story.DayZero(transfer + since);
        var handedOver = SampleWay.WorkingDay(start.AddDays(transfer));
        return story.Register(Sheffield, Registered(
            story, Sheffield, story.From, story.Way(start, handedOver), [new(story.From.Ods, Sheffield.Ods, handedOver)]));
    }

    private static void TreatedAfter(SampleStory story, int transfer, int days) => Treated(story, transfer, transfer + days);

    private static void Treated(SampleStory story, int transfer, int treatment)
    {
        var ago = story.Draw.Between(2, 26);
        var pathway = Waits(story, transfer, treatment - transfer + ago);
        var start = story.DayZero(treatment + ago);
        var day = SampleWay.WorkingDay(start.AddDays(treatment));
        var decided = SampleWay.WorkingDay(start.AddDays(Math.Max(transfer + 2, treatment - 12)));
        story.Record(pathway, Sheffield, SampleEvents.Discussed(SampleWay.WorkingDay(start.AddDays(transfer + 2)), Outcome(story)));
        story.Record(pathway, Sheffield, SampleEvents.Decided(Sheffield, decided));
        story.Record(pathway, Sheffield, SampleEvents.Treated(story.Person, Sheffield, start, day));
        if (story.Round % 3 > 0)
            story.Record(pathway, Sheffield, SampleEvents.Closed(story.Today, "treated"));
    }

    private static void Decided(SampleStory story, PathwayId pathway, int daysAgo)
    {
        var day = SampleWay.WorkingDay(story.Today.AddDays(-daysAgo));
        story.Record(pathway, Sheffield, SampleEvents.Discussed(day, Outcome(story)));
        story.Record(pathway, Sheffield, SampleEvents.Decided(Sheffield, day));
        story.Record(pathway, Sheffield, SampleEvents.Planned(story.Person, Sheffield, SampleWay.WorkingDay(story.Today.AddDays(9))));
    }

    internal static string Outcome(SampleStory story) =>
        story.Draw.Of(SampleWords.Outcomes).Replace("{treatment}", story.Person.Tumour.Treatment.Words, StringComparison.Ordinal);

    private static Register Registered(SampleStory story, SamplePlace at, SamplePlace seenAt, SampleWay way, IReadOnlyList<Transfer> transfers)
    {
        var patient = story.Person.At(at);
        var diagnosed = way.Diagnosed <= story.Today;
        return new()
        {
            Patient = new(patient.NhsNumber, patient.FamilyName, patient.GivenName, patient.BirthDate, patient.LocalPatientId),
            TumourGroup = story.Person.Tumour.Group,
            PathwayIdentifier = new(SampleDataSets.Identifier(story.Person, seenAt), seenAt.Ods),
            PeriodStart = way.Start,
            DiagnosisDate = diagnosed ? way.Diagnosed : null,
            PrimaryIcd10 = diagnosed ? story.Person.Tumour.Icd10 : null,
            Owner = story.Owner(at),
            Referral = new Dictionary<string, string>
            {
                ["sourceOfReferral"] = "03",
                ["priorityType"] = "3",
                ["referralType"] = story.Person.Tumour.Suspected,
                ["cancerDecisionToReferDate"] = way.Referred.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
                ["nhsNumberStatus"] = "01",
            },
            Transfers = transfers,
            History = SampleEvents.Of(story.Person, seenAt, way, story.Today),
        };
    }
}
