using InterTrust.Identity;
using InterTrust.Pathways;
using InterTrust.Referrals;

namespace InterTrust.InventedPatients;

/// <summary>Journeys whose referral was accepted, rejected, withdrawn or redirected.</summary>
internal static class DecidedReferrals
{
    private static Trust Sheffield => Trust.Sheffield;

    // ── Accepted: a new pathway ──

    internal static void ListedForTheMdt(JourneyBuilder journey)
    {
        var data = journey.DataSet(journey.Days(24, 16, 37));
        var id = journey.Send((journey.Round % 3) switch
        {
            1 => data.FirstAppointmentMissed(days: 3),
            2 => data.Incomplete(journey.Round),
            _ => data,
        });
        journey.Add(id, Sheffield.Coordinator, new Receive());
        var pathway = journey.Accept(id, how: new(Owner: journey.RandomOwner(Sheffield), Note: journey.Random.Pick(FreeText.Notes)));
        journey.Record(pathway, Sheffield, RecordedEvents.MdtDiscussion(journey.Today.NextMdtMeeting(journey.Patient.Tumour)));
    }

    internal static void TreatmentPlannedToday(JourneyBuilder journey)
    {
        var id = journey.Send(journey.DataSet(journey.Days(37, 24, 45)));
        var pathway = journey.Accept(id, how: new(Owner: journey.Patient.Tumour.TrackingTeam));
        RegisteredPathways.PlanTreatment(journey, pathway, decision: journey.Today, treatment: journey.DaysAhead(14));
        journey.Add(pathway, Sheffield.Coordinator, new AssignPathwayOwner(Sheffield.Coordinator.Name));
    }

    /// <summary>Two cancers at once: the second referral says so, and each has a pathway of its own.</summary>
    internal static void SecondPrimary(JourneyBuilder journey)
    {
        var data = journey.DataSet(journey.Days(29, 20, 38));
        var first = journey.Send(data);
        var second = journey.Send(
            data.Asking("Second, synchronous primary found on the staging scan.", "Which one first?"),
            additional: "Second primary, agreed at the local MDT; the first referral stands.");
        journey.Accept(first);
        var owner = journey.RandomOwner(Sheffield);
        journey.Accept(second, how: new(PathwayMode.New, Owner: owner, Note: "Second primary: keep both pathways."));
    }

    // ── Accepted: an existing pathway ──

    internal static void JoinsPathwayOfSheffield(JourneyBuilder journey)
    {
        var days = journey.Days(22, 14, 34);
        RegisteredPathways.Register(journey, Sheffield, days);
        journey.Accept(journey.Send(journey.DataSet(days)));
    }

    internal static void JoinsPathwayOfAnotherReferral(JourneyBuilder journey)
    {
        var days = journey.Days(26, 15, 39);
        journey.Accept(journey.Send(journey.DataSet(days)));
        journey.Accept(journey.Send(journey.DataSet(days, from: journey.OtherReferrer), from: journey.OtherReferrer));
    }

    // ── Onward, back and redirected ──

    internal static void ReferredOnward(JourneyBuilder journey)
    {
        var days = journey.Days(27, 18, 36);
        var pathway = RegisteredPathways.Register(journey, journey.Referrer, days, diagnosisWithin: days);
        journey.Accept(journey.Send(journey.DataSet(days), onwardFrom: pathway));
    }

    /// <summary>Sheffield advises, and the patient is treated locally.</summary>
    internal static void ReferredBack(JourneyBuilder journey)
    {
        var transfer = journey.Random.Between(14, 24);
        var since = journey.Random.Between(8, 16);
        var (patient, local) = (journey.Patient, journey.Referrer);
        var pathway = RegisteredPathways.RegisterTransferred(journey, transfer, since);
        var data = journey.DataSet(transfer + since)
            .Back(patient.At(Sheffield), patient.Tumour.FromSpecialty, [local.Ods, Sheffield.Ods])
            .Asking("Discussed in Sheffield; systemic treatment can be given nearer home.", "Date of the first cycle, please.");
        var id = journey.Send(data, Sheffield, local, onwardFrom: pathway);
        if (journey.Round % 2 == 1)
            journey.Accept(id, local);
    }

    internal static void RedirectedBySheffield(JourneyBuilder journey)
    {
        var id = journey.Send(journey.DataSet(journey.Days(23, 15, 34)));
        journey.Add(id, Sheffield.MdtCoordinator, new Redirect(journey.OtherReferrer.Ods, journey.Random.Pick(FreeText.RedirectReasons)));
    }

    internal static void RedirectedToSheffield(JourneyBuilder journey)
    {
        var other = journey.OtherReferrer;
        var id = journey.Send(journey.DataSet(journey.Days(32, 18, 39), to: other), to: other);
        journey.Add(id, other.MdtCoordinator, new Redirect(Sheffield.Ods, "Needs the specialist centre; not done here."));
    }

    // ── Rejected and withdrawn ──

    internal static void Rejected(JourneyBuilder journey) => Reject(journey);

    internal static void RejectedAndAcknowledged(JourneyBuilder journey) =>
        journey.Add(Reject(journey), journey.Referrer.Coordinator, new Acknowledge());

    internal static void Withdrawn(JourneyBuilder journey)
    {
        var id = journey.Send(journey.DataSet(journey.Days(19, 12, 40)));
        if (journey.Round % 2 == 1)
            journey.Add(id, Sheffield.Coordinator, new Receive());
        journey.Add(id, journey.Referrer.Coordinator, FreeText.Withdrawals[journey.Number % FreeText.Withdrawals.Length]);
    }

    private static ReferralId Reject(JourneyBuilder journey)
    {
        var id = journey.Send(journey.DataSet(journey.Days(25, 15, 44)));
        journey.Add(id, Sheffield.Coordinator, new Receive());
        journey.Add(id, Sheffield.MdtCoordinator, FreeText.Rejections[(journey.Number + journey.Round) % FreeText.Rejections.Length]);
        return id;
    }
}
