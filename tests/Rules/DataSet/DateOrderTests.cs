using System.Text.Json.Nodes;

namespace InterTrust.Rules.DataSet;

public sealed class DateOrderTests
{
    private const string Tomorrow = "\"2026-11-24\"";

    public static TheoryData<string> Past { get; } =
    [
        "/patient/birthDate", "/transfer/decisionToReferDate", "/transfer/serviceRequestedDate", "/rtt/periodStartDate",
        "/cancerWait/decisionToReferDate", "/cancerWait/periodStartDate", "/cancerWait/consultantUpgradeDate", "/cancerWait/dateFirstSeen",
        "/cancerWait/fasterDiagnosisEndDate", "/diagnosis/diagnosisDate", "/staging/date", "/imaging/0/date", "/procedures/0/date",
    ];

    [Theory, MemberData(nameof(Past))]
    public void What_has_happened_cannot_lie_in_the_future(string pointer)
    {
        var reading = Sent.Lung().With(pointer, Tomorrow).Read();
        Assert.Contains(reading.Refused, f => f.Pointer == "/dataset" + pointer && f.Detail.Contains("future", StringComparison.Ordinal));
    }

    [Theory, MemberData(nameof(Past))]
    public void The_ends_of_the_calendar_are_refused_and_break_nothing(string pointer)
    {
        foreach (var day in (string[])["0001-01-01", "1879-12-31", "2199-12-31", "2200-01-01", "9999-12-31"])
            Assert.NotEmpty(Sent.Lung().With(pointer, $"\"{day}\"").With("/cancerWait/firstSeenAdjustmentDays", "999").Read().Refused);
    }

    [Theory, MemberData(nameof(Past))]
    public void What_happened_today_is_not_in_the_future(string pointer) =>
        Assert.DoesNotContain(
            Sent.Lung().With(pointer, "\"2026-11-23\"").Read().Refused, f => f.Detail.Contains("future", StringComparison.Ordinal));

    [Theory, MemberData(nameof(Past))]
    public void Nothing_happens_before_birth(string pointer)
    {
        if (pointer is "/patient/birthDate")
            return;
        var reading = Sent.Lung().With(pointer, "\"1980-11-29\"").Read();
        Assert.Contains(
            reading.Refused, f => f.Pointer == "/dataset/patient/birthDate" && f.Detail.Contains(pointer, StringComparison.Ordinal));
    }

    [Fact]
    public void A_child_may_be_referred_on_the_day_of_birth()
    {
        var newborn = new JsonObject()
            .With("/patient/nhsNumber", "\"9990000026\"").With("/patient/birthDate", "\"2026-11-20\"")
            .With("/rtt", """{"pathwayIdentifier":"1","pathwayIssuer":"RFF","periodStatus":"20","periodStartDate":"2026-11-20"}""")
            .With("/tumourGroup", "\"childrens\"");
        Assert.Empty(newborn.Read().Refused);
    }

    // The lung sample: decided 28 October, period from 29 October, first seen 7 November, referred on 19 November, asked for 20 November.
    [Theory]
    [InlineData("/cancerWait/periodStartDate", "2026-10-27", "/cancerWait/periodStartDate")]
    [InlineData("/cancerWait/dateFirstSeen", "2026-10-28", "/cancerWait/dateFirstSeen")]
    [InlineData("/cancerWait/consultantUpgradeDate", "2026-10-28", "/cancerWait/consultantUpgradeDate")]
    [InlineData("/cancerWait/fasterDiagnosisEndDate", "2026-10-28", "/cancerWait/fasterDiagnosisEndDate")]
    [InlineData("/transfer/serviceRequestedDate", "2026-11-18", "/transfer/serviceRequestedDate")]
    [InlineData("/rtt/periodStartDate", "2026-11-20", "/transfer/decisionToReferDate")]
    [InlineData("/transfer/decisionToReferDate", "2026-10-28", "/transfer/decisionToReferDate")]
    public void What_must_come_first_comes_first(string pointer, string day, string at) =>
        Assert.Contains("/dataset" + at, Sent.Lung().With(pointer, $"\"{day}\"").Read().Refused.Select(f => f.Pointer));

    [Fact]
    public void Nobody_is_seen_before_the_decision_to_refer_even_where_the_period_start_is_not_known() => Assert.Equal(
        ["/dataset/cancerWait/dateFirstSeen"],
        Sent.Lung().Without("/cancerWait/periodStartDate")
            .With("/cancerWait/dateFirstSeen", "\"2026-10-27\"").Read().Refused
            .Select(f => f.Pointer));

    [Theory]
    [InlineData("/cancerWait/periodStartDate", "2026-10-28")]
    [InlineData("/cancerWait/dateFirstSeen", "2026-10-29")]
    [InlineData("/cancerWait/consultantUpgradeDate", "2026-11-21")]
    [InlineData("/diagnosis/diagnosisDate", "2020-01-01")]
    [InlineData("/staging/date", "2026-11-01")]
    [InlineData("/questions/preferredMdtDate", "2026-12-03")]
    public void What_is_odd_but_possible_is_taken(string pointer, string day) =>
        Assert.Empty(Sent.Lung().With(pointer, $"\"{day}\"").Read().Refused);

    [Fact]
    public void A_new_clock_may_start_after_the_decision_that_starts_it() =>
        Assert.Empty(Sent.Lung().With("/rtt/periodStatus", "\"12\"").With("/rtt/periodStartDate", "\"2026-11-20\"").Read().Refused);

    [Theory]
    [InlineData("{\"consultantUpgradeDate\":\"2026-11-10\",\"periodStartDate\":\"2026-11-01\"}", "2026-11-10")]
    [InlineData("{\"periodStartDate\":\"2026-11-01\"}", "2026-11-01")]
    [InlineData("null", "2026-10-29")]
    public void Day_0_is_the_upgrade_or_else_the_cancer_period_or_else_the_RTT_period(string cancerWait, string day)
    {
        var dates = Sent.Lung().With("/cancerWait", cancerWait).Read().Dates!;
        var start = DateOnly.Parse(day, null);
        Assert.Equal((start, start.AddDays(38), start.AddDays(62)), (dates.PeriodStart, dates.HandOverBy, dates.TreatBy));
    }
}
