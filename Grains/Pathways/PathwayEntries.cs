using InterTrust.Identity;
using InterTrust.Referrals;

namespace InterTrust.Pathways;

/// <summary>The referral, diagnosis and treatment events of a pathway: made from the data set where it has the facts, awaited where it has not.</summary>
internal static class PathwayEntries
{
    internal const string Referral = "referral";
    private const string Diagnosis = "diagnosis";
    private const string Treatment = "treatment";

    internal static IReadOnlyList<PathwayEntry> Of(ReferralFacts referral)
    {
        var source = new EntrySource(referral.From, referral.Id);
        var data = referral.DataSet.Value;
        return
        [
            new("", Referral, referral.ReceivedDate, false, source, Facts(
                ("decisionToReferDate", Text(data.Transfer?.DecisionToReferDate)),
                ("reasonForReferral", data.Questions?.ReasonForReferral),
                ("questionForMdt", data.Questions?.QuestionForMdt))),
            new("", Diagnosis, data.Diagnosis?.DiagnosisDate, data.Diagnosis?.DiagnosisDate is null, source, Facts(
                ("primaryIcd10", data.Diagnosis?.PrimaryIcd10),
                ("laterality", data.Diagnosis?.Laterality),
                ("basis", data.Diagnosis?.Basis),
                ("morphology", data.Diagnosis?.Morphology),
                ("grade", data.Diagnosis?.Grade),
                ("t", data.Staging?.T),
                ("n", data.Staging?.N),
                ("m", data.Staging?.M),
                ("stageGroup", data.Staging?.StageGroup))),
            new("", Treatment, null, true, source, Facts()),
        ];
    }

    internal static IReadOnlyList<PathwayEntry> Of(Register register, OdsCode ods)
    {
        var source = new EntrySource(ods, null);
        return
        [
            new("", Referral, register.PeriodStart, false, source, Facts()),
            new("", Diagnosis, register.DiagnosisDate, register.DiagnosisDate is null, source, Facts(("primaryIcd10", register.PrimaryIcd10))),
            new("", Treatment, null, true, source, Facts()),
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

    private static string? Text(DateOnly? day) => day?.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
}
