using System.Globalization;
using InterTrust.DataSet;
using InterTrust.Identity;
using InterTrust.Referrals;

namespace InterTrust.Pathways;

/// <summary>The referral, diagnosis and treatment events of a pathway: made from the data set where it has the facts, awaited where it has not.</summary>
internal static class PathwayEntries
{
    internal const string Referral = "referral";

    /// <summary>A fact of the referral event: CANCER REFERRAL TO TREATMENT PERIOD START DATE, whatever upgrade came after.</summary>
    internal const string PeriodStartDate = "periodStartDate";

    internal static IReadOnlyList<PathwayEntry> Of(ReferralFacts referral)
    {
        var source = new EntrySource(referral.From, referral.Id);
        var data = referral.DataSet.Value;
        return
        [
            new("", Referral, referral.ReceivedDate, false, source, Facts(
                (PeriodStartDate, Text(data.CancerWait?.PeriodStartDate ?? data.Rtt.PeriodStartDate)),
                ("decisionToReferDate", Text(data.Transfer?.DecisionToReferDate)),
                ("reasonForReferral", data.Questions?.ReasonForReferral),
                ("questionForMdt", data.Questions?.QuestionForMdt))),
            new("", HappeningKind.Diagnosis, data.Diagnosis?.DiagnosisDate, data.Diagnosis?.DiagnosisDate is null, source, Facts(
                ("primaryIcd10", data.Diagnosis?.PrimaryIcd10),
                ("laterality", data.Diagnosis?.Laterality),
                ("basis", data.Diagnosis?.Basis),
                ("morphology", data.Diagnosis?.Morphology),
                ("grade", data.Diagnosis?.Grade),
                ("t", data.Staging?.T),
                ("n", data.Staging?.N),
                ("m", data.Staging?.M),
                ("stageGroup", data.Staging?.StageGroup))),
            new("", HappeningKind.Treatment, null, true, source, Facts()),
            .. Waited(data.CancerWait, source),
        ];
    }

    /// <summary>What a further referral brings that the pathway does not have; it has a diagnosis and a treatment, though they be awaited.</summary>
    internal static IReadOnlyList<PathwayEntry> New(IReadOnlyList<PathwayEntry> entries, PathwayFacts facts) =>
        [.. entries.Where(e => e.Type == Referral || facts.Entries.All(there => there.Type != e.Type))];

    /// <summary>The referring trust's part of the waiting times.</summary>
    private static IEnumerable<PathwayEntry> Waited(EnfCancerWait? wait, EntrySource source)
    {
        if (wait?.DateFirstSeen is { } firstSeen)
            yield return new("", HappeningKind.FirstSeen, firstSeen, false, source, Facts(("site", wait.FirstSeenSite)));
        if (wait is { DateFirstSeen: { } seen, FirstSeenAdjustmentDays: { } days and > 0, FirstSeenAdjustmentReason: "3" })
            yield return new("", HappeningKind.Adjustment, seen, false, source, Facts(
                (HappeningKind.Adjusts, HappeningKind.FirstSeen),
                (HappeningKind.Days, days.ToString(CultureInfo.InvariantCulture)),
                (HappeningKind.ReasonCode, wait.FirstSeenAdjustmentReason)));
        if (wait?.ConsultantUpgradeDate is { } upgrade)
            yield return new("", HappeningKind.ConsultantUpgrade, upgrade, false, source, Facts(("site", wait.UpgradeSite)));
        if (wait?.FasterDiagnosisEndDate is { } told)
            yield return new("", HappeningKind.PatientTold, told, false, source, Facts(
                (HappeningKind.ReasonCode, wait.FasterDiagnosisEndReason), ("primaryCancerSite", wait.PrimaryCancerSite)));
    }

    internal static IReadOnlyList<PathwayEntry> Of(Register register, OdsCode ods)
    {
        var source = new EntrySource(ods, null);
        return
        [
            new("", Referral, register.PeriodStart, false, source, Facts()),
            new("", HappeningKind.Diagnosis, register.DiagnosisDate, register.DiagnosisDate is null, source, Facts(("primaryIcd10", register.PrimaryIcd10))),
            new("", HappeningKind.Treatment, null, true, source, Facts()),
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

    private static string? Text(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
