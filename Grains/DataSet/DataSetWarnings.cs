using InterTrust.Referrals;

namespace InterTrust.DataSet;

/// <summary>What is unlikely and should be checked. A warning never refuses a data set.</summary>
internal static class DataSetWarnings
{
    private const string Implausible = "IMPLAUSIBLE_VALUE";

    /// <summary>National codes for a site that has no code of its own.</summary>
    private static readonly string[] SitesWithoutCode = ["89997", "89999"];

    internal static IEnumerable<Warning> Find(EnfDataSet dataSet, ValidationContext context) =>
    [
        .. CheckTiming(dataSet, context.Today),
        .. CheckPatient(dataSet.Patient, context.Today),
        .. CheckHealth(dataSet.Health),
        .. CheckTumourGroup(dataSet),
        .. CheckSite("/cancerWait/firstSeenSite", dataSet.CancerWait?.FirstSeenSite, dataSet, context),
        .. CheckSite("/cancerWait/upgradeSite", dataSet.CancerWait?.UpgradeSite, dataSet, context),
    ];

    private static IEnumerable<Warning> CheckTiming(EnfDataSet dataSet, DateOnly today)
    {
        // The rule counts hours and the dictionary has a date: only after the second day have 48 hours certainly passed.
        if (dataSet.Transfer?.DecisionToReferDate is { } decided && today.DayNumber - decided.DayNumber > 2)
            yield return new(
                "/transfer/decisionToReferDate", "SENT_LATE", "The data set is sent later than 48 hours after the decision to refer.");
        if (dataSet.Questions?.PreferredMdtDate < today)
            yield return new("/questions/preferredMdtDate", Implausible, "The preferred MDT date has passed.");
    }

    private static IEnumerable<Warning> CheckPatient(EnfPatient patient, DateOnly today)
    {
        const int MaxAge = 110;
        if (patient.NhsNumberStatus is not (null or "01"))
            yield return new(
                "/patient/nhsNumberStatus", "NHS_NUMBER_NOT_VERIFIED", "The NHS number was not verified: check that it is this patient's.");
        if (patient.BirthDate is { } born && born.AddYears(MaxAge + 1) <= today)
            yield return new("/patient/birthDate", Implausible, $"By this birth date the patient is over {MaxAge} years old.");
    }

    private static IEnumerable<Warning> CheckHealth(EnfHealth? health)
    {
        if (health?.HeightCm is < 30 or > 250)
            yield return new("/health/heightCm", Implausible, "Hardly anybody is this tall or this short. The height is in centimetres.");
        if (health?.WeightKg is < 0.5m or > 400)
            yield return new(
                "/health/weightKg", Implausible, "Hardly anybody weighs this much or this little. The weight is in kilograms.");
    }

    private static IEnumerable<Warning> CheckTumourGroup(EnfDataSet dataSet)
    {
        if (TumourGroups.FindDisagreement(dataSet) is { } with)
            yield return new("/tumourGroup", "TUMOUR_GROUP_DISAGREES", $"The tumour group does not agree with {with}.");
    }

    private static IEnumerable<Warning> CheckSite(string pointer, string? site, EnfDataSet dataSet, ValidationContext context)
    {
        string[] organisations = [context.From.Value, .. dataSet.Transfer?.OrganisationsOnPathway?.Select(o => o.Value) ?? []];
        if (site is not null && !SitesWithoutCode.Contains(site) && !organisations.Any(o => site.StartsWith(o, StringComparison.Ordinal)))
            yield return new(
                pointer, "SITE_OF_ANOTHER_ORGANISATION", "The site's code begins with the code of no organisation on this pathway.");
    }
}
