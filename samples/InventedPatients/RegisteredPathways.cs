using System.Globalization;
using InterTrust.Identity;
using InterTrust.Pathways;

namespace InterTrust.InventedPatients;

/// <summary>
/// Journeys of patients whom a trust already tracks. It registers the pathway with its history, so that a transfer or a treatment can be in
/// the past.
/// </summary>
internal static class RegisteredPathways
{
    private static Trust Sheffield => Trust.Sheffield;

    // ── Treated after a transfer: scenarios 1 to 6 of the breach allocation. The ranges leave room for a weekend ──

    internal static void EverythingInTime(JourneyBuilder journey) =>
        TreatedAfter(journey, transfer: journey.Random.Between(24, 34), days: journey.Random.Between(14, 20));

    internal static void LateAfterTransferButIn62Days(JourneyBuilder journey) =>
        Treated(journey, transfer: journey.Random.Between(18, 26), treatment: journey.Random.Between(54, 60));

    internal static void LateTransferButIn62Days(JourneyBuilder journey) =>
        Treated(journey, transfer: journey.Random.Between(43, 46), treatment: journey.Random.Between(56, 60));

    internal static void EarlyTransferTreatedLate(JourneyBuilder journey) =>
        Treated(journey, transfer: journey.Random.Between(26, 36), treatment: journey.Random.Between(68, 84));

    internal static void TransferTooLateFor62Days(JourneyBuilder journey) =>
        TreatedAfter(journey, transfer: journey.Random.Between(50, 58), days: journey.Random.Between(15, 20));

    internal static void EverythingLate(JourneyBuilder journey) =>
        TreatedAfter(journey, transfer: journey.Random.Between(44, 52), days: journey.Random.Between(30, 40));

    // ── Transferred, not treated: by the status of the clocks ──

    internal static void OnTrack(JourneyBuilder journey)
    {
        var pathway = RegisterTransferred(journey, journey.Days(24, 15, 32), since: 6);
        journey.Record(pathway, Sheffield, RecordedEvents.MdtDiscussion(journey.Today.NextMdtMeeting(journey.Patient.Tumour)));
    }

    internal static void PlanNow(JourneyBuilder journey) =>
        Planned(journey, RegisterTransferred(journey, journey.Days(30, 24, 33), since: 15), decidedDaysAgo: 6);

    internal static void ActToday(JourneyBuilder journey) =>
        Planned(journey, RegisterTransferred(journey, journey.Days(36, 35, 38), since: 20), decidedDaysAgo: 12);

    internal static void Breached(JourneyBuilder journey)
    {
        var pathway = RegisterTransferred(journey, journey.Days(41, 28, 47), since: journey.Days(31, 36, 52));
        Planned(journey, pathway, decidedDaysAgo: journey.Days(26, 12, 34));
    }

    internal static void Over104Days(JourneyBuilder journey)
    {
        var pathway = RegisterTransferred(journey, journey.Days(52, 40, 70), since: journey.Days(60, 48, 90));
        journey.Record(
            pathway,
            Sheffield,
            RecordedEvents.MdtDiscussion(journey.DaysAgo(journey.Random.Between(34, 46)), MdtOutcome(journey)),
            RecordedEvents.TreatmentPlanned(journey.Patient, Sheffield, journey.DaysAhead(8), careSetting: "01"),
            RecordedEvents.TreatmentAdjustment(journey.DaysAgo(30), days: 14));
    }

    // ── At one trust alone ──

    internal static void JustReferred(JourneyBuilder journey) => Register(journey, journey.Referrer, journey.Days(8, 4, 15));

    internal static void DiagnosisDueSoon(JourneyBuilder journey) => Register(journey, journey.Referrer, journey.Days(20, 17, 27));

    internal static void TreatedLocally(JourneyBuilder journey) =>
        CloseSome(journey, TreatedAt(journey, journey.Referrer, journey.Days(66, 54, 90)), journey.Referrer);

    /// <summary>A patient whom the trust investigated and treated.</summary>
    internal static PathwayId TreatedAt(JourneyBuilder journey, Trust trust, int days)
    {
        var (pathway, start) = (Register(journey, trust, days), journey.DaysAgo(days));
        journey.Record(
            pathway,
            trust,
            RecordedEvents.MdtDiscussion(start.AddDays(32).ToWorkingDay(), MdtOutcome(journey)),
            RecordedEvents.DecisionToTreat(trust, start.AddDays(34).ToWorkingDay()),
            RecordedEvents.Treatment(journey.Patient, trust, start, start.AddDays(51).ToWorkingDay()));
        return pathway;
    }

    /// <summary>Registers a patient whom the trust investigates.</summary>
    internal static PathwayId Register(JourneyBuilder journey, Trust trust, int days, int diagnosisWithin = 30)
    {
        var start = journey.DaysAgo(days);
        return journey.Register(trust, Pathway(journey, trust, trust, journey.Timeline(start, start.AddDays(diagnosisWithin)), []));
    }

    /// <summary>Registers at Sheffield a patient whom the first trust transferred on a day of the pathway, so many days ago.</summary>
    internal static PathwayId RegisterTransferred(JourneyBuilder journey, int transfer, int since)
    {
        var start = journey.DaysAgo(transfer + since);
        var transferred = start.AddDays(transfer).ToWorkingDay();
        var transfers = new[] { new Transfer(journey.Referrer.Ods, Sheffield.Ods, transferred) };
        return journey.Register(Sheffield, Pathway(journey, Sheffield, journey.Referrer, journey.Timeline(start, transferred), transfers));
    }

    /// <summary>Sheffield's MDT decides to treat, and the treatment has a date.</summary>
    internal static void PlanTreatment(JourneyBuilder journey, PathwayId pathway, DateOnly decision, DateOnly treatment) => journey.Record(
        pathway,
        Sheffield,
        RecordedEvents.MdtDiscussion(decision, MdtOutcome(journey)),
        RecordedEvents.DecisionToTreat(Sheffield, decision),
        RecordedEvents.TreatmentPlanned(journey.Patient, Sheffield, treatment));

    private static void Planned(JourneyBuilder journey, PathwayId pathway, int decidedDaysAgo) =>
        PlanTreatment(journey, pathway, journey.DaysAgo(decidedDaysAgo), treatment: journey.DaysAhead(9));

    private static void TreatedAfter(JourneyBuilder journey, int transfer, int days) => Treated(journey, transfer, transfer + days);

    private static void Treated(JourneyBuilder journey, int transfer, int treatment)
    {
        var daysAgo = journey.Random.Between(2, 26);
        var pathway = RegisterTransferred(journey, transfer, since: treatment - transfer + daysAgo);
        var start = journey.DaysAgo(treatment + daysAgo);
        journey.Record(
            pathway,
            Sheffield,
            RecordedEvents.MdtDiscussion(start.AddDays(transfer + 2).ToWorkingDay(), MdtOutcome(journey)),
            RecordedEvents.DecisionToTreat(Sheffield, start.AddDays(Math.Max(transfer + 2, treatment - 12)).ToWorkingDay()),
            RecordedEvents.Treatment(journey.Patient, Sheffield, start, start.AddDays(treatment).ToWorkingDay()));
        CloseSome(journey, pathway, Sheffield);
    }

    private static void CloseSome(JourneyBuilder journey, PathwayId pathway, Trust trust)
    {
        if (journey.Round % 3 > 0)
            journey.Record(pathway, trust, RecordedEvents.Closed(journey.Today, "treated"));
    }

    private static string MdtOutcome(JourneyBuilder journey) => journey.Random.Pick(FreeText.MdtOutcomes)
        .Replace("{treatment}", journey.Patient.Tumour.Treatment.Description, StringComparison.Ordinal);

    private static Register Pathway(
        JourneyBuilder journey, Trust trust, Trust seenAt, Timeline timeline, IReadOnlyList<Transfer> transfers)
    {
        var (patient, tumour) = (journey.Patient.At(trust), journey.Patient.Tumour);
        var isDiagnosed = timeline.Diagnosis <= journey.Today;
        return new()
        {
            Patient = new(patient.NhsNumber, patient.FamilyName, patient.GivenName, patient.BirthDate, patient.LocalPatientId),
            TumourGroup = tumour.TumourGroup,
            PathwayIdentifier = new(journey.Patient.PathwayIdentifier(seenAt), seenAt.Ods),
            PeriodStart = timeline.PeriodStart,
            DiagnosisDate = isDiagnosed ? timeline.Diagnosis : null,
            PrimaryIcd10 = isDiagnosed ? tumour.Icd10 : null,
            Owner = journey.RandomOwner(trust),
            Referral = new Dictionary<string, string>
            {
                ["sourceOfReferral"] = "03",
                ["priorityType"] = "3",
                ["referralType"] = tumour.ReferralType,
                ["cancerDecisionToReferDate"] = timeline.GpReferral.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
                ["nhsNumberStatus"] = "01",
            },
            Transfers = transfers,
            History = RecordedEvents.Diagnosis(journey.Patient, seenAt, timeline, journey.Today),
        };
    }
}
