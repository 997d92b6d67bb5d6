using System.Text.Json.Nodes;

namespace InterTrust.Rules.DataSet;

public sealed class RefusedTests
{
    [Theory]
    [InlineData("/patient/nhsNumber", "\"9990000000\"", RefusalCode.NhsNumberInvalid)]
    [InlineData("/patient/nhsNumber", "\"999 000 0026\"", RefusalCode.NhsNumberInvalid)]
    [InlineData("/patient/nhsNumber", "9990000026", RefusalCode.ValidationFailed)]
    [InlineData("/patient/nhsNumber", "\"9434765919\"", RefusalCode.NotATestNumber)]
    [InlineData("/patient/nhsNumberStatus", "\"1\"", RefusalCode.CodeNotInList)]
    [InlineData("/patient/familyName", "\"123456789012345678901234567890123456\"", RefusalCode.ValidationFailed)]
    [InlineData("/patient/familyName", "\"  \"", RefusalCode.ValidationFailed)]
    [InlineData("/patient/familyName", "\"a\\nb\"", RefusalCode.ValidationFailed)]
    [InlineData("/patient/familyName", "[\"a\"]", RefusalCode.ValidationFailed)]
    [InlineData("/patient/postcode", "\"Barnsley\"", RefusalCode.ValidationFailed)]
    [InlineData("/patient/birthDate", "\"1980-02-30\"", RefusalCode.ValidationFailed)]
    [InlineData("/patient/birthDate", "\"30/11/1980\"", RefusalCode.ValidationFailed)]
    [InlineData("/patient/birthDate", "\"1879-12-31\"", RefusalCode.ValidationFailed)]
    [InlineData("/patient/birthDate", "\"1980-11-30T00:00:00Z\"", RefusalCode.ValidationFailed)]
    [InlineData("/patient/address", "[]", RefusalCode.ValidationFailed)]
    [InlineData("/patient/address", "[\"1\",\"2\",\"3\",\"4\",\"5\",\"6\"]", RefusalCode.ValidationFailed)]
    [InlineData("/patient/address", "\"2 Church Lane\"", RefusalCode.ValidationFailed)]
    [InlineData("/patient/address/1", "null", RefusalCode.ValidationFailed)]
    [InlineData("/patient/favouriteColour", "\"red\"", RefusalCode.UnknownField)]
    [InlineData("/patient/NhsNumber", "\"9990000026\"", RefusalCode.UnknownField)]
    [InlineData("/mdt", "{}", RefusalCode.UnknownField)]
    [InlineData("/contact/email", "\"nobody\"", RefusalCode.ValidationFailed)]
    [InlineData("/gp/practiceCode", "\"C8500\"", RefusalCode.ValidationFailed)]
    [InlineData("/gp", "\"Dr Walker\"", RefusalCode.ValidationFailed)]
    [InlineData("/referrer/referrerCode", "\"C45\"", RefusalCode.ValidationFailed)]
    [InlineData("/referrer/treatmentFunction", "\"999\"", RefusalCode.CodeNotInList)]
    [InlineData("/transfer/clinicalLetterSent", "\"true\"", RefusalCode.ValidationFailed)]
    [InlineData("/transfer/organisationsOnPathway/0", "\"rff\"", RefusalCode.ValidationFailed)]
    [InlineData("/rtt/pathwayIssuer", "\"R-F\"", RefusalCode.ValidationFailed)]
    [InlineData("/rtt/periodStatus", "\"10\"", RefusalCode.CodeNotInList)]
    [InlineData("/cancerWait/referralType", "\"19\"", RefusalCode.CodeNotInList)]
    [InlineData("/cancerWait/firstSeenSite", "\"RFF\"", RefusalCode.ValidationFailed)]
    [InlineData("/cancerWait/firstSeenAdjustmentDays", "-1", RefusalCode.ValidationFailed)]
    [InlineData("/cancerWait/firstSeenAdjustmentDays", "1.5", RefusalCode.ValidationFailed)]
    [InlineData("/diagnosis/primaryIcd10", "\"C34.1\"", RefusalCode.ValidationFailed)]
    [InlineData("/diagnosis/morphology", "\"8140\"", RefusalCode.ValidationFailed)]
    [InlineData("/diagnosis/topography", "\"D34.1\"", RefusalCode.ValidationFailed)]
    [InlineData("/diagnosis/metastaticSites", "[\"97\",\"ZZ\"]", RefusalCode.CodeNotInList, "/diagnosis/metastaticSites/1")]
    [InlineData("/health/heightCm", "1e9999", RefusalCode.ValidationFailed)]
    [InlineData("/health/heightCm", "\"170\"", RefusalCode.ValidationFailed)]
    [InlineData("/health/weightKg", "70.1234", RefusalCode.ValidationFailed)]
    [InlineData("/imaging/0/modality", "\"CT\"", RefusalCode.CodeNotInList)]
    [InlineData("/procedures/0/opcs4", "\"E59.1\"", RefusalCode.ValidationFailed)]
    [InlineData("/tumourGroup", "\"Lung\"", RefusalCode.CodeNotInList)]
    public void What_is_not_of_its_shape_is_refused_at_its_pointer(string pointer, string json, RefusalCode code, string? at = null)
    {
        var reading = Sent.Lung().With(pointer, json).Read();
        Assert.Null(reading.Document);
        var finding = Assert.Single(reading.Refused);
        Assert.Equal(("/dataset" + (at ?? pointer), code), (finding.Pointer, finding.Code));
    }

    [Theory]
    [InlineData("/patient/nhsNumber")]
    [InlineData("/rtt/pathwayIdentifier")]
    [InlineData("/rtt/pathwayIssuer")]
    [InlineData("/rtt/periodStatus")]
    [InlineData("/rtt/periodStartDate")]
    [InlineData("/tumourGroup")]
    public void A_key_item_that_is_missing_or_null_is_refused(string pointer)
    {
        foreach (var reading in new[] { Sent.Lung().Without(pointer).Read(), Sent.Lung().With(pointer, "null").Read() })
            Assert.Equal(["/dataset" + pointer], reading.Refused.Select(f => f.Pointer));
    }

    [Fact]
    public void An_empty_data_set_is_told_every_item_that_it_is_refused_for() => Assert.Equal(
        ["/patient/nhsNumber", "/rtt/pathwayIdentifier", "/rtt/pathwayIssuer", "/rtt/periodStatus", "/rtt/periodStartDate", "/tumourGroup"],
        new JsonObject().Read(Sent.Context with { At = "" }).Refused.Select(f => f.Pointer));

    [Fact]
    public void All_that_is_wrong_is_found_at_once() => Assert.Equal(
        ["/dataset/patient/sex", "/dataset/staging/stage", "/dataset/health/smoking", "/dataset/rtt/periodStatus"],
        Sent.Lung()
            .With("/patient/sex", "\"F\"").With("/staging/stage", "1").With("/health/smoking", "true").Without("/rtt/periodStatus")
            .Read().Refused.Select(f => f.Pointer).OrderBy(p => Array.IndexOf(["patient", "staging", "health", "rtt"], p.Split('/')[2])));

    [Fact]
    public void Null_is_as_good_as_absent() => Assert.Equal(
        Sent.Lung().Without("/gp").Read().Document!.Json, Sent.Lung().With("/gp", "null").Read().Document!.Json);

    [Fact]
    public void A_code_outside_its_list_is_answered_with_the_address_of_the_list() =>
        Assert.Contains(
            "/api/v1/reference/codes/sex",
            Sent.Lung().With("/patient/sex", "\"F\"").Read().Refused.Single().Detail,
            StringComparison.Ordinal);

    [Fact]
    public void A_real_number_is_taken_outside_demo_mode() =>
        Assert.Empty(Sent.Lung().With("/patient/nhsNumber", "\"9434765919\"").Read(Sent.Context with { TestNumbersOnly = false }).Refused);

    [Fact]
    public void The_issuer_of_a_pathway_may_be_an_organisation_that_the_directory_does_not_hold() =>
        Assert.Empty(Sent.Lung().With("/rtt/pathwayIssuer", "\"X09\"").Read().Refused);

    [Theory]
    [InlineData("3", null, "firstSeenAdjustmentReason")]
    [InlineData("3", "\"9\"", "firstSeenAdjustmentReason")]
    [InlineData("null", "\"3\"", "firstSeenAdjustmentDays")]
    [InlineData("0", "\"3\"", "firstSeenAdjustmentDays")]
    [InlineData("10", "\"3\"", "firstSeenAdjustmentDays")]
    [InlineData("9", "\"3\"", null)]
    [InlineData("0", "\"9\"", null)]
    [InlineData("0", null, null)]
    public void Days_come_off_only_for_reason_3_and_no_more_than_were_waited(string days, string? reason, string? at) => Assert.Equal(
        at is null ? [] : [$"/dataset/cancerWait/{at}"],
        Sent.Lung().With("/cancerWait/firstSeenAdjustmentDays", days).With("/cancerWait/firstSeenAdjustmentReason", reason ?? "null")
            .Read().Refused.Select(f => f.Pointer));

    [Fact]
    public void A_first_appointment_before_the_period_start_is_found_once_whatever_the_adjustment() => Assert.Single(
        Sent.Lung().With("/cancerWait/dateFirstSeen", "\"2026-10-28\"")
            .With("/cancerWait/firstSeenAdjustmentDays", "1").With("/cancerWait/firstSeenAdjustmentReason", "\"3\"").Read().Refused);
}
