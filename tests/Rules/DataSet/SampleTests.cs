using InterTrust.DataSet;

namespace InterTrust.Rules.DataSet;

public sealed class SampleTests
{
    private static DataSetValidation Read(string sample)
    {
        var body = Sent.Sample(sample);
        var from = Sent.Ods(body["clientReference"]!.GetValue<string>().Split('-')[1]);
        return body["dataset"]!.AsObject().Read(Sent.Context with { From = from });
    }

    [Theory]
    [InlineData("lung-complete")]
    [InlineData("breast-complete")]
    [InlineData("prostate-complete")]
    public void A_complete_sample_lacks_nothing(string sample)
    {
        var reading = Read(sample);
        Assert.Empty(reading.Refused);
        Assert.Equal(new("standalone", true, [], Sent.Today), reading.Completeness! with { Missing = [] });
        Assert.Empty(reading.Completeness.Missing);
        Assert.Empty(reading.Cwt!.Missing);
        Assert.Equal(["SENT_LATE"], reading.Warnings.Select(w => w.Code));
    }

    [Fact]
    public void The_incomplete_sample_says_what_it_lacks()
    {
        var reading = Read("head-and-neck-incomplete");
        Assert.NotNull(reading.Document);
        Assert.False(reading.Completeness!.Complete);
        Assert.Null(reading.Completeness.CompleteSince);
        Assert.Equal(["/patient/postcode", "/gp/name", "/gp/practiceCode"], reading.Completeness.Missing);
    }

    [Fact]
    public void The_sample_with_a_letter_is_complete_and_its_waiting_times_record_is_not()
    {
        var reading = Read("upper-gi-with-letter-key-items-only");
        Assert.Equal("withClinicalLetter", reading.Completeness!.Mode);
        Assert.True(reading.Completeness.Complete);
        Assert.Equal(["/cancerWait/dateFirstSeen"], reading.Cwt!.Missing);
    }

    [Fact]
    public void The_sample_with_a_wrong_check_digit_is_refused_there()
    {
        var reading = Read("refused-bad-check-digit");
        Assert.Null(reading.Document);
        var finding = Assert.Single(reading.Refused);
        Assert.Equal(("/dataset/patient/nhsNumber", RefusalCode.NhsNumberInvalid), (finding.Pointer, finding.Code));
    }
}
