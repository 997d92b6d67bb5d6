using System.Globalization;
using InterTrust.Calendar;
using InterTrust.DataSet;
using InterTrust.Identity;
using InterTrust.Referrals;

namespace InterTrust.Pathways;

/// <summary>The referral, diagnosis and treatment events of a pathway: made from the data set where it has the facts, awaited where it has not.</summary>
internal static class ClinicalEvents
{
    internal const string Referral = "referral";

    /// <summary>A fact of the referral event: CANCER REFERRAL TO TREATMENT PERIOD START DATE, whatever upgrade came after.</summary>
    internal const string PeriodStartDate = "periodStartDate";

    /// <summary>A fact of a transfer onward: the day on which the minimum data set was complete, or on which it was accepted without.</summary>
    internal const string CompleteOn = "completeOn";

    /// <summary>A fact of a transfer onward: SERVICE REQUESTED DATE (INTER-PROVIDER TRANSFER).</summary>
    internal const string ServiceRequestedDate = "serviceRequestedDate";

    /// <summary>A fact of a transfer onward: CANCER TRANSFER REFERRING REASON (INTER-PROVIDER TRANSFER).</summary>
    internal const string TransferReason = "transferReason";

    internal static IReadOnlyList<ClinicalEvent> From(ReferralData referral)
    {
        var source = new ClinicalEventSource(referral.From, referral.Id);
        var data = referral.DataSet.Value;
        return
        [
            new("", Referral, referral.ReceivedDate, false, source, Facts(
                (PeriodStartDate, FormatDay(data.CancerWait?.PeriodStartDate ?? data.Rtt.PeriodStartDate)),
                ("decisionToReferDate", FormatDay(data.Transfer?.DecisionToReferDate)),
                ("nhsNumberStatus", data.Patient.NhsNumberStatus),
                ("sourceOfReferral", data.CancerWait?.SourceOfReferral),
                ("priorityType", data.CancerWait?.PriorityType),
                ("referralType", data.CancerWait?.ReferralType),
                ("cancerDecisionToReferDate", FormatDay(data.CancerWait?.DecisionToReferDate)),
                ("reasonForReferral", data.Questions?.ReasonForReferral),
                ("questionForMdt", data.Questions?.QuestionForMdt))),
            new("", ClinicalEventType.Diagnosis, data.Diagnosis?.DiagnosisDate, data.Diagnosis?.DiagnosisDate is null, source, Facts(
                ("primaryIcd10", data.Diagnosis?.PrimaryIcd10),
                ("laterality", data.Diagnosis?.Laterality),
                ("basis", data.Diagnosis?.Basis),
                ("morphology", data.Diagnosis?.Morphology),
                ("grade", data.Diagnosis?.Grade),
                ("t", data.Staging?.T),
                ("n", data.Staging?.N),
                ("m", data.Staging?.M),
                ("stageGroup", data.Staging?.StageGroup))),
            new("", ClinicalEventType.Treatment, null, true, source, Facts()),
            .. WaitingTimeEvents(data.CancerWait, source),
        ];
    }

    /// <summary>What a further referral brings that the pathway does not have; it has a diagnosis and a treatment, though they be awaited.</summary>
    internal static IReadOnlyList<ClinicalEvent> SelectMissing(IReadOnlyList<ClinicalEvent> entries, PathwayData facts) =>
        [.. entries.Where(e => e.Type == Referral || facts.Events.All(there => there.Type != e.Type))];

    /// <summary>The referring trust's part of the waiting times.</summary>
    private static IEnumerable<ClinicalEvent> WaitingTimeEvents(EnfCancerWait? wait, ClinicalEventSource source)
    {
        if (wait?.DateFirstSeen is { } firstSeen)
            yield return new("", ClinicalEventType.FirstSeen, firstSeen, false, source, Facts(("site", wait.FirstSeenSite)));
        if (wait is { DateFirstSeen: { } seen, FirstSeenAdjustmentDays: { } days and > 0, FirstSeenAdjustmentReason: "3" })
            yield return new("", ClinicalEventType.Adjustment, seen, false, source, Facts(
                (ClinicalEventType.Adjusts, ClinicalEventType.FirstSeen),
                (ClinicalEventType.Days, days.ToString(CultureInfo.InvariantCulture)),
                (ClinicalEventType.ReasonCode, wait.FirstSeenAdjustmentReason)));
        if (wait?.ConsultantUpgradeDate is { } upgrade)
            yield return new("", ClinicalEventType.ConsultantUpgrade, upgrade, false, source, Facts(("site", wait.UpgradeSite)));
        if (wait?.FasterDiagnosisEndDate is { } told)
            yield return new("", ClinicalEventType.PatientTold, told, false, source, Facts(
                (ClinicalEventType.ReasonCode, wait.FasterDiagnosisEndReason), ("primaryCancerSite", wait.PrimaryCancerSite)));
    }

    /// <summary>The transfer by an accepted referral, as the pathway that the patient went on from has it.</summary>
    internal static ClinicalEvent OnwardTransfer(Referral.OnPathway settled)
    {
        var (facts, asked) = (settled.Data, settled.Data.DataSet.Value.Transfer);
        return new("", ClinicalEventType.Transfer, facts.ReceivedDate, false, new(facts.From, facts.Id), Facts(
            (ClinicalEventType.To, facts.To.Value),
            (CompleteOn, FormatDay(facts.Assessment.Completeness.CompleteSince ?? LondonTime.Day(settled.Acceptance.At))),
            (ServiceRequestedDate, FormatDay(asked?.ServiceRequestedDate)),
            (TransferReason, asked?.TransferReason)));
    }

    /// <summary>A day among an event's facts.</summary>
    internal static DateOnly? ReadDay(ClinicalEvent entry, string fact) =>
        entry.Facts.TryGetValue(fact, out var text) ? DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture) : null;

    internal static IReadOnlyList<ClinicalEvent> From(Register register, OdsCode ods)
    {
        var source = new ClinicalEventSource(ods, null);
        return
        [
            new("", Referral, register.PeriodStart, false, source, register.Referral ?? Facts()),
            new("", ClinicalEventType.Diagnosis, register.DiagnosisDate, register.DiagnosisDate is null, source, Facts(("primaryIcd10", register.PrimaryIcd10))),
            new("", ClinicalEventType.Treatment, null, true, source, Facts()),
        ];
    }

    private static Dictionary<string, string> Facts(params ReadOnlySpan<(string Name, string? Value)> facts)
    {
        var known = new Dictionary<string, string>();
        foreach (var (name, value) in facts)
            if (value is not null)
                known.Add(name, value);
        return known;
    }

    private static string? FormatDay(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
