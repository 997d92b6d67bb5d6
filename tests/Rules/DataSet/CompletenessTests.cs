using InterTrust.DataSet;

namespace InterTrust.Rules.DataSet;

public sealed class CompletenessTests
{
    public static TheoryData<string> Minimum { get; } =
        [.. EnfFields.All.Where(f => f is { Minimum: true, Required: false }).Select(f => f.Pointer)];

    public static TheoryData<string> Cwt { get; } =
        [.. EnfFields.All.Where(f => f is { Cwt: not null, Required: false }).Select(f => f.Pointer)];

    [Theory, MemberData(nameof(Minimum))]
    public void On_its_own_a_data_set_needs_every_mandatory_item(string pointer)
    {
        var reading = Sent.Lung().Without(pointer).Read();
        Assert.NotNull(reading.Document);
        Assert.Equal([pointer], reading.Completeness!.Missing);
        Assert.False(reading.Completeness.Complete);
    }

    [Theory, MemberData(nameof(Minimum))]
    public void With_the_clinical_letter_no_more_than_the_key_items_are_needed(string pointer)
    {
        var reading = Sent.Lung().Without(pointer).With("/transfer/clinicalLetterSent", "true").Read();
        Assert.True(reading.Completeness!.Complete);
        Assert.Equal("withClinicalLetter", reading.Completeness.Mode);
    }

    [Theory, MemberData(nameof(Cwt))]
    public void The_waiting_times_record_stands_apart(string pointer)
    {
        var cwt = Sent.Lung().Without(pointer).Read().Cwt!;
        Assert.Equal("1e", cwt.Scenario);
        Assert.Equal([pointer], cwt.Missing);
    }

    [Theory]
    [InlineData("17", "3")]
    [InlineData("03", "2")]
    public void A_decision_to_refer_is_not_asked_for_where_there_was_none(string source, string priority) => Assert.Empty(
        Sent.Lung().Without("/cancerWait/decisionToReferDate")
            .With("/cancerWait/sourceOfReferral", $"\"{source}\"").With("/cancerWait/priorityType", $"\"{priority}\"").Read().Cwt!.Missing);

    [Fact]
    public void What_was_complete_before_stays_complete_since_then() => Assert.Equal(
        new DateOnly(2026, 11, 20), Sent.Lung().Read(Sent.Context with { CompleteSince = new(2026, 11, 20) }).Completeness!.CompleteSince);

    [Fact]
    public void What_is_no_longer_complete_has_no_such_day() => Assert.Null(
        Sent.Lung().Without("/gp").Read(Sent.Context with { CompleteSince = new(2026, 11, 20) }).Completeness!.CompleteSince);

    [Fact]
    public void The_minimum_data_set_is_the_mandatory_items_that_neither_token_nor_directory_knows() => Assert.Equal(
        [
            "CARE PROFESSIONAL NAME (REFERRING)", "CORRESPONDENCE ADDRESS", "DECISION TO REFER DATE (INTER-PROVIDER TRANSFER)",
            "GENERAL MEDICAL PRACTICE CODE (PATIENT REGISTRATION)", "LOCAL PATIENT IDENTIFIER", "NHS NUMBER",
            "ORGANISATION CODE (ON PATHWAY)", "ORGANISATION CODE (PATIENT PATHWAY IDENTIFIER ISSUER)", "PATIENT PATHWAY IDENTIFIER",
            "PERSON BIRTH DATE", "PERSON FAMILY NAME", "PERSON FULL NAME (REFERRER CONTACT)", "PERSON GIVEN NAME",
            "PERSON NAME (SPECIFIED GENERAL MEDICAL PRACTITIONER)", "PERSON TITLE", "POSTCODE OF CORRESPONDENCE ADDRESS",
            "REFERRAL RAISED REASON (INTER-PROVIDER TRANSFER)", "REFERRAL TO TREATMENT PERIOD START DATE",
            "REFERRAL TO TREATMENT PERIOD STATUS (INTER-PROVIDER TRANSFER)", "REFERRER CODE",
            "SERVICE REQUESTED DATE (INTER-PROVIDER TRANSFER)", "TREATMENT FUNCTION CODE (RECEIVING SERVICE)",
            "TREATMENT FUNCTION CODE (REFERRING SERVICE)",
        ],
        EnfFields.All.Where(f => f.Minimum).Select(f => f.Element).Order(StringComparer.Ordinal));

    [Fact]
    public void The_key_items_are_what_the_type_requires_besides_the_tumour_group()
    {
        var keys = typeof(EnfDataSet).Assembly.GetTypes().Where(t => t.IsSubclassOf(typeof(EnfPart))).SelectMany(t => t.GetProperties())
            .Where(p => p.IsDefined(typeof(KeyAttribute), false)).Select(p => p.Name);
        Assert.Equal(
            keys.Order().Append("TumourGroup"),
            EnfFields.All.Where(f => f.Required).Select(f => Capital(f.Pointer.Split('/')[^1])).Order());

        static string Capital(string name) => char.ToUpperInvariant(name[0]) + name[1..];
    }
}
