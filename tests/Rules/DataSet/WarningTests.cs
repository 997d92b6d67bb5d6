namespace InterTrust.Rules.DataSet;

public sealed class WarningTests
{
    [Theory]
    [InlineData("2026-11-20", "SENT_LATE")]
    [InlineData("2026-11-21", null)]
    public void Later_than_48_hours_after_the_decision_is_late(string decided, string? code) =>
        Assert.Equal(
            code is null ? [] : [code], Codes("/transfer/decisionToReferDate", $"\"{decided}\"", "/transfer/serviceRequestedDate"));

    [Theory]
    [InlineData("/patient/nhsNumberStatus", "\"02\"", "NHS_NUMBER_NOT_VERIFIED")]
    [InlineData("/patient/birthDate", "\"1915-11-23\"", "IMPLAUSIBLE_VALUE")]
    [InlineData("/patient/birthDate", "\"1915-11-24\"", null)]
    [InlineData("/health/heightCm", "29", "IMPLAUSIBLE_VALUE")]
    [InlineData("/health/heightCm", "1.7", "IMPLAUSIBLE_VALUE")]
    [InlineData("/health/heightCm", "251", "IMPLAUSIBLE_VALUE")]
    [InlineData("/health/heightCm", "172.5", null)]
    [InlineData("/health/weightKg", "0.4", "IMPLAUSIBLE_VALUE")]
    [InlineData("/health/weightKg", "401", "IMPLAUSIBLE_VALUE")]
    [InlineData("/health/weightKg", "70", null)]
    [InlineData("/questions/preferredMdtDate", "\"2026-11-22\"", "IMPLAUSIBLE_VALUE")]
    [InlineData("/questions/preferredMdtDate", "\"2026-11-26\"", null)]
    [InlineData("/tumourGroup", "\"breast\"", "TUMOUR_GROUP_DISAGREES", "/cancerWait/primaryCancerSite")]
    [InlineData("/cancerWait/primaryCancerSite", "\"01\"", "TUMOUR_GROUP_DISAGREES", "/cancerWait/primaryCancerSite")]
    [InlineData("/cancerWait/primaryCancerSite", "\"98\"", null)]
    [InlineData("/cancerWait/referralType", "\"17\"", null)]
    [InlineData("/cancerWait/firstSeenSite", "\"RP5AA\"", "SITE_OF_ANOTHER_ORGANISATION")]
    [InlineData("/cancerWait/firstSeenSite", "\"89999\"", null)]
    [InlineData("/cancerWait/upgradeSite", "\"RP5AA\"", "SITE_OF_ANOTHER_ORGANISATION")]
    public void What_should_be_looked_at_is_warned_of_and_refuses_nothing(string pointer, string json, string? code, string? names = null)
    {
        var reading = Sent.Lung().With(pointer, json).Read();
        Assert.NotNull(reading.Document);
        var warnings = reading.Warnings.Where(w => w.Code is not "SENT_LATE").ToList();
        Assert.Equal(code is null ? [] : [code], warnings.Select(w => w.Code));
        Assert.All(warnings, w => Assert.Contains(names ?? "", w.Detail, StringComparison.Ordinal));
        Assert.All(warnings, w => Assert.Equal(names is null ? pointer : "/tumourGroup", w.Pointer));
    }

    [Fact]
    public void What_was_suspected_counts_where_no_site_was_found()
    {
        var warning = Sent.Lung().Without("/cancerWait/primaryCancerSite").With("/cancerWait/referralType", "\"08\"").Read().Warnings[^1];
        Assert.Equal(("/tumourGroup", "TUMOUR_GROUP_DISAGREES"), (warning.Pointer, warning.Code));
    }

    [Fact]
    public void A_site_of_a_trust_that_the_patient_came_through_is_no_surprise() => Assert.DoesNotContain(
        Sent.Lung().With("/cancerWait/firstSeenSite", "\"RP5AA\"")
            .With("/transfer/organisationsOnPathway", """["RP5","RFF"]""").Read().Warnings,
        w => w.Pointer is "/cancerWait/firstSeenSite");

    private static IEnumerable<string> Codes(string pointer, string json, string without) =>
        Sent.Lung().Without(without).With(pointer, json).Read().Warnings.Select(w => w.Code);
}
